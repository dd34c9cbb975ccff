"""Reading the plain lines of a text with DuckDB.

DuckDB's strict reader loads an unclosed quote as data, skips blank lines and drops an empty cell
too many. It is only given lines on which none of this can happen, and must return one row for each.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from etl.intake.headers import known_headers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from etl.intake.record import Run
    from etl.intake.survey import Survey
    from etl.intake.text import Text

LINE_ENDS = {"\n": r"\n", "\r\n": r"\r\n"}
"""The line ends that DuckDB is trusted with, as it calls them."""
NONE = np.empty(0, np.int64)


def first_line_end(utf8: bytes) -> str | None:
    """Return how the first line ends, if it ends in a way that DuckDB is trusted with."""
    at = utf8.find(b"\n")
    if at < 0 or b"\r" in utf8[: max(at - 1, 0)]:
        return None
    return "\r\n" if utf8[at - 1 : at] == b"\r" else "\n"


class PlainLines:
    """Adds plain lines of one text to the table ``raw`` of a database."""

    def __init__(self, con: duckdb.DuckDBPyConnection, text: Text) -> None:
        """Prepare for ``text``, whose dialect DuckDB knows."""
        self._con = con
        self._text = text

    def read_whole(self) -> int | None:
        """Read the file of the text, before anybody knows whether all of its lines are plain.

        Returns:
            How many rows it has; ``None`` if DuckDB objects, or is interrupted.
        """
        end = first_line_end(self._text.utf8)
        if self._text.path is None or end is None:
            return None
        return self._read_csv(self._text.path, end, skip=self._text.layout.first - 1)

    def add(self, lines: Survey, runs: Sequence[Run], whole: int | None) -> NDArray[np.int64]:
        """Add the lines of ``runs`` to ``raw``; or return those that are doubtful after all.

        Args:
            lines: The lines of the text.
            runs: Which of them are plain.
            whole: What :meth:`read_whole` has returned.
        """
        if not runs:
            return NONE
        first, con = self._text.layout.first, self._con
        numbers = np.concatenate([np.arange(run.line, run.line + run.lines) for run in runs])
        same_end = lines.line_end == first_line_end(self._text.utf8)
        is_whole = same_end and whole == len(numbers) == len(lines.plain) - first + 1
        rows = whole if is_whole else self._read_runs(lines, runs)
        if rows != len(numbers):
            return numbers
        headers = self._like_headers()
        if headers.size:
            return numbers[headers]
        if is_whole:
            con.execute("DROP TABLE raw")
            row = f"SELECT rowid + {first} AS line, * FROM plain_row"  # noqa: S608
            con.execute(f"CREATE VIEW raw AS {row}")
            # DuckDB goes straight to a row by its rowid, but searches a view for a line.
            is_on = f"rowid IN (SELECT unnest(lines) - {first})"
            con.execute(f"CREATE OR REPLACE MACRO rows_on(lines) AS TABLE {row} WHERE {is_on}")
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

    def _read_runs(self, lines: Survey, runs: Sequence[Run]) -> int | None:
        if lines.line_end not in LINE_ENDS:
            return None
        utf8, starts = memoryview(self._text.utf8), np.append(lines.starts, len(self._text.utf8))
        with tempfile.TemporaryDirectory(prefix="slowburn-") as folder:
            path = Path(folder) / "plain.csv"
            with path.open("wb") as file:
                for run in runs:
                    begin = run.line - 1
                    file.write(utf8[starts[begin] : starts[begin + run.lines]])
            return self._read_csv(path, lines.line_end, skip=0)

    def _read_csv(self, path: Path, end: str, *, skip: int) -> int | None:
        """Read a file into ``plain_row`` and return its rows; ``None`` if DuckDB objects."""
        columns = ", ".join(f"'c{i + 1}': 'VARCHAR'" for i in range(self._text.layout.width))
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
            "delimiter": self._text.dialect.delimiter,
            "quote": self._text.dialect.quote or "",
            "end": LINE_ENDS[end],
            "longest": self._text.limits.cell_chars,
        }
        try:
            [(rows,)] = self._con.execute(sql, given).fetchall()
        except duckdb.Error:
            return None
        return int(rows)

    def _like_headers(self) -> NDArray[np.int64]:
        """Return the places of rows that begin like a header, which the careful reading judges."""
        layout = self._text.layout
        if not layout.header_line:
            return NONE
        known = {way for name in known_headers() for way in (name, name.title(), name.upper())}
        known.update(layout.header)
        test = " AND ".join(f"list_contains($known, c{i + 1})" for i in range(min(2, layout.width)))
        sql = f"SELECT rowid FROM plain_row WHERE {test} ORDER BY rowid"  # noqa: S608
        found = self._con.execute(sql, {"known": list(known)}).fetchnumpy()["rowid"]
        return np.asarray(found, np.int64)
