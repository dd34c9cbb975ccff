"""``slowburn import``: the account of every row, and sentences where a dump is of no use."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from etl.importers.mdl import TAG_COLUMNS
from etl.importers.titles import COLUMNS as TITLE_COLUMNS
from etl.importers.tmdb import COLUMNS as KEYWORD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]
    Write = Callable[..., Path]

TITLE = {
    "mdl_id": "7",
    "title": "Harbour Lights",
    "native_title": "항구의 불빛",
    "country": "South Korea",
    "type": "Drama",
    "format": "Standard Series",
    "start_date": "2022-04-01",
    "year": "2022",
    "network": "tvN",
    "episodes": "12",
    "score": "7.9",
    "n_scored": "310",
    "watchers": "2000",
    "genres": "Romance",
    "snapshot": "made-up-2025",
}


def title(**changes: str) -> list[str]:
    row = TITLE | changes
    return [row.get(column, "") for column in TITLE_COLUMNS]


@pytest.fixture
def dump(write_csv: Write) -> list[Path]:
    """A dump of three titles and four tags: some are accepted, some rejected, one merged."""
    return [
        write_csv(
            "titles[old].csv",
            TITLE_COLUMNS,
            title(),
            title(),
            title(mdl_id="8", title="Quiet Tide", country="Atlantis"),
        ),
        write_csv(
            "tags.csv",
            TAG_COLUMNS,
            ["7", "1", "Slow Burn Romance"],
            ["7", "2", "First Love"],
            ["7", "two", "Seaside"],
            ["99", "1", "First Love"],
        ),
    ]


def test_every_row_of_an_mdl_dump_is_accounted_for(
    slowburn: Run, dump: list[Path], data: Path
) -> None:
    result = slowburn("import", "mdl", *dump, "--data", data)
    assert (result.exit_code, result.stdout) == (0, "")
    lines = result.stderr.splitlines()
    assert "titles[old].csv: 3 rows read = 1 accepted + 1 rejected + 1 merged" in lines
    assert "tags.csv: 4 rows read = 2 accepted + 2 rejected + 0 merged" in lines
    assert sum(line.startswith("  1 x tags.csv: ") for line in lines) == 2
    assert any("titles[old].csv: country not in countries.csv" in line for line in lines)


def test_what_was_imported_can_be_built_and_asked_about(
    slowburn: Run, dump: list[Path], data: Path, tmp_path: Path
) -> None:
    slowburn("import", "mdl", *dump, "--data", data)
    built = slowburn("build", "--data", data, at=tmp_path)
    assert built.exit_code == 0, built.stderr
    [drama] = json.loads(slowburn("ask", "dramas", "--format", "json", at=tmp_path).stdout)
    assert (drama["title"], drama["year"], drama["networks"]) == ("Harbour Lights", 2022, "tvN")
    [view] = json.loads(slowburn("ask", "view", "--format", "json", at=tmp_path).stdout)
    assert (view["dramas"], view["covered"], view["statements"]) == (1, 1, 0)


def test_every_problem_can_be_written_to_a_file(
    slowburn: Run, dump: list[Path], data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "problems.csv"
    result = slowburn("import", "mdl", *dump, "--data", data, "--problems", file)
    assert f"Every problem is in {file}." in result.stderr.splitlines()
    with file.open(encoding="utf-8", newline="") as stream:
        problems = list(csv.DictReader(stream))
    assert [(row["file"], row["line"], row["column"], row["value"]) for row in problems] == [
        ("tags.csv", "4", "position", "two"),
        ("tags.csv", "5", "mdl_id", "99"),
        ("titles[old].csv", "4", "country", "Atlantis"),
    ]
    assert all(row["reason"] for row in problems)


def test_a_file_for_problems_that_cannot_be_written_is_named(
    slowburn: Run, dump: list[Path], data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "no-such-folder" / "problems.csv"
    result = slowburn("import", "mdl", *dump, "--data", data, "--problems", file)
    assert result.exit_code == 1
    assert f"Could not write {file}: No such file or directory." in result.stderr.splitlines()
    assert isinstance(result.exception, SystemExit)


def test_every_row_of_a_tmdb_dump_is_accounted_for(
    slowburn: Run, dump: list[Path], data: Path, write_csv: Write
) -> None:
    slowburn("import", "mdl", *dump, "--data", data)
    keywords = write_csv(
        "keywords.csv", KEYWORD_COLUMNS, ["7", "70", "first love"], ["99", "71", "harbor"]
    )
    result = slowburn("import", "tmdb", keywords, "--data", data)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (
        "keywords.csv: 2 rows read = 1 accepted + 1 rejected + 0 merged"
        in result.stderr.splitlines()
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"mdl_id,position\n7,1\n", "the header lacks tag"),
        (b"mdl_id,position,tag\n", "a header without rows"),
        (b"mdl_id,position,tag\n7,1,\xff\n", "not UTF-8"),
    ],
)
def test_an_unusable_dump_is_refused_in_sentences(
    slowburn: Run, dump: list[Path], data: Path, content: bytes, reason: str
) -> None:
    titles, tags = dump
    tags.write_bytes(content)
    before = {path: path.read_bytes() for path in data.rglob("*.csv")}
    result = slowburn("import", "mdl", titles, tags, "--data", data)
    assert (result.exit_code, result.stdout) == (1, "")
    first, last = result.stderr.strip().splitlines()
    assert first.startswith("tags.csv")
    assert reason in first
    assert last == "Nothing was imported; the catalogue's files are untouched."
    assert {path: path.read_bytes() for path in data.rglob("*.csv")} == before


def test_keywords_without_a_catalogue_are_refused(
    slowburn: Run, data: Path, write_csv: Write
) -> None:
    keywords = write_csv("keywords.csv", KEYWORD_COLUMNS, ["7", "70", "first love"])
    result = slowburn("import", "tmdb", keywords, "--data", data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "import a MyDramaList dump first" in result.stderr


def test_a_dump_that_is_not_there_is_named(slowburn: Run, tmp_path: Path) -> None:
    result = slowburn("import", "tmdb", tmp_path / "nowhere.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.csv" in result.stderr
