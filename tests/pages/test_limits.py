"""Each limit on what may be brought and kept says on the page what it is, and nothing is kept."""

from __future__ import annotations

import gzip

import pytest

ROWS = "\n".join(["title,year,tags", *(f"Bakery {number},2024,First Love" for number in range(9))])
FILES = {
    "FILE_BYTES": (100, ROWS.encode(), "larger than"),
    "ROWS": (5, ROWS.encode(), "5 rows"),
    "COLUMNS": (2, ROWS.encode(), "3 columns, more than 2"),
    "CELL_CHARS": (9, ROWS.encode(), "a cell is too long; shorten it to 9 characters"),
    "EXPANSION": (2, gzip.compress(ROWS.encode() + b"\n" * 5000), "2 times"),
}
KEPT = {
    "WORKSPACES": (1, "keeps 1 workspaces"),
    "WORKSPACE_BYTES": (100, "Bring fewer rows or columns"),
    "WORKSPACES_BYTES": (1000, "no room for that"),
}


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, [error.value for error in app.exception]


def bring(app, content):
    app.session_state["your_data"].bring("file", content)
    app.run()
    press(app, "next")


def to_be_kept(app, text):
    bring(app, text.encode())
    for key in ("next", "next", "next", "keep"):
        press(app, key)


@pytest.mark.parametrize("limit", FILES)
def test_a_file_past_a_limit_is_told_so(open_page, monkeypatch, limit):
    most, content, said = FILES[limit]
    app = open_page("yourdata")
    monkeypatch.setenv(f"SLOWBURN_MAX_{limit}", str(most))
    bring(app, content)
    shown = [part.value.replace("\\", "") for part in app.error]
    told = [value for table in app.dataframe for value in table.value.astype(str).to_numpy().flat]
    assert any(said in text for text in [*shown, *told]), (shown, told)


def test_the_uploader_names_the_limits(open_page, monkeypatch):
    monkeypatch.setenv("SLOWBURN_MAX_FILE_BYTES", "3000000")
    monkeypatch.setenv("SLOWBURN_MAX_ROWS", "1234")
    app = open_page("yourdata")
    [uploader] = app.get("file_uploader")
    assert "Up to 3 MB a file, 1,234 rows and 500 columns" in uploader.proto.help
    assert uploader.proto.max_upload_size_mb == 3


@pytest.mark.parametrize("limit", KEPT)
def test_a_server_that_keeps_no_more_says_which_limit_is_reached(
    open_page, monkeypatch, tmp_path, home, limit
):
    most, said = KEPT[limit]
    (tmp_path / "warehouse").symlink_to((home / "warehouse").resolve())
    app = open_page("yourdata")
    monkeypatch.setenv("SLOWBURN_HOME", str(tmp_path))
    if limit == "WORKSPACES":
        to_be_kept(app, ROWS)
        press(app, "anew")
    monkeypatch.setenv(f"SLOWBURN_MAX_{limit}", str(most))
    to_be_kept(app, ROWS)
    assert said in app.error[0].value.replace("\\", "")
    kept = [path for path in (tmp_path / "workspaces").iterdir() if path.name != ".lock"]
    assert len(kept) == (1 if limit == "WORKSPACES" else 0)
