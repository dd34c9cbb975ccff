"""Reading a plainly clean text file with DuckDB, and the proof that nothing was lost on the way.

DuckDB's strict reader loads an unclosed quote as data, skips blank lines and takes a stray
quotation mark as it comes. So the file is looked at first, and afterwards there must be exactly one
row for every line: then no quote has swallowed a line end, and every line has the right number of
cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb

from etl.intake.headers import known_headers
from etl.intake.records import QUOTES

if TYPE_CHECKING:
    from pathlib import Path

    from etl.intake.dialect import Dialect
    from etl.intake.layout import Layout
    from etl.intake.limits import Limits

LONGEST_DELIMITER = 4
"""Bytes that DuckDB allows a delimiter."""


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
    line_end = _line_end(content)
    if line_end is None or layout.padded or not _looks_clean(content, dialect):
        return None
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    columns = ", ".join(f"'c{i + 1}': 'VARCHAR'" for i in range(layout.width))
    try:
        con.execute(
            f"""
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
                new_line = $line_end,
                max_line_size = $longest,
                strict_mode = true
            )""",
            {
                "path": str(path),
                "skip": layout.first - 1,
                "delimiter": dialect.delimiter,
                "quote": dialect.quote or "",
                "line_end": line_end,
                "longest": limits.cell_chars,
            },
        )
    except duckdb.Error:
        return None
    [(rows,)] = con.execute("SELECT count(*) FROM read_rows").fetchall()
    if rows != lines - layout.first + 1 or rows > limits.rows:
        con.execute("DROP TABLE read_rows")
        return None
    spaced = f"{dialect.delimiter} ".encode() in content and _holds_spaced(con, layout)
    if spaced or _holds_header(con, layout):
        con.execute("DROP TABLE read_rows")
        return None
    con.execute(
        f"CREATE VIEW raw AS SELECT rowid + {layout.first} AS line, * FROM read_rows"  # noqa: S608
    )
    return int(rows)


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


def _line_end(content: bytes) -> str | None:
    r"""Return the one line end of the text as DuckDB calls it, or ``None`` if ends are mixed."""
    if b"\r" not in content:
        return r"\n"
    both = content.count(b"\r\n")
    return r"\r\n" if content.count(b"\r") == both == content.count(b"\n") else None


def _looks_clean(content: bytes, dialect: Dialect) -> bool:
    if not dialect.delimiter or dialect.delimiter == " " or dialect.escape or b"\0" in content:
        return False
    delimiter = dialect.delimiter.encode()
    if len(delimiter) > LONGEST_DELIMITER:
        return False
    for mark in QUOTES.encode():
        other = bytes([mark])
        if (
            other.decode() != dialect.quote
            and other in content
            and _quotes(content, delimiter, other)
        ):
            return False
    quote = (dialect.quote or "").encode()
    return not quote or quote not in content or _is_well_quoted(content, delimiter, quote)


def _quotes(content: bytes, delimiter: bytes, mark: bytes) -> bool:
    """Say whether a cell stands between two such marks."""
    around, one = re.escape(delimiter), re.escape(mark)
    opens = b"(?:(?<=%b)|(?<=[\r\n]%b)|(?<=^%b))" % (around + one, one, one)
    return bool(re.search(b"%b%b[^\r\n]*?%b(?:%b|[\r\n]|$)" % (one, opens, one, around), content))


def _is_well_quoted(content: bytes, delimiter: bytes, mark: bytes) -> bool:
    """Say whether each quotation mark plainly opens a cell, closes one, or is doubled.

    What is doubled right beside a delimiter might be either and is left to the careful reading.
    """
    if content.count(mark) % 2:
        return False
    around, one = re.escape(delimiter), re.escape(mark)
    ends = b"(?=%b|[\r\n]|$)" % around
    inside = b"(?!%b|[\r\n]|$|%b)" % (around, one)
    opens = b"(?:(?<=%b)|(?<=\n%b)|(?<=^%b))" % (around + one, one, one)
    after_text = b"(?<!%b)(?<!\n%b)(?<!^%b)(?<!%b)" % (around + one, one, one, one + one)
    two_after_text = b"(?<!%b)(?<!\n%b)(?<!^%b)(?<!%b)" % (
        around + one + one,
        one + one,
        one + one,
        one + one + one,
    )
    # One pattern that begins with the mark, which Python's re then finds at the speed of memchr.
    stray = after_text + inside
    doubled_first = opens + one + inside
    doubled_last = one + two_after_text + ends
    return not re.search(b"%b(?:%b|%b|%b)" % (one, stray, doubled_first, doubled_last), content)
