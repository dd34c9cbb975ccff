"""Where the table stands in its records: lines before it, the header, the width of a row."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.container import refuse
from etl.intake.headers import count_known
from etl.intake.record import NOT_CLOSED, SWALLOWS, TOO_LONG, Record
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence


VALUE = re.compile(r"[-+]?[\d.,:/%\s-]*\d[\d.,:/%\s-]*|[$€£¥₩]\s?\d[\d.,]*|true|false|yes|no", re.I)
"""A cell that is a number, a date or a flag: no name of a column."""
LIST = re.compile(r"^\s*\[.*\]\s*$|^https?://", re.DOTALL)
HALF = 0.5
SEEN = 200
MISREAD = {NOT_CLOSED, SWALLOWS, TOO_LONG}
"""Faults after which the cells of a record are a guess."""
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of a table among its records.

    Attributes:
        header_line: The line of the header; 0 where there is none.
        header: The names of the columns, made up (``column 1``) where there is no header.
        width: How many cells a row has.
        padded: Whether every row ends with one delimiter too many, so that its last cell is empty.
        first: The line on which the first row begins at the earliest.
    """

    header_line: int
    header: tuple[str, ...]
    width: int
    padded: bool
    first: int


def lay_out(
    file: str, records: Sequence[Record], asked: int | None, most: int
) -> tuple[Layout, list[Problem]]:
    """Return the layout of a table whose first records are ``records``, blank ones left out.

    Args:
        file: The file's name, for problems.
        records: The first records; at least one.
        asked: The header line that a person has named; 0 for none; ``None`` to find it.
        most: The most columns that are read.

    Raises:
        DataProblems: If there is no record on the line asked for, or there are too many columns.
    """
    width = _usual_width(records)
    if width > most:
        raise refuse(file, f"The table has {width:,} columns, more than {most:,}; drop some.")
    if asked:
        start = next((i for i, record in enumerate(records) if record.line == asked), None)
        if start is None:
            raise refuse(file, f"No header stands on line {asked}; name another line.", line=asked)
        below = records[start + 1 :]
        width = _usual_width(below) if below else len(records[start].cells)
        has_header, why = True, None
    else:
        start = 0 if asked == 0 else _start(records, width)
        has_header, why = (False, None) if asked == 0 else _has_header(records[start:], width)
    problems = _before(file, records[:start])
    first = records[start]
    if why:
        said = "is taken for the header" if has_header else "is taken for a row, not for a header"
        reason = f"this line {said}: {why}; name the header line if this is wrong"
        problems.append(Problem(file, first.line, None, _shown(first), reason, Severity.NOTE))
    if not has_header:
        return _unnamed(width, first.line), problems
    if first.fault or first.oddity:
        reason = f"of the header: {first.fault or first.oddity}"
        problems.append(Problem(file, first.line, None, _shown(first), reason, Severity.WARNING))
    header, width, padded = _fitted(first.cells, records[start + 1 :], width)
    if padded:
        reason = "the rows end with a delimiter that the header lacks; their empty end is dropped"
        problems.append(Problem(file, first.line, None, None, reason, Severity.NOTE))
    if len(header) != width:
        reason = (
            f"the header has {len(header)} cells, but most rows have {width}, so that it is not "
            "plain which name is whose; mend the header, or name its line"
        )
        problems.append(Problem(file, first.line, None, _shown(first), reason, Severity.WARNING))
        return _unnamed(width, first.line), problems
    layout = Layout(first.line, tuple(header), width, padded, first.line + first.lines)
    return layout, problems


def _unnamed(width: int, first: int) -> Layout:
    names = tuple(f"column {number}" for number in range(1, width + 1))
    return Layout(0, names, width, padded=False, first=first)


def _usual_width(records: Sequence[Record]) -> int:
    counts = Counter(len(record.cells) for record in records if not record.fault)
    if not counts:
        return len(records[0].cells)
    return max(counts, key=lambda width: (counts[width] * (1 + (width > 1)), width))


def _start(records: Sequence[Record], width: int) -> int:
    """Return the place of the first record that belongs to the table."""
    for place, record in enumerate(records):
        filled = sum(bool(cell.strip()) for cell in record.cells)
        if record.fault in MISREAD or (filled <= width * HALF and width > 2):
            continue
        # A header may have one delimiter more or less at its end than the rows.
        nearly = abs(len(record.cells) - width) <= 1 and len(record.cells) > (width > 1)
        if len(record.cells) == width or (nearly and (place == 0 or count_known(record.cells) > 1)):
            return place
    return 0


def _fitted(header: list[str], rows: Sequence[Record], width: int) -> tuple[list[str], int, bool]:
    """Make one delimiter too many, at the end of all rows or of the header, no column."""
    wide = [row for row in rows if len(row.cells) == width and not row.fault]
    if len(header) == width - 1 and wide and not any(row.cells[-1].strip() for row in wide):
        return header, width - 1, True
    if len(header) == width + 1 and not header[-1].strip():
        return header[:-1], width, False
    return header, width, False


def _has_header(records: Sequence[Record], width: int) -> tuple[bool, str | None]:
    """Say whether the first record is a header, and why where this is not plain."""
    first = [cell.strip() for cell in records[0].cells]
    rows = [record.cells for record in records[1:SEEN] if len(record.cells) == width]
    if count_known(first) * 2 >= len(first) or (count_known(first) > 1):
        return True, None
    if not rows:
        return True, "there is no row to compare it with"
    valued = sum(bool(VALUE.fullmatch(cell) or LIST.match(cell)) for cell in first)
    if valued:
        return False, "it holds values such as numbers"
    columns = list(zip(*rows, strict=True))
    typed = [
        column
        for column in columns
        if sum(bool(VALUE.fullmatch(cell.strip())) for cell in column) > HALF * len(column)
    ]
    filled = [cell for cell in first if cell]
    if typed:
        return True, None
    repeated = any(cell and cell in column for cell, column in zip(first, columns, strict=False))
    if repeated or len(set(filled)) < len(filled):
        return False, "its values come again below"
    return True, "nothing shows it plainly, as all columns are text"


def _before(file: str, records: Sequence[Record]) -> list[Problem]:
    return [
        Problem(
            file,
            record.line,
            None,
            _shown(record),
            "stands before the table and is not read as a row",
            Severity.NOTE,
        )
        for record in records
    ]


def _shown(record: Record) -> str:
    return ", ".join(record.cells)[:SHOWN]
