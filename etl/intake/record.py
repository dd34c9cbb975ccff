"""One record of a text file, and the faults and oddities that it may have."""

from __future__ import annotations

import re
from typing import NamedTuple

QUOTES = "\"'`~"
"""Marks that stand around cells; the usual one first."""
LINE_END = re.compile(r"\r\n|\n|\r")
LINE_ENDS = {"\n": "a line feed", "\r\n": "a return and a line feed", "\r": "a return"}
LineEnds = dict[str, tuple[int, int]]
"""By line end, how many records end so, and the line of the first of them."""
UNREADABLE = re.compile("[\udc80-\udcff]")

NOT_CLOSED = "a quotation mark is opened and not closed; close it or remove it"
SWALLOWS = (
    "a quoted cell runs over several lines and the row then has the wrong number of cells; "
    "look for a quotation mark that is not closed"
)
LIKE_ROWS = (
    "read as one cell over several lines, but these read like rows of their own; "
    "if a quotation mark is not closed here, close it"
)
STRAY_INSIDE = "a quotation mark inside a quoted cell is not doubled; read as part of the text"
STRAY_BARE = "a quotation mark inside a cell without quotes; read as part of the text"
SPACED = "a space stands outside of the quotation marks of a cell; the space is dropped"
ALL_SPACED = "a space stands beside every delimiter: is the delimiter another one on this line?"
OTHER_QUOTES = "a cell stands in other quotation marks than the file's; read as part of the text"
NUL = "holds NUL characters: this is not text; export the file again"
NOT_DECODED = "holds bytes that are not of the file's encoding; mend them, or choose the encoding"
TOO_LONG = "a cell is too long"


class Record(NamedTuple):
    """One record as it stands in the file.

    Attributes:
        line: The physical line on which it begins, from 1.
        cells: Its cells; none if the line is blank. With a fault, a guess.
        fault: Why the cells cannot be trusted.
        oddity: What else a careful reader would ask about; the cells stand.
        lines: How many physical lines it takes.
    """

    line: int
    cells: list[str]
    fault: str | None = None
    oddity: str | None = None
    lines: int = 1


class Run(NamedTuple):
    """Lines that follow each other, each of which is one row beyond doubt.

    Attributes:
        line: The first of them.
        lines: How many there are.
    """

    line: int
    lines: int
