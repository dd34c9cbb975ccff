"""Reading every record of a file that is not plainly clean: each is accepted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from etl.intake.container import refuse
from etl.intake.headers import count_known, role_of
from etl.intake.record import SPACED, TOO_LONG, Run
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

    from etl.intake.layout import Layout
    from etl.intake.limits import Limits
    from etl.intake.record import Record

CHUNK = 50_000
SHOWN = 200
FEW = 10
REPEATS_HEADER = "repeats the header; remove it, or split the file if another table begins here"
LIKE_HEADER = "reads like another header; split the file if another table begins here"
EMPTY = "every cell is empty"
ROWS_ON = """
    CREATE OR REPLACE MACRO rows_on(lines) AS TABLE
    FROM {table} WHERE line IN (SELECT unnest(lines))
"""
AFTER_BLANK = "stands after a blank line; if another table begins here, split the file"


class CarefulReading:
    """Takes records into a table, row by row.

    Attributes:
        rejected: The rows that were not taken: line and cells as far as they could be read.
        problems: Why they were not, and what is odd about others.
        rows: How many rows were taken.
        runs: Which lines were passed over as plain: they count as rows, and are not in the table.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, file: str, layout: Layout, limits: Limits
    ) -> None:
        """Take rows of ``layout`` into the table ``raw`` of ``con``, which is made here.

        Beside it is the macro ``rows_on``, which returns its rows on some lines.
        """
        self.rejected: list[tuple[int, list[str]]] = []
        self.problems: list[Problem] = []
        self.rows = 0
        self.runs: list[Run] = []
        self._con = con
        self._file = file
        self._layout = layout
        self._limits = limits
        self._lines: list[int] = []
        self._cells: list[list[str]] = []
        self._gap = False
        self._gaps: list[int] = []
        self._spaced: list[int] = []
        self._empty: list[int] = []
        self._schema = pa.schema(
            [("line", pa.int64()), *((f"c{i + 1}", pa.string()) for i in range(layout.width))]
        )
        columns = ", ".join(f"c{i + 1} VARCHAR" for i in range(layout.width))
        con.execute(f"CREATE OR REPLACE TABLE raw (line BIGINT, {columns})")
        con.execute(ROWS_ON.format(table="raw"))

    def take(self, records: Iterable[Record | Run]) -> None:
        """Take all records below the header.

        Raises:
            DataProblems: If there are more rows than are read.
        """
        for record in records:
            if isinstance(record, Run):
                self._pass_over(record)
            elif record.line >= self._layout.first:
                self._take(record)
        self._flush()
        self._say_together(self._gaps, AFTER_BLANK, Severity.WARNING)
        self._say_together(self._empty, EMPTY, Severity.NOTE)
        self._say_together(self._spaced, SPACED, Severity.NOTE)

    def _pass_over(self, run: Run) -> None:
        self._end_gap(run.line)
        self.runs.append(run)
        self._count(run.lines, run.line)

    def _take(self, record: Record) -> None:
        cells = record.cells
        if not cells:
            self._gap = True
            return
        self._end_gap(record.line)
        if self._layout.padded and len(cells) == self._layout.width + 1 and not cells[-1].strip():
            cells = cells[:-1]
        fault = record.fault or self._misshapen(cells)
        if fault == TOO_LONG:
            fault = f"{TOO_LONG}; shorten it to {self._limits.cell_chars:,} characters"
        if fault:
            self._reject(record.line, cells, fault)
            return
        if not any(cells):
            self._empty.append(record.line)
        if record.oddity == SPACED:
            self._spaced.append(record.line)
        elif record.oddity:
            self._say(record.line, cells, record.oddity, Severity.WARNING)
        self._lines.append(record.line)
        self._cells.append(cells)
        self._count(1, record.line)
        if len(self._cells) >= CHUNK:
            self._flush()

    def _end_gap(self, line: int) -> None:
        if self._gap and (self.rows or self.rejected):
            self._gaps.append(line)
        self._gap = False

    def _count(self, rows: int, line: int) -> None:
        self.rows += rows
        if self.rows > self._limits.rows:
            reason = f"The table has more than {self._limits.rows:,} rows; split it."
            raise refuse(self._file, reason, line=line + rows - (self.rows - self._limits.rows))

    def _misshapen(self, cells: Sequence[str]) -> str | None:
        if len(cells) != self._layout.width:
            return f"has {_counted(len(cells))} where the table has {self._layout.width}"
        if self._layout.header_line:
            if tuple(cells) == self._layout.header:
                return REPEATS_HEADER
            if role_of(cells[0]) and count_known(cells) > len(cells) / 2:
                return LIKE_HEADER
        return None

    def _reject(self, line: int, cells: list[str], reason: str) -> None:
        self.rejected.append((line, cells))
        self._say(line, cells, reason, Severity.ERROR)

    def _say(self, line: int, cells: Sequence[str], reason: str, severity: Severity) -> None:
        shown = ", ".join(cells)[:SHOWN] or None
        self.problems.append(Problem(self._file, line, None, shown, reason, severity))

    def _say_together(self, lines: Sequence[int], reason: str, severity: Severity) -> None:
        """Say something of each line, or of the first for all where there are many."""
        if len(lines) > FEW:
            reason, lines = f"{reason} ({len(lines):,} times in all)", lines[:1]
        self.problems += [Problem(self._file, line, None, None, reason, severity) for line in lines]

    def _flush(self) -> None:
        columns: list[Sequence[str | None]] = [
            [cell or None for cell in column] for column in zip(*self._cells, strict=True)
        ]
        if not columns:
            return
        arrays = [self._lines, *columns]
        chunk = pa.table(
            [pa.array(each, field.type) for each, field in zip(arrays, self._schema, strict=True)],
            schema=self._schema,
        )
        self._con.register("chunk", chunk)
        self._con.execute("INSERT INTO raw SELECT * FROM chunk")
        self._con.unregister("chunk")
        self._lines, self._cells = [], []


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
