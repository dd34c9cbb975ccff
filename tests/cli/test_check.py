"""``slowburn check``: the account as text and JSON, the files it writes, and what it exits with."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

NOTES = (
    "Notes for a talk\n"
    "drama;trope;stance;confidence;note\n"
    "Head over Heels;love-triangle;avoided;0.9;=1+1\n"
    "Head over Heels;love-triangle;avoided;0.9;=1+1\n"
    "견우와 선녀;Xqxqxq;maybe;0,9;two words\n"
    "Crash Landing on You;forbidden-love;present;7;\n"
    "Zzyzx;forbidden-love;present\n"
)
KEYS = {
    "rows_read",
    "rows_accepted",
    "rows_rejected",
    "rows_merged",
    "dialect",
    "columns",
    "dramas",
    "terms",
    "problems",
}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "notes.csv"
    file.write_bytes(NOTES.encode("utf-8-sig"))
    return file


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def test_the_account_as_json(slowburn: Run, notes: Path) -> None:
    result = slowburn("check", notes, "--json")
    account = json.loads(result.stdout)
    assert result.exit_code == 0
    assert account.keys() >= KEYS
    assert [account[f"rows_{each}"] for each in ("read", "accepted", "rejected", "merged")] == [
        5,
        2,
        2,
        1,
    ]
    assert account["dialect"] == {
        "encoding": "utf-8",
        "delimiter": ";",
        "quote": '"',
        "header_line": 2,
    }
    assert account["columns"] == {
        name: name for name in ("drama", "trope", "stance", "confidence", "note")
    }
    assert account["dramas"] == {"matched": 2, "new": 0, "ambiguous": 0}
    assert account["terms"]["mapped"] == 2
    assert {
        (problem["line"], problem["column"], problem["severity"]) for problem in account["problems"]
    } == {
        (1, None, "note"),
        (4, None, "note"),
        (5, "stance", "error"),
        (6, "confidence", "warning"),
        (7, None, "error"),
    }
    assert all(problem["reason"] for problem in account["problems"])


def test_the_account_in_words(slowburn: Run, notes: Path) -> None:
    result = slowburn("check", notes)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "notes.csv: 5 rows read = 2 accepted + 2 rejected + 1 merged"
    assert 'Read as: utf-8, a semicolon between cells, quotation mark ", header on line 2' in lines
    assert "Dramas: 2 matched, 0 new, 0 ambiguous" in lines
    assert any(line.startswith('error: notes.csv:5: stance "maybe": is not a') for line in lines)


def test_the_table_is_written_exactly_as_read(slowburn: Run, notes: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    assert slowburn("check", notes, "--table", table).exit_code == 0
    assert rows_of(table) == [line.split(";") for line in NOTES.splitlines()[1:]]
    assert table.read_bytes().startswith(b"drama,trope,stance,confidence,note\r\n")


def test_rejected_rows_can_be_mended_in_the_file_of_problems_and_read_again(
    slowburn: Run, notes: Path, tmp_path: Path
) -> None:
    problems = tmp_path / "problems.csv"
    slowburn("check", notes, "--problems", problems)
    header, *rows = rows_of(problems)
    assert header[:5] == ["line", "column", "value", "reason", "severity"]
    assert [row[0] for row in rows] == ["1", "4", "5", "6", "7"]
    mended = [
        [*row[:5], *("present" if cell == "maybe" else cell for cell in row[5:])] for row in rows
    ]
    mended[-1] += ["0.5", "mended"]
    with problems.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *mended])
    again = json.loads(slowburn("check", problems, "--json").stdout)
    assert again["rows_accepted"] == 2
    assert again["terms"]["unmapped"] == [{"term": "Xqxqxq", "count": 1}]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty"),
        (b"drama,trope\n", "a header without rows"),
        (b"drama,trope\n,love-triangle\n", "No row can be taken"),
        (b"%PDF-1.7", "not a table in text but a PDF"),
        (bytes(range(256)) * 9, "not text"),
    ],
)
def test_a_file_of_no_use_is_refused_in_one_sentence(
    slowburn: Run, tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    result = slowburn("check", file)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    [sentence] = result.stderr.splitlines()
    assert sentence.startswith("list.csv")
    assert reason in sentence
    as_json = slowburn("check", file, "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout).keys() >= KEYS


def test_how_a_file_is_read_can_be_overruled(slowburn: Run, tmp_path: Path) -> None:
    file, table = tmp_path / "list.csv", tmp_path / "table.csv"
    file.write_bytes("a;b|'x;y'\n1;2|z\n".encode("cp949"))
    options = ["--encoding", "cp949", "--delimiter", ";", "--quote", "none", "--header-line", "0"]
    result = slowburn("check", file, "--json", "--table", table, *options)
    assert json.loads(result.stdout)["dialect"] == {
        "encoding": "cp949",
        "delimiter": ";",
        "quote": None,
        "header_line": None,
    }
    assert rows_of(table)[:1] == [["a", "b|'x", "y'"]]
    slowburn("check", file, "--table", table, "--delimiter", "|", "--quote", "'")
    assert rows_of(table) == [["a;b", "x;y"], ["1;2", "z"]]
    tab = slowburn("check", file, "--json", "--delimiter", "tab")
    assert json.loads(tab.stdout)["dialect"]["delimiter"] == "\t"


def test_what_cannot_be_asked_is_said(slowburn: Run, notes: Path, tmp_path: Path) -> None:
    assert "no encoding called" in slowburn("check", notes, "--encoding", "klingon").stderr
    assert "No header stands on line 99" in slowburn("check", notes, "--header-line", 99).stderr
    assert slowburn("check", notes, "--quote", "ab").exit_code == 2
    assert slowburn("check", tmp_path / "none.csv").exit_code == 2
    unwritable = tmp_path / "no-such-folder" / "table.csv"
    result = slowburn("check", notes, "--table", unwritable)
    assert result.exit_code == 1
    assert f"Could not write {unwritable}: No such file or directory." in result.stderr


def test_columns_and_shape_can_be_named(slowburn: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("what,how\nHead over Heels,love-triangle\n", encoding="utf-8")
    given = ["--shape", "annotations", "--role", "drama=what", "--role", "trope=2", "--json"]
    account = json.loads(slowburn("check", file, *given).stdout)
    assert account["shape"] == "annotations"
    assert account["columns"] == {"drama": "what", "trope": "how"}
    assert account["rows_accepted"] == 1


@pytest.mark.parametrize(
    "given", [["--role", "titel=what"], ["--role", "title"], ["--shape", "list"]]
)
def test_a_role_or_shape_that_is_none_is_refused(slowburn: Run, notes: Path, given: list) -> None:
    result = slowburn("check", notes, *given)
    assert result.exit_code == 2
    assert "annotations" in result.stderr or "network" in result.stderr


def test_lines_of_a_problem_file_without_a_row_are_no_rows(slowburn: Run, tmp_path: Path) -> None:
    file, problems = tmp_path / "list.csv", tmp_path / "problems.csv"
    file.write_text("title,year,episodes\nGoblin,2016,many\n,2020,16\nZzyzx,2019,x\n", "utf-8")
    slowburn("check", file, "--problems", problems)
    account = json.loads(slowburn("check", problems, "--json").stdout)
    assert len(rows_of(problems)) == 3
    assert [account[f"rows_{each}"] for each in ("read", "accepted", "rejected", "merged")] == [
        1,
        0,
        1,
        0,
    ]
    assert any("hold no row" in each["reason"] for each in account["problems"])
