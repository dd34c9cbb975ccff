"""Reading a text into rows: its plain lines with DuckDB, and all others with care.

DuckDB's strict reader loads an unclosed quote as data, skips blank lines and drops an empty cell
too many. It is only given lines on which none of this can happen, and must return one row for each.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from etl.intake.careful import CarefulReading
from etl.intake.headers import known_headers
from etl.intake.leaps import leap
from etl.intake.records import RecordReader
from etl.intake.survey import survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from etl.intake.dialect import Dialect
    from etl.intake.layout import Layout
    from etl.intake.limits import Limits
    from etl.intake.record import LineEnds, Run
    from etl.intake.survey import Survey

LONGEST_DELIMITER = 4
"""Bytes that DuckDB allows a delimiter."""
LINE_ENDS = {"\n": r"\n", "\r\n": r"\r\n"}
"""The line ends that DuckDB is trusted with, as it calls them."""
NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of which it is known how it is to be read.

    Attributes:
        file: The file's name, for problems.
        utf8: The text in UTF-8, without a mark; a byte that could not be read is a lone surrogate.
        path: A file that holds just these bytes, if there is one.
        dialect: Its dialect.
        layout: Where the table stands in it.
        limits: What is read at most.
    """

    file: str
    utf8: bytes
    path: Path | None
    dialect: Dialect
    layout: Layout
    limits: Limits

    def reader(self, text: str) -> RecordReader:
        """Return a reader of a part of the text."""
        return RecordReader(text, self.dialect, longest=self.limits.cell_chars)


def read_text(con: duckdb.DuckDBPyConnection, text: Text) -> tuple[CarefulReading, LineEnds]:
    """Read a text into the table ``raw`` of ``con``: line, c1, c2, ...; NULL for an empty cell.

    Returns:
        What was taken; and by line end, how many records end so, and the line of the first.

    Raises:
        DataProblems: If there are more rows than are read.
    """
    layout = text.layout
    lines = None
    if suits_duckdb(text.dialect, layout):
        lines = survey(text.utf8, text.dialect, layout.width, text.limits.cell_chars)
    if lines is None or lines.line_end not in LINE_ENDS:
        reader = text.reader(text.utf8.decode(errors="surrogatepass"))
        taken = CarefulReading(con, text.file, layout, text.limits)
        taken.take(reader.records(layout.width + layout.padded, first=layout.first))
        return taken, reader.line_ends
    while True:
        taken = CarefulReading(con, text.file, layout, text.limits)
        records, line_ends = leap(lines, layout.first, layout.width, text.utf8, text.reader)
        taken.take(records)
        doubtful = _read_runs(con, text, lines, taken.runs)
        if not doubtful.size:
            return taken, line_ends
        lines.plain[doubtful - 1] = False


def suits_duckdb(dialect: Dialect, layout: Layout) -> bool:
    """Say whether DuckDB's strict reader knows a dialect, and reads it as we do."""
    delimiter = dialect.delimiter or ""
    return (
        delimiter not in {"", " "}
        and len(delimiter.encode()) <= LONGEST_DELIMITER
        and dialect.escape is None
        and layout.width > 1
        and not layout.padded
    )


def _read_runs(
    con: duckdb.DuckDBPyConnection, text: Text, lines: Survey, runs: Sequence[Run]
) -> NDArray[np.int64]:
    """Add the lines of ``runs`` to ``raw``; or return those that are doubtful after all."""
    if not runs:
        return NONE
    numbers = np.concatenate([np.arange(run.line, run.line + run.lines) for run in runs])
    in_whole = text.path is not None and len(runs) == 1 and text.layout.first == runs[0].line
    if text.path and in_whole and runs[0].lines == len(lines.starts) - text.layout.first + 1:
        rows = _read_csv(con, text, lines, text.path, skip=text.layout.first - 1)
    else:
        in_whole = False
        with tempfile.TemporaryDirectory(prefix="slowburn-") as folder:
            path = Path(folder) / "plain.csv"
            with path.open("wb") as file:
                file.writelines(_bytes_of(text.utf8, lines, run) for run in runs)
            rows = _read_csv(con, text, lines, path, skip=0)
    if rows != len(numbers):
        return numbers
    headers = _like_headers(con, text.layout)
    if headers.size:
        return numbers[headers]
    if in_whole:
        con.execute("DROP TABLE raw")
        con.execute(
            f"CREATE VIEW raw AS SELECT rowid + {text.layout.first} AS line, * FROM plain_row"  # noqa: S608
        )
        return NONE
    con.register("incoming", pa.table({"line": numbers}))
    con.execute("CREATE OR REPLACE TABLE plain_line AS FROM incoming")
    con.unregister("incoming")
    # The plain rows come first, so that a sample from the top of the table is one of them.
    con.execute("ALTER TABLE raw RENAME TO careful_row")
    con.execute("CREATE TABLE raw AS FROM plain_line POSITIONAL JOIN plain_row")
    con.execute("INSERT INTO raw FROM careful_row")
    for table in ("careful_row", "plain_line", "plain_row"):
        con.execute(f"DROP TABLE {table}")
    return NONE


def _bytes_of(utf8: bytes, lines: Survey, run: Run) -> memoryview:
    begin = lines.starts[run.line - 1]
    behind = run.line - 1 + run.lines
    return memoryview(utf8)[begin : lines.starts[behind] if behind < len(lines.starts) else None]


def _read_csv(
    con: duckdb.DuckDBPyConnection, text: Text, lines: Survey, path: Path, *, skip: int
) -> int | None:
    """Read a file into ``plain_row`` and return its rows; ``None`` if DuckDB objects."""
    columns = ", ".join(f"'c{i + 1}': 'VARCHAR'" for i in range(text.layout.width))
    sql = f"""
        CREATE OR REPLACE TABLE plain_row AS
        FROM read_csv(
            $path,
            columns = {{{columns}}},
            header = false,
            skip = $skip,
            auto_detect = false,
            delim = $delimiter,
            quote = $quote,
            escape = $quote,
            new_line = $end,
            max_line_size = $longest,
            strict_mode = true
        )
    """
    given = {
        "path": str(path),
        "skip": skip,
        "delimiter": text.dialect.delimiter,
        "quote": text.dialect.quote or "",
        "end": LINE_ENDS[lines.line_end],
        "longest": text.limits.cell_chars,
    }
    try:
        [(rows,)] = con.execute(sql, given).fetchall()
    except duckdb.Error:
        return None
    return int(rows)


def _like_headers(con: duckdb.DuckDBPyConnection, layout: Layout) -> NDArray[np.int64]:
    """Return the places of rows that begin like a header, which the careful reading judges."""
    if not layout.header_line:
        return NONE
    known = {way for name in known_headers() for way in (name, name.title(), name.upper())}
    known.update(layout.header)
    test = " AND ".join(f"c{i + 1} IN (SELECT unnest($known))" for i in range(min(2, layout.width)))
    sql = f"SELECT rowid FROM plain_row WHERE {test} ORDER BY rowid"  # noqa: S608
    found = con.execute(sql, {"known": list(known)}).fetchnumpy()["rowid"]
    return np.asarray(found, np.int64)
