"""Reading a plainly clean text file with DuckDB, and the proof that nothing was lost on the way.

DuckDB's strict reader loads an unclosed quote as data, skips blank lines and takes a stray quotation
mark as it comes. So the file is looked at first, and afterwards there must be exactly one row for
every line: then no quote has swallowed a line end, and every line has the right number of cells.
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
    text: str,
    dialect: Dialect,
    layout: Layout,
    limits: Limits,
) -> int | None:
    """Read the file into the table ``raw`` (line, c1, c2, ...) and return how many rows it has.

    Args:
        con: Where the table is made.
        path: The file in UTF-8 without a mark.
        text: The same text.
        dialect: Its dialect.
        layout: Where the table stands in it.
        limits: What is read at most.

    Returns:
        The number of rows; ``None``, with no table made, if the file is not plainly clean.
    """
    line_end = _line_end(text)
    if line_end is None or layout.padded or not _looks_clean(text, dialect):
        return None
    lines = text.count("\n") + (not text.endswith("\n"))
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
            )""",  # noqa: S608
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
    spaced = f"{dialect.delimiter} " in text and _holds_spaced(con, layout)
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
    first = ", ".join(f"lower(trim(c{i + 1}))" for i in range(min(2, layout.width)))
    known = [*known_headers(), *(name.strip().lower() for name in layout.header)]
    test = " AND ".join(f"list_contains($known, {each})" for each in first.split(", "))
    found = con.execute(f"SELECT 1 FROM read_rows WHERE {test} LIMIT 1", {"known": known})  # noqa: S608
    return found.fetchone() is not None


def _holds_spaced(con: duckdb.DuckDBPyConnection, layout: Layout) -> bool:
    """Say whether there is a row in which every cell but the first begins with a space."""
    test = " AND ".join(f"starts_with(c{i + 1}, ' ')" for i in range(1, layout.width))
    return bool(con.execute(f"SELECT 1 FROM read_rows WHERE {test} LIMIT 1").fetchone())  # noqa: S608


def _line_end(text: str) -> str | None:
    r"""Return the one line end of the text as DuckDB calls it, or ``None`` if ends are mixed."""
    if "\r" not in text:
        return r"\n"
    returns, both = text.count("\r"), text.count("\r\n")
    return r"\r\n" if returns == both == text.count("\n") else None


def _looks_clean(text: str, dialect: Dialect) -> bool:
    delimiter, quote = dialect.delimiter, dialect.quote
    if not delimiter or len(delimiter.encode()) > LONGEST_DELIMITER or dialect.escape:
        return False
    if "\0" in text or delimiter == " ":
        return False
    around = re.escape(delimiter)
    for mark in QUOTES:
        if mark != quote and mark in text:
            one = re.escape(mark)
            if re.search(f"{one}(?<={around}{one})[^\r\n]*?{one}(?:{around}|[\r\n])", text):
                return False
            if re.search(f"^{one}[^\r\n]*?{one}(?:{around}|[\r\n]|$)", text, re.MULTILINE):
                return False
    return not quote or quote not in text or _is_well_quoted(text, around, re.escape(quote))


def _is_well_quoted(text: str, delimiter: str, quote: str) -> bool:
    """Say whether each quotation mark plainly opens a cell, closes one, or is doubled.

    What is doubled right beside a delimiter might be either and is left to the careful reading.
    """
    if text.count(quote.removeprefix("\\")) % 2:
        return False
    begins = f"(?<!{delimiter}{quote})(?<!\n{quote})(?<!{quote}{quote})(?<!^{quote})"
    ends = f"(?!{delimiter}|[\r\n]|{quote}|$)"
    if re.search(f"{quote}{begins}{ends}", text):
        return False
    doubled_last = f"{quote}{quote}(?<!{delimiter}{quote}{quote})(?<!\n{quote}{quote})"
    if re.search(f"{doubled_last}(?<!{quote}{quote}{quote})(?={delimiter}|[\r\n]|$)", text):
        return False
    doubled_first = f"{quote}(?:(?<={delimiter}{quote})|(?<=\n{quote})|(?<=^{quote})){quote}"
    return not re.search(f"{doubled_first}(?!{delimiter}|[\r\n]|{quote}|$)", text)
