"""Bad input: every problem is told with its place, and the warehouse that was there stays."""

from __future__ import annotations

import os
import subprocess
import sys

import duckdb
import pytest

from etl.build import build
from etl.problems import DataProblems

DRAMAS = "catalogue/dramas.csv"


def problems_of(data, home):
    with pytest.raises(DataProblems) as raised:
        build(data, home)
    return [(p.file, p.line, p.column, p.value, p.reason) for p in raised.value.problems]


def replace(data, name, old, new):
    file = data / name
    content = file.read_bytes()
    old, new = (part if isinstance(part, bytes) else part.encode() for part in (old, new))
    assert old in content
    file.write_bytes(content.replace(old, new, 1))


def test_the_small_catalogue_is_sound(small_data, tmp_path):
    built = build(small_data, tmp_path / "home")
    assert built.manifest.rows["drama"] == 3
    assert built.manifest.rows["annotation"] == 2


BROKEN = {
    # name: (file, old, new, line, column, value, a word of the reason)
    "an impossible date": (
        DRAMAS, "2015-03-02", "2015-02-30", 2, "start_date", "2015-02-30", "date that exists",
    ),
    "letters in a number": (DRAMAS, ",5000,", ",5k,", 2, "watchers", "5k", "whole number"),
    "a fraction of an episode": (DRAMAS, ",16,60", ",16.5,60", 2, "episodes", "16.5", "whole"),
    "a score out of range": (DRAMAS, ",8.1,", ",81,", 2, "score", "81", "between 0 and 10"),
    "an end before the start": (
        DRAMAS, "2015-04-21", "2014-04-21", 2, None, "rain-again-2015", "ends before",
    ),
    "a year that is not the start's": (
        DRAMAS, ",2015,16", ",2016,16", 2, None, "rain-again-2015", "year of start_date",
    ),
    "an empty title": (DRAMAS, "Rain Again", "", 2, "title", None, "empty"),
    "an unknown country": (DRAMAS, ",TH,", ",XX,", 3, "country", "XX", "names no country"),
    "an unknown trope": (
        "loadings.csv", "amnesia", "amnesty", 2, "trope_id", "amnesty", "names no trope",
    ),
    "an unknown source": (
        "term_uses/tags.csv", "tags,rain", "tagz,rain", 2, "source_id", "tagz", "names no source",
    ),
    "an unknown drama": (
        "statements/rain.csv", "rain-again-2015", "rain-2015", 2, "drama_id", "rain-2015",
        "names no drama",
    ),
    "an unknown stance": (
        "statements/rain.csv", "avoided", "evaded", 2, "stance", "evaded", "must be one of",
    ),
    "a term that is a trope without one": (
        "terms.csv", "trope,amnesia,present,0.9", "trope,,,", 2, None, "tags, Memory Loss, ",
        "names its trope_id",
    ),
    "a missing cell": (
        "countries.csv", "KR,South Korea", "KR", 2, None, "KR", "1 cells where the header has 2",
    ),
    "a cell too many": (
        "countries.csv", "KR,South Korea", "KR,South,Korea", 2, None, "KR,South,Korea", "3 cells",
    ),
    "a blank line": ("countries.csv", "KR,", "\nKR,", 2, None, None, "blank"),
    "a word in another encoding": (
        DRAMAS, "다시 비", "다시 비".encode("cp949"), 2, None, None, "not UTF-8",
    ),
    "a header in other words": (
        "countries.csv", "country,name", "code,name", 1, None, "code,name", "header must be",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_is_told_with_its_place_and_nothing_else_is(small_data, tmp_path, case):
    name, old, new, line, column, value, reason = BROKEN[case]
    replace(small_data, name, old, new)
    [(*place, shown, why)] = problems_of(small_data, tmp_path / "home")
    assert place == [name, line, column]
    assert reason in why
    if reason != "not UTF-8":
        assert shown == value


def test_a_duplicate_key_is_told_at_each_of_its_lines(small_data, tmp_path):
    replace(small_data, "tropes.csv", "amnesia,Amnesia", "slow-burn,Amnesia")
    told = [p for p in problems_of(small_data, tmp_path / "home") if p[0] == "tropes.csv"]
    assert [(line, value) for _, line, _, value, _ in told] == [(2, "slow-burn"), (3, "slow-burn")]
    assert all("more than once" in p[4] for p in told)


def test_a_line_after_faulty_lines_keeps_its_number(small_data, tmp_path):
    replace(small_data, DRAMAS, "rain-again-2015,Rain", "\nrain-again-2015,Rain")
    replace(small_data, DRAMAS, ",7,made-up", ",seven,made-up")
    told = problems_of(small_data, tmp_path / "home")
    assert (DRAMAS, 5, "watchers", "seven", "is not a whole number") in told


def test_an_unclosed_quote_is_caught_where_it_opens_and_hides_nothing_below(small_data, tmp_path):
    replace(small_data, DRAMAS, '"Tea, and Thunder"', '"Tea, and Thunder')
    replace(small_data, DRAMAS, ",7,made-up", ",seven,made-up")
    quote, number = problems_of(small_data, tmp_path / "home")
    assert quote[:3] == (DRAMAS, 3, None)
    assert "a quote is opened and never closed" in quote[4]
    assert number == (DRAMAS, 4, "watchers", "seven", "is not a whole number")


def test_a_cell_that_runs_over_a_line_end_is_refused(small_data, tmp_path):
    replace(small_data, "countries.csv", "Thailand", '"Thai\nland"')
    told = problems_of(small_data, tmp_path / "home")
    assert [place[:2] for place in told] == [("countries.csv", 3), ("countries.csv", 4)]


RUINED = {
    # name: (content, line, a word of the reason)
    "empty": (b"", None, "is empty"),
    "only line ends": (b"\n\n", None, "is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", None, "is empty"),
    "binary": (b"\x00\x01\x02\xff" * 300 + b"\n", 1, "NUL"),
    "binary below its header": (b"country,name\nKR,Korea\nTH,Thailand\n\0\x07\0\n", 4, "NUL"),
    "UTF-16": ("country,name\n".encode("utf-16") + b"\n", 1, "NUL"),
    "cut within its header": (b"country,na", 1, "cut short"),
    "cut within a line": (b"country,name\nKR,South Korea\nTH", 3, "cut short"),
    "cut before the last line end": (b"country,name\nKR,Korea\nTH,Thailand", 3, "cut short"),
    "old line ends": (b"country,name\rKR,Korea\rTH,Thailand\r\n", 1, "carriage return"),
}


@pytest.mark.parametrize("case", RUINED)
def test_a_ruined_file_is_refused_with_a_reason(small_data, tmp_path, case):
    content, line, reason = RUINED[case]
    (small_data / "countries.csv").write_bytes(content)
    told = problems_of(small_data, tmp_path / "home")
    assert {name for name, *_ in told} == {"countries.csv"}
    assert told[0][1] == line
    assert reason in told[0][4]


def test_a_file_in_another_encoding_is_told_at_each_line_that_shows_it(small_data, tmp_path):
    file = small_data / "catalogue/aliases.csv"
    text = "drama_id,alias\nrain-again-2015,Dasi Bi\nrain-again-2015,다시 비\nzest-undated,제스트\n"
    file.write_bytes(text.encode("cp949"))
    told = problems_of(small_data, tmp_path / "home")
    assert [place[1] for place in told] == [3, 4]
    assert all("not UTF-8; save the file as UTF-8" in why for *_, why in told)


def test_a_missing_file_is_told_by_its_name(small_data, tmp_path):
    (small_data / "tropes.csv").unlink()
    told = problems_of(small_data, tmp_path / "home")
    assert told == [("tropes.csv", None, None, None, "there is no such file; restore it")]


def test_a_file_that_cannot_be_read_is_told_by_its_name(small_data, tmp_path):
    (small_data / "tropes.csv").unlink()
    (small_data / "tropes.csv").mkdir()
    [(*place, why)] = problems_of(small_data, tmp_path / "home")
    assert place == ["tropes.csv", None, None, None]
    assert why.startswith("cannot be read: ")


def test_a_table_may_be_empty_but_what_refers_to_it_may_not_dangle(small_data, tmp_path):
    header_only = "drama_id,alias\n"
    (small_data / "catalogue/aliases.csv").write_text(header_only)
    assert build(small_data, tmp_path / "home").manifest.rows["drama_alias"] == 0
    file = small_data / "dimensions.csv"
    file.write_text(file.read_text(encoding="utf-8").split("\n")[0] + "\n")
    told = problems_of(small_data, tmp_path / "home")
    assert [place[:4] for place in told] == [
        ("loadings.csv", line, "dimension_id", "pacing") for line in (2, 3)
    ]


def test_a_faulty_row_is_not_missed_by_the_rows_that_refer_to_it(small_data, tmp_path):
    replace(small_data, DRAMAS, ",5000,made-up", "")
    told = problems_of(small_data, tmp_path / "home")
    assert [place[:2] for place in told] == [(DRAMAS, 2)]


def test_a_byte_order_mark_and_windows_line_ends_are_read(small_data, tmp_path):
    file = small_data / "countries.csv"
    text = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text)
    build(small_data, tmp_path / "home")
    con = duckdb.connect(str(tmp_path / "home/warehouse/slowburn.duckdb"), read_only=True)
    assert con.sql("FROM country ORDER BY country").fetchall() == [
        ("KR", "South Korea"),
        ("TH", "Thailand"),
    ]


def snapshot(home):
    return {
        str(path.relative_to(home)): path.readlink() if path.is_symlink() else path.read_bytes()
        for path in home.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def test_the_command_lists_all_problems_of_all_files_and_leaves_the_warehouse(small_data, tmp_path):
    home = tmp_path / "home"
    rows = build(small_data, home).manifest.rows["drama"]
    before = snapshot(home)
    replace(small_data, DRAMAS, "2015-03-02", "2015-02-30")
    replace(small_data, "terms.csv", ",0.9,", ",9,")
    replace(small_data, "statements/rain.csv", "slow-burn", "slow-born")
    replace(small_data, "countries.csv", "TH,Thailand", "TH")
    done = subprocess.run(
        [sys.executable, "-m", "slowburn", "build", "--data", str(small_data)],
        env=os.environ | {"SLOWBURN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    *told, last = done.stderr.strip().splitlines()
    assert told == [
        f"{place}: {reason}"
        for place, reason in {
            'countries.csv:3: "TH"': "has 1 cells where the header has 2",
            'catalogue/dramas.csv:2: start_date "2015-02-30"': (
                "is not a date that exists, written YYYY-MM-DD"
            ),
            'terms.csv:2: confidence "9"': "must lie between 0 and 1",
            'statements/rain.csv:2: trope_id "slow-born"': (
                "names no trope: add it there, or mend the spelling"
            ),
        }.items()
    ]
    assert last.startswith("4 problems. Nothing was built")
    assert snapshot(home) == before
    con = duckdb.connect(str(home / "warehouse/slowburn.duckdb"), read_only=True)
    assert con.sql("SELECT count(*) FROM drama").fetchall() == [(rows,)]
