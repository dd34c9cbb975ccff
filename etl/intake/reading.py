"""Reading any file into one table of text, and saying all that was not plain about it."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import duckdb

from etl.intake.careful import CarefulReading
from etl.intake.container import refuse, unpack
from etl.intake.detect import detect, first_lines
from etl.intake.encoding import decode
from etl.intake.layout import Layout, lay_out
from etl.intake.mending import COLUMNS, mended
from etl.intake.misfits import misfits
from etl.intake.quick import read_text
from etl.intake.record import LINE_ENDS
from etl.intake.records import RecordReader
from etl.intake.sheet import read_sheet
from etl.intake.text import Text
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from etl.intake.container import Container
    from etl.intake.dialect import Dialect, Overrides
    from etl.intake.limits import Limits
    from etl.intake.record import LineEnds

HEAD = 400_000
SAMPLE_ROWS = 1000
CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read, before any interpretation but that of what a spreadsheet needs.

    Attributes:
        file: Its name.
        con: An in-memory database with the table ``raw``: ``line`` and ``c1``, ``c2``, ... as text,
            NULL for an empty cell; one row for each row that was read whole. ``mended`` is the
            same without what was added to cells for a spreadsheet's sake.
        encoding: The encoding; ``None`` for a workbook.
        dialect: The dialect; ``None`` for a workbook.
        layout: Header and width.
        rows: How many rows ``mended`` has.
        rejected: Rows that could not be read whole: line, and cells as far as they go.
        problems: Everything that a person should know of the reading, by line.
        as_read: The reading before it was mended, if there was anything to mend.
    """

    file: str
    con: duckdb.DuckDBPyConnection
    encoding: str | None
    dialect: Dialect | None
    layout: Layout
    rows: int
    rejected: list[tuple[int, list[str]]]
    problems: list[Problem]
    as_read: Reading | None = None

    def rows_on(self, lines: Sequence[int]) -> dict[int, list[str]]:
        """Return the cells of the rows of ``mended`` that begin on these lines, by line."""
        found = self.con.execute("FROM rows_on($lines)", {"lines": list(lines)}).fetchall()
        return {line: [cell or "" for cell in cells] for line, *cells in found}


def read(path: Path, overrides: Overrides, limits: Limits) -> Reading:
    """Read a file, whatever its encoding, dialect and layout.

    Raises:
        DataProblems: If there is no table to be read in it; the reason is one sentence.
    """
    container = unpack(path, limits)
    con = duckdb.connect()
    if container.is_workbook:
        return _read_workbook(con, path.name, container, overrides, limits)
    decoded = decode(path.name, container.content, overrides.encoding)
    head = decoded.head(HEAD)
    if not head.strip():
        raise refuse(path.name, "The file is empty; export it again.")
    head = first_lines(head)
    if head.startswith(",".join(COLUMNS)):
        overrides = replace(overrides, delimiter=",", quote='"', header_line=1)  # a file of ours
    dialect, problems = detect(con, path.name, head, overrides, limits.cell_chars)
    sample = RecordReader(head, dialect, longest=limits.cell_chars)
    records = [record for record in sample.records() if record.cells]
    layout, more = lay_out(path.name, records, overrides.header_line, limits.columns)
    problems = [*decoded.problems, *problems, *more]
    as_it_stands = decoded.utf8 is container.content and not container.is_packed
    text = Text(path.name, decoded.utf8, path if as_it_stands else None, dialect, layout, limits)
    taken, line_ends = read_text(con, text)
    problems += [*taken.problems, *_mixed_ends(path.name, line_ends)]
    reading = Reading(
        path.name, con, decoded.encoding, dialect, layout, taken.rows, taken.rejected, problems
    )
    return _finished(reading)


def write_table(reading: Reading, target: Path) -> None:
    """Write header and rows exactly as read: UTF-8, RFC 4180; rejected rows stand in their place.

    Raises:
        OSError: If it cannot be written.
    """
    reading = reading.as_read or reading
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if reading.layout.header_line:
            writer.writerow(reading.layout.header)
        rejected = iter([*reading.rejected, (None, [])])
        line, cells = next(rejected)
        for at, *row in _rows(reading):
            while line is not None and line < at:
                writer.writerow(cells)
                line, cells = next(rejected)
            writer.writerow(row)
        while line is not None:
            writer.writerow(cells)
            line, cells = next(rejected)


def _rows(reading: Reading) -> Iterator[tuple[int, *tuple[str | None, ...]]]:
    found = reading.con.cursor().execute("SELECT * FROM raw ORDER BY line")
    while rows := found.fetchmany(CHUNK):
        yield from rows


def _mixed_ends(file: str, line_ends: LineEnds) -> list[Problem]:
    """Say where lines end otherwise than most: one of these ends may be part of a cell."""
    usual = max(line_ends, key=lambda end: line_ends[end][0], default=None)
    return [
        Problem(
            file,
            first,
            None,
            None,
            f"this line ends with {LINE_ENDS[end]}, unlike most; so do {count:,} in all",
            Severity.NOTE,
        )
        for end, (count, first) in line_ends.items()
        if end != usual
    ]


def _read_workbook(
    con: duckdb.DuckDBPyConnection,
    file: str,
    container: Container,
    overrides: Overrides,
    limits: Limits,
) -> Reading:
    records, problems = read_sheet(file, container.content)
    filled = [record for record in records if record.cells][:SAMPLE_ROWS]
    layout, more = lay_out(file, filled, overrides.header_line, limits.columns)
    taken = CarefulReading(con, file, layout, limits)
    taken.take(records)
    problems = [*problems, *more, *taken.problems]
    return _finished(Reading(file, con, None, None, layout, taken.rows, taken.rejected, problems))


def _finished(reading: Reading) -> Reading:
    reading = mended(reading)
    reading.problems.extend(misfits(reading.con, reading.file, reading.layout.width))
    reading.problems.sort(key=lambda problem: problem.line or 0)
    return reading
