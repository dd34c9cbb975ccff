"""Where the lines of a text stand, and which of them leave no doubt about what they hold.

A plain line is read alike by everybody who begins a record at its start: as one row of the table.
Whole columns of bytes are compared at once, so that a million lines cost a tenth of a second.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from etl.intake.marks import Marks, before_lines, well_quoted
from etl.intake.record import QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from etl.intake.dialect import Dialect

LF, CR, SPACE = b"\n\r "
ENDS = ("\n", "\r\n", "\r")
THREADS = 2
BLOCK = 1 << 21
"""Bytes, rounded up to whole lines, that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Survey:
    r"""The lines of a text.

    Attributes:
        starts: Byte at which each line begins.
        plain: Whether it is one row of the table beyond doubt.
        line_end: How most lines end; the plain ones all do.
    """

    starts: NDArray[np.int64]
    plain: NDArray[np.bool_]
    line_end: str


def survey(content: bytes, dialect: Dialect, width: int, longest: int) -> Survey:
    """Return the lines of a text in UTF-8.

    Args:
        content: The text; at least one byte.
        dialect: Its dialect, with a delimiter and without an escape.
        width: How many cells a row has.
        longest: The most bytes of a plain line.
    """
    usual = _usual_end(content)
    bounds = [*_blocks(content), len(content)]
    with ThreadPoolExecutor(THREADS) as pool:  # numpy compares and searches without the lock
        blocks = pool.map(
            lambda begin, stop: _plain(content[begin:stop], dialect, width, longest, usual),
            bounds[:-1],
            bounds[1:],
        )
        starts, plain = zip(*blocks, strict=True)
    shifted = [begin + each for begin, each in zip(bounds[:-1], starts, strict=True)]
    return Survey(np.concatenate(shifted), np.concatenate(plain), usual)


def _usual_end(content: bytes) -> str:
    """Return how most lines end."""
    if b"\r" not in content:
        return "\n"
    two = content.count(b"\r\n")
    found = {"\n": content.count(b"\n") - two, "\r\n": two, "\r": content.count(b"\r") - two}
    return max(found, key=lambda end: found[end])


def _blocks(content: bytes) -> Iterator[int]:
    """Yield where blocks of whole lines begin, each so short that a processor keeps it at hand."""
    begin = 0
    while begin < len(content):
        yield begin
        feed = content.find(b"\n", begin + BLOCK)
        begin = feed + 1 if feed >= 0 else len(content)


def _plain(
    content: bytes, dialect: Dialect, width: int, longest: int, usual: str
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return where the lines of a block begin, and which of them are plain."""
    text = np.frombuffer(content, np.uint8)
    delimiter = (dialect.delimiter or "").encode()
    starts, ends, odd = _lines(text, content, usual)
    delimiters, unclear = _occurrences(text, delimiter)
    unreadable = _surrogates(text, content)
    doubtful = odd | (ends - starts > longest)
    nul = _places(text, b"\0", content)
    doubtful[_line_of(starts, np.concatenate([unclear, nul, unreadable]))] = True
    marks = Marks(text, starts, delimiter)
    for other in QUOTES:
        if other != dialect.quote:
            places = _places(text, other.encode(), content)
            opened = _line_of(starts, places[marks.opens(places)])
            doubtful[np.intersect1d(opened, _line_of(starts, places[marks.closes(places)]))] = True
    quotes = _places(text, (dialect.quote or "").encode(), content)
    inside, ill = well_quoted(marks, quotes, delimiters)
    doubtful |= ill
    first = before_lines(starts, delimiters)
    between = np.diff(first, append=len(delimiters))
    quoted = np.diff(before_lines(starts, quotes), append=len(quotes))
    doubtful |= ends - starts == between * len(delimiter) + quoted  # empty cells alone
    plain = ~doubtful & (between - inside + 1 == width)
    plain &= ~_all_spaced(text, delimiters, first, plain, len(delimiter))
    return starts, plain


def _lines(
    text: NDArray[np.uint8], content: bytes, usual: str
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return start and end of every line, and which lines do not end as usual."""
    feeds = np.flatnonzero(text == LF)
    if b"\r" in content:
        returns = np.flatnonzero(text == CR)
        following = text[np.minimum(returns + 1, len(text) - 1)]  # at the end, the return itself
        last = np.union1d(feeds, returns[following != LF])
        two = (text[last] == LF) & (text[np.maximum(last - 1, 0)] == CR)
        kinds = np.where(two, 1, np.where(text[last] == LF, 0, 2))
    else:
        last, kinds = feeds, np.zeros(len(feeds), np.int64)
    starts = np.concatenate([[0], last + 1])
    ends = np.append(last - (kinds == 1), len(text))
    odd = np.append(kinds != ENDS.index(usual), np.False_)
    if starts[-1] == len(text):  # the last line is ended, and none begins after it
        starts, ends, odd = starts[:-1], ends[:-1], odd[:-1]
    return starts, ends, odd


def _places(text: NDArray[np.uint8], mark: bytes, content: bytes) -> NDArray[np.int64]:
    """Return where a byte stands; looking whether it is there at all costs next to nothing."""
    if not mark or mark not in content:
        return np.empty(0, np.int64)
    return np.flatnonzero(text == mark[0])


def _occurrences(
    text: NDArray[np.uint8], delimiter: bytes
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where a delimiter begins, and where two of them overlap, so that both are unclear."""
    matches = text[: len(text) - len(delimiter) + 1] == delimiter[0]
    for at, byte in enumerate(delimiter[1:], start=1):
        matches &= text[at : len(text) - len(delimiter) + 1 + at] == byte
    found = np.flatnonzero(matches)
    overlaps = found[1:][np.diff(found) < len(delimiter)]
    return found, overlaps


def _surrogates(text: NDArray[np.uint8], content: bytes) -> NDArray[np.int64]:
    """Return where a byte stands, as a lone surrogate, that was not of the file's encoding."""
    found = _places(text[:-1], b"\xed", content)
    return found[text[found + 1] >= 0xA0]


def _all_spaced(
    text: NDArray[np.uint8],
    delimiters: NDArray[np.int64],
    first: NDArray[np.int64],
    among: NDArray[np.bool_],
    length: int,
) -> NDArray[np.bool_]:
    """Say which lines ``among`` have a space beside their first delimiter and their last one.

    Args:
        text: The bytes of the text.
        delimiters: Where its delimiters begin.
        first: Place of the first delimiter of each line.
        among: The lines to look at; each has a delimiter.
        length: Bytes of a delimiter.
    """
    spaced = np.zeros(len(first), np.bool_)
    last = np.append(first[1:], len(delimiters)) - 1
    for beside in (-1, length):
        lines = np.flatnonzero(among)
        for edge in (last, first):
            places = delimiters[edge[lines]] + beside
            lines = lines[text[np.clip(places, 0, len(text) - 1)] == SPACE]
        spaced[lines] = True
    return spaced


def _line_of(starts: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(starts, places, side="right") - 1
