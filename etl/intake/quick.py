"""Reading a plainly clean text file with DuckDB, and the proof that nothing was lost on the way.

DuckDB's strict reader loads an unclosed quote as data, skips blank lines and takes a stray
quotation mark as it comes. So the file is looked at first, and afterwards there must be exactly one
row for every line: then no quote has swallowed a line end, and every line has the right number of
cells.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import duckdb
import numpy as np

from etl.intake.clean import line_end, looks_clean, suits_duckdb
from etl.intake.headers import known_headers
from etl.intake.records import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

    from etl.intake.dialect import Dialect
    from etl.intake.layout import Layout
    from etl.intake.limits import Limits


def read_quickly(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    content: bytes,
    dialect: Dialect,
    layout: Layout,
    limits: Limits,
) -> int | None:
    """Read the file into the table ``raw`` (line, c1, c2, ...) and return how many rows it has.

    Args:
        con: Where the table is made.
        path: The file in UTF-8 without a mark.
        content: The bytes of that file.
        dialect: Its dialect.
        layout: Where the table stands in it.
        limits: What is read at most.

    Returns:
        The number of rows; ``None``, with no table made, if the file is not plainly clean.
    """
    end = line_end(content)
    # A blank line would be a row of one empty cell.
    if end is None or layout.padded or layout.width == 1 or not suits_duckdb(dialect):
        return None
    with ThreadPoolExecutor(1) as beside:
        # The look at the bytes costs no time: DuckDB reads meanwhile.
        lines = beside.submit(_count_lines_if_clean, content, dialect)
        rows = _read_rows(con, path, dialect, layout, limits, end)
    if rows is None:
        return None
    spaced = f"{dialect.delimiter} ".encode() in content
    if (
        lines.result() != rows + layout.first - 1
        or rows > limits.rows
        or (spaced and _holds_spaced(con, layout))
        or not _has_every_delimiter(con, content, dialect, layout, rows)
        or not _reads_quotes_alike(con, content, dialect, layout, limits)
        or _holds_header(con, layout)
    ):
        con.execute("DROP TABLE read_rows")
        return None
    con.execute(
        f"CREATE VIEW raw AS SELECT rowid + {layout.first} AS line, * FROM read_rows"  # noqa: S608
    )
    return rows


def _count_lines_if_clean(content: bytes, dialect: Dialect) -> int | None:
    if not looks_clean(content, dialect):
        return None
    return content.count(b"\n") + (not content.endswith(b"\n"))


def _read_rows(
    con: duckdb.DuckDBPyConnection,
    path: Path,
    dialect: Dialect,
    layout: Layout,
    limits: Limits,
    end: str,
) -> int | None:
    """Read the rows into a table and return how many there are, or ``None`` if DuckDB objects."""
    columns = ", ".join(f"'c{i + 1}': 'VARCHAR'" for i in range(layout.width))
    sql = f"""
        CREATE TABLE read_rows AS
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
        "skip": layout.first - 1,
        "delimiter": dialect.delimiter,
        "quote": dialect.quote or "",
        "end": end,
        "longest": limits.cell_chars,
    }
    try:
        [(rows,)] = con.execute(sql, given).fetchall()
    except duckdb.Error:
        return None
    return int(rows)


def _has_every_delimiter(
    con: duckdb.DuckDBPyConnection, content: bytes, dialect: Dialect, layout: Layout, rows: int
) -> bool:
    """Say whether no row has an empty cell too many at its end: DuckDB drops it in silence."""
    delimiter = (dialect.delimiter or "").encode()
    empty = 2 * (dialect.quote or "").encode()
    last = (delimiter, delimiter + empty)
    if not content.endswith(last) and not any(
        cell + end in content for cell in last for end in (b"\n", b"\r")
    ):
        return True
    inside = " + ".join(
        f"coalesce(sum(length(c{i + 1}) - length(replace(c{i + 1}, $mark, ''))), 0)"
        for i in range(layout.width)
    )
    sql = f"SELECT {inside} FROM read_rows"  # noqa: S608
    [(characters,)] = con.execute(sql, {"mark": dialect.delimiter}).fetchall()
    begin = 0
    for _ in range(layout.first - 1):
        # A last line need not end; then there is nothing behind it.
        begin = (content.find(b"\n", begin) + 1) or len(content)
    between = rows * (layout.width - 1) + characters // len(dialect.delimiter or " ")
    return bool(content.count(delimiter, begin) == between)


def _reads_quotes_alike(
    con: duckdb.DuckDBPyConnection,
    content: bytes,
    dialect: Dialect,
    layout: Layout,
    limits: Limits,
) -> bool:
    """Say whether every row with a quotation mark in a cell is without doubt, read with care."""
    if not dialect.quote or dialect.quote.encode() not in content:
        return True
    test = " OR ".join(f"contains(c{i + 1}, $quote)" for i in range(layout.width))
    sql = f"SELECT rowid, * FROM read_rows WHERE {test}"  # noqa: S608
    found = con.execute(sql, {"quote": dialect.quote}).fetchall()
    if not found:
        return True
    ends = np.flatnonzero(np.frombuffer(content, np.uint8) == ord("\n"))
    for place, *cells in found:
        at = place + layout.first - 1
        begin = int(ends[at - 1]) + 1 if at else 0
        line = content[begin : int(ends[at]) if at < len(ends) else None].decode()
        [record] = RecordReader(line, dialect, longest=limits.cell_chars).records()
        if record.fault or record.oddity or record.cells != [cell or "" for cell in cells]:
            return False
    return True


def _holds_header(con: duckdb.DuckDBPyConnection, layout: Layout) -> bool:
    """Say whether a row begins like a header; the careful reading says what to make of it."""
    if not layout.header_line:
        return False
    test = " AND ".join(f"c{i + 1} IN (SELECT unnest($known))" for i in range(min(2, layout.width)))
    known = {way for name in known_headers() for way in (name, name.title(), name.upper())}
    known.update(layout.header)
    sql = f"SELECT 1 FROM read_rows WHERE {test} LIMIT 1"  # noqa: S608
    return con.execute(sql, {"known": list(known)}).fetchone() is not None


def _holds_spaced(con: duckdb.DuckDBPyConnection, layout: Layout) -> bool:
    """Say whether there is a row in which every cell but the first begins with a space."""
    test = " AND ".join(f"starts_with(c{i + 1}, ' ')" for i in range(1, layout.width))
    sql = f"SELECT 1 FROM read_rows WHERE {test} LIMIT 1"  # noqa: S608
    return con.execute(sql).fetchone() is not None
