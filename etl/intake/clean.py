"""A look at the bytes of a text file: whether DuckDB's strict reader can be trusted with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.intake.record import QUOTES

if TYPE_CHECKING:
    from etl.intake.dialect import Dialect

LONGEST_DELIMITER = 4
"""Bytes that DuckDB allows a delimiter."""


def line_end(content: bytes) -> str | None:
    r"""Return the one line end of the text as DuckDB calls it, or ``None`` if ends are mixed."""
    if b"\r" not in content:
        return r"\n"
    both = content.count(b"\r\n")
    return r"\r\n" if content.count(b"\r") == both == content.count(b"\n") else None


def suits_duckdb(dialect: Dialect) -> bool:
    """Say whether DuckDB's strict reader knows a dialect, and reads it as we do."""
    delimiter = dialect.delimiter or ""
    return (
        delimiter not in {"", " "}
        and len(delimiter.encode()) <= LONGEST_DELIMITER
        and (dialect.escape is None)
    )


def looks_clean(content: bytes, dialect: Dialect) -> bool:
    """Say whether no quotation mark and no byte leaves a doubt about a text in this dialect."""
    if b"\0" in content:
        return False
    delimiter = (dialect.delimiter or "").encode()
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
