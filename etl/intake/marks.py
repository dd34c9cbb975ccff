"""Quotation marks by what stands beside them, over all lines of a text at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LF, CR = b"\n\r"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is needed to tell what a mark does.

    Attributes:
        text: The bytes of the text.
        starts: Where each line begins.
        delimiter: What stands between cells.
    """

    text: NDArray[np.uint8]
    starts: NDArray[np.int64]
    delimiter: bytes

    def opens(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which places have a delimiter or the beginning of a line before them."""
        return self._ends_at(places - 1) | self._delimits(places - len(self.delimiter))

    def closes(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which places have a delimiter or the end of a line behind them."""
        return self._ends_at(places + 1) | self._delimits(places + 1)

    def _ends_at(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        found = self.text[np.clip(places, 0, len(self.text) - 1)]
        outside = (places < 0) | (places >= len(self.text))
        return np.asarray((found == LF) | (found == CR) | outside)

    def _delimits(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        found = (places >= 0) & (places <= len(self.text) - len(self.delimiter))
        begin = np.where(found, places, 0)
        for at, byte in enumerate(self.delimiter):
            found &= self.text[np.minimum(begin + at, len(self.text) - 1)] == byte
        return found


def before_lines(starts: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each line how many of the places, in order, stand before it."""
    if len(places) > len(starts):
        each, rest = divmod(len(places), len(starts))
        if not rest:  # seldom by chance: look whether every line has so many
            regular = np.arange(0, len(places), each)
            if (places[regular] >= starts).all() and (places[regular[1:] - 1] < starts[1:]).all():
                return regular
        return np.searchsorted(places, starts)
    # Few places are sought among many lines sooner than many lines among few places.
    behind = np.searchsorted(starts, places, side="right")
    return np.bincount(behind, minlength=len(starts) + 1)[:-1].cumsum()


def well_quoted(
    marks: Marks, quotes: NDArray[np.int64], delimiters: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return for each line how many delimiters are quoted, and whether its quotes leave a doubt.

    They leave none if they open and close cells in turn, and where one is part of a cell it is
    doubled.

    Args:
        marks: The text.
        quotes: Where its quotation marks stand.
        delimiters: Where its delimiters begin.
    """
    inside = np.zeros(len(marks.starts), np.int64)
    ill = np.zeros(len(marks.starts), np.bool_)
    if not quotes.size:
        return inside, ill
    # Marks that stand together: an odd one opens or closes a cell, the others are doubled.
    begins = np.flatnonzero(np.diff(quotes, prepend=-2) > 1)
    length = np.diff(begins, append=len(quotes))
    first, last = quotes[begins], quotes[begins + length - 1]
    opens, closes, odd = marks.opens(first), marks.closes(last), length % 2 == 1
    line = np.searchsorted(marks.starts, first, side="right") - 1
    alone, empty = length == 1, opens & closes & (length == 2)
    ill[line[((opens ^ closes) & ~odd) | (opens & closes & ~alone & ~empty)]] = True
    ill[line[~opens & ~closes & odd]] = True
    single = odd & (opens | closes)
    ends = np.concatenate([np.where(opens, first, last)[single], first[empty], last[empty]])
    ends.sort()
    # Counted from the first of its line, the first, third, ... opens a cell.
    before = before_lines(marks.starts, ends)
    line_of_end = np.repeat(np.arange(len(ill)), np.diff(before, append=len(ends)))
    is_opener = (np.arange(len(ends)) - before[line_of_end]) % 2 == 0
    ill[line_of_end[~np.where(is_opener, marks.opens(ends), marks.closes(ends))]] = True
    ill |= np.diff(before, append=len(ends)) % 2 == 1
    doubled = ~opens & ~closes
    outside = (np.searchsorted(ends, first[doubled]) - before[line[doubled]]) % 2 == 0
    ill[line[doubled][outside]] = True
    sound = ~ill[line_of_end]
    begin, stop = ends[sound & is_opener], ends[sound & ~is_opener]
    quoted = np.searchsorted(delimiters, stop) - np.searchsorted(delimiters, begin)
    inside += np.bincount(
        line_of_end[sound & is_opener], weights=quoted, minlength=len(ill)
    ).astype(np.int64)
    return inside, ill
