r"""From text to records: every record with its line, its cells, and what is wrong with it.

A line ends with ``\n``, ``\r\n`` or ``\r``, whichever comes. A quoted cell ends at a quotation mark
that a delimiter or a line end follows. Where none does, only the line on which the cell began is
given up: the lines after it are read on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.record import (
    ALL_SPACED,
    LIKE_ROWS,
    LINE_END,
    LINE_ENDS,
    NOT_CLOSED,
    NOT_DECODED,
    NUL,
    OTHER_QUOTES,
    QUOTES,
    SWALLOWS,
    TOO_LONG,
    UNREADABLE,
    Record,
)
from etl.intake.scanner import NotClosedError, Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.intake.dialect import Dialect
    from etl.intake.record import LineEnds


class RecordReader:
    """Reads the records of one text in one dialect.

    Attributes:
        line_ends: By line end, how many of the records read so far end so, and the first of them.
    """

    def __init__(self, text: str, dialect: Dialect, *, longest: int) -> None:
        """Prepare for ``text``; no cell may have more than ``longest`` characters."""
        self.line_ends: LineEnds = {}
        self._text = text
        self._scanner = Scanner(text, dialect, longest=longest)
        self._longest = longest
        self._delimiter = dialect.delimiter
        self._quote = dialect.quote

    def records(self, width: int | None = None, *, first: int = 1) -> Iterator[Record]:
        """Yield every record, blank lines too.

        Args:
            width: Cells that a row should have, where that is known; then a quoted cell that has
                run away over several lines is told from one that is meant to.
            first: The line from which on records are read; one begins there.
        """
        position, line, end = 0, 1, len(self._text)
        while line < first and position < end:
            position = self._scanner.line_end(position)[1]
            line += 1
        while position < end:
            record, position = self.record_at(position, line, width)
            yield record
            line += record.lines

    def record_at(self, position: int, line: int, width: int | None) -> tuple[Record, int]:
        """Return the record that begins at ``position``, on ``line``, and where the next begins."""
        stop, after = self._scanner.line_end(position)
        record, after = self._record(position, stop, after, line, width)
        raw = self._text[position:after]
        if "\0" in raw or not raw.isascii():
            record = _with_unreadable(record, raw)
        self._count_end(after, line)
        return record, after

    def _count_end(self, after: int, line: int) -> None:
        two = self._text[max(after - 2, 0) : after]
        end = two if two == "\r\n" else two[-1]
        if end in LINE_ENDS:
            count, first = self.line_ends.get(end, (0, line))
            self.line_ends[end] = (count + 1, first)

    def _record(
        self, position: int, stop: int, after: int, line: int, width: int | None
    ) -> tuple[Record, int]:
        """Return the record that begins at ``position``, and where the next one begins."""
        text = self._text[position:stop]
        if self._is_blank(text):
            return Record(line, []), after
        if self._scanner.is_plain(text):
            cells = self._scanner.split(text)
            return self._judged(line, text, cells, None), after
        try:
            cells, oddity, close, next_ = self._scanner.scan(position, stop)
        except NotClosedError:
            return Record(line, self._scanner.split(text), NOT_CLOSED), after
        if next_ <= after:
            return self._judged(line, text, cells, oddity), next_
        if width and len(cells) != width:
            return Record(line, self._scanner.split(text), SWALLOWS), after
        inside = LINE_END.split(self._text[position:close])
        fault = TOO_LONG if self._too_long(cells) else None
        oddity = LIKE_ROWS if self._like_rows(inside, len(cells)) else oddity
        if oddity is None and self._other_quotes(self._text[position:close], cells):
            oddity = OTHER_QUOTES
        return Record(line, cells, fault, oddity, len(inside)), next_

    def _judged(self, line: int, text: str, cells: list[str], oddity: str | None) -> Record:
        """Return the record of one line, with what is wrong or odd about it."""
        fault = TOO_LONG if len(text) > self._longest and self._too_long(cells) else None
        if oddity is None and self._other_quotes(text, cells):
            oddity = OTHER_QUOTES
        elif oddity is None and _is_spaced(cells):
            oddity = ALL_SPACED
        return Record(line, cells, fault, oddity)

    def _is_blank(self, text: str) -> bool:
        return not text or (self._delimiter != " " and not text.strip(" "))

    def _like_rows(self, inside: list[str], width: int) -> bool:
        """Say whether lines inside of a record have as many cells as the record."""
        first, *between, last = (len(self._scanner.split(line)) == width for line in inside)
        return any(between) or (first and last)

    def _other_quotes(self, text: str, cells: list[str]) -> bool:
        return any(
            mark in text and any(len(cell) > 1 and cell[0] == cell[-1] == mark for cell in cells)
            for mark in QUOTES
            if mark != self._quote
        )

    def _too_long(self, cells: list[str]) -> bool:
        return any(len(cell) > self._longest for cell in cells)


def _is_spaced(cells: list[str]) -> bool:
    return len(cells) > 2 and (
        all(cell[:1] == " " for cell in cells[1:]) or all(cell[-1:] == " " for cell in cells[:-1])
    )


def _with_unreadable(record: Record, raw: str) -> Record:
    fault = NUL if "\0" in raw else NOT_DECODED if UNREADABLE.search(raw) else None
    if fault is None:
        return record
    shown = [UNREADABLE.sub("\ufffd", cell) for cell in record.cells]
    return record._replace(cells=shown, fault=record.fault or fault)
