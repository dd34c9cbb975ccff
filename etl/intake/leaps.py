"""Going through a text record by record, and over its plain lines in leaps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from etl.intake.record import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from etl.intake.record import LineEnds, Record
    from etl.intake.records import RecordReader
    from etl.intake.survey import Survey


def leap(
    surveyed: Survey, first: int, width: int, utf8: bytes, read: Callable[[str], RecordReader]
) -> tuple[Iterator[Record | Run], LineEnds]:
    """Return the records from line ``first`` on, and an account of how records end.

    A plain line is one record if a record begins on it; where a quoted cell of an earlier line
    runs over it, it is part of that one. So only the records between plain lines are gone through.

    Args:
        surveyed: The lines of a text.
        first: A line on which a record begins.
        width: How many cells a row has.
        utf8: The text.
        read: Makes a reader of a part of the text.

    Returns:
        The records that begin on doubtful lines, and the runs of plain lines between them, in
        order; and the line ends of all records, complete once the records were gone through.
    """
    before = _text_of(utf8[: surveyed.starts[first - 1]] if first <= len(surveyed.starts) else utf8)
    reader = read(before)
    for _ in reader.records():
        pass
    return _records(surveyed, first, width, utf8, read, reader.line_ends), reader.line_ends


def _records(
    surveyed: Survey,
    first: int,
    width: int,
    utf8: bytes,
    read: Callable[[str], RecordReader],
    line_ends: LineEnds,
) -> Iterator[Record | Run]:
    last = len(surveyed.plain)
    doubtful = np.flatnonzero(~surveyed.plain[first - 1 :]) + first
    begins: dict[int, int] = {}
    if doubtful.size:
        reader = read(_text_of(utf8))
        reader.line_ends = line_ends
        characters = _characters_before(utf8, surveyed.starts[doubtful - 1])
        begins = dict(zip(doubtful.tolist(), characters.tolist(), strict=True))
    line = first
    for next_ in [*begins, last + 1]:
        if next_ < line:
            continue  # a cell of an earlier record runs over it
        if next_ > line:
            _count(line_ends, surveyed.line_end, line, next_ - line)
            yield Run(line, next_ - line)
            line = next_
        while line in begins:
            record, _ = reader.record_at(begins[line], line, width)
            yield record
            line += record.lines


def _count(line_ends: LineEnds, end: str, line: int, lines: int) -> None:
    count, first = line_ends.get(end, (0, line))
    line_ends[end] = (count + lines, first)


def _text_of(utf8: bytes) -> str:
    return utf8.decode(errors="surrogatepass")


def _characters_before(utf8: bytes, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many characters stand before each of these bytes, which are in order."""
    if utf8.isascii():
        return places
    continued = (np.frombuffer(utf8, np.uint8) & 0xC0) == 0x80
    cuts = [0, *places.tolist()]
    between = [np.count_nonzero(continued[a:b]) for a, b in pairwise(cuts)]
    return places - np.cumsum(between, dtype=np.int64)
