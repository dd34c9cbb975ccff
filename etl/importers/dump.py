"""Reading a CSV dump: every line that is not a proper row is located and left out, none is lost."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.problems import DataProblems, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHOWN = 80
"""Characters of a faulty line that a problem shows."""

LONGEST_ROW = 1000
"""Physical lines that one row may span before its quotation mark counts as never closed."""

NOT_CLOSED = "a quotation mark is opened and never closed; close it or remove it"
BADLY_QUOTED = "quotation marks out of place; write a quotation mark within a value twice"
WRONG_COUNT = "wrong number of columns"
OVER_THE_LINE = "a value runs over the line end; a quotation mark is probably not closed"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a dump: the line it starts on, and its values, trimmed, by column."""

    line: int
    values: dict[str, str]


@dataclass(slots=True)
class Dump:
    """What a CSV file holds.

    Attributes:
        file: The file's name.
        rows: The proper rows in the order of the file.
        problems: One for each line that could not be read as a row.
        rows_read: How many rows there were, proper or not.
    """

    file: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows_read: int = 0


def read_dump(path: Path, columns: Sequence[str]) -> Dump:
    """Read a CSV file, comma separated and UTF-8, whose header names at least ``columns``.

    A line that is not a proper row becomes a problem, and reading goes on with the line after it.
    Values of ``columns`` keep to one line; those of other columns may run over several.

    Raises:
        DataProblems: If the file is missing, empty, not text, not UTF-8 or lacks a column.
    """
    lines = [line.removesuffix("\r") for line in _read_text(path).split("\n")]
    dump = Dump(path.name)
    header = _read_header(path.name, lines[0], columns)
    at = 1
    while at < len(lines):
        at += _read_row(dump, header, columns, lines, at) if lines[at].strip() else 1
    return dump


def refuse(file: str, reason: str, *, line: int | None = None) -> DataProblems:
    """Return the error that says why a whole file cannot be used."""
    return DataProblems([Problem(file, line, None, None, reason)])


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); check the path and the permissions"
        raise refuse(path.name, reason) from error
    if not content.strip():
        raise refuse(path.name, "the file is empty; download or export it again")
    if b"\0" in content:
        reason = "not a text file; unpack it, or export it as CSV in UTF-8"
        raise refuse(path.name, reason)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refuse(path.name, "not UTF-8; save the file as CSV in UTF-8", line=line) from error


def _read_header(file: str, line: str, columns: Sequence[str]) -> list[str]:
    try:
        header = [name.strip() for name in _parse(line)]
    except csv.Error as error:
        raise refuse(file, f"the header cannot be read: {BADLY_QUOTED}", line=1) from error
    missing = [name for name in columns if name not in header]
    if missing:
        reason = f"the header lacks {', '.join(missing)}; choose a dump that has these columns"
        raise refuse(file, reason, line=1)
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        reason = f"the header names {', '.join(twice)} more than once; rename one of them"
        raise refuse(file, reason, line=1)
    return header


def _read_row(
    dump: Dump, header: Sequence[str], columns: Sequence[str], lines: Sequence[str], at: int
) -> int:
    """Take the row that starts at ``lines[at]`` into ``dump``; return how many lines it took.

    A fault takes one line only: the lines that a stray quotation mark would have swallowed are
    read on their own.
    """
    dump.rows_read += 1
    length = _lines_of_row(lines, at)
    if length is None:
        reason, shown = NOT_CLOSED, lines[at][:SHOWN]
    else:
        try:
            values = _parse("\n".join(lines[at : at + length]))
        except csv.Error:
            reason, shown = BADLY_QUOTED, lines[at][:SHOWN]
        else:
            row = dict(zip(header, (value.strip() for value in values), strict=False))
            if len(values) != len(header):
                reason, shown = WRONG_COUNT, f"{len(values)} instead of {len(header)}"
            elif any("\n" in row[name] for name in columns):
                reason, shown = OVER_THE_LINE, lines[at][:SHOWN]
            else:
                dump.rows.append(Row(at + 1, row))
                return length
    dump.problems.append(Problem(dump.file, at + 1, None, shown, reason))
    return 1


def _lines_of_row(lines: Sequence[str], at: int) -> int | None:
    """Return after how many lines the quotation marks pair up, or ``None`` if they never do."""
    marks = 0
    for length, line in enumerate(lines[at : at + LONGEST_ROW], start=1):
        marks += line.count('"')
        if marks % 2 == 0:
            return length
    return None


def _parse(text: str) -> list[str]:
    return next(csv.reader([text], strict=True))
