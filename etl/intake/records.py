r"""From text to records: every record with its line, its cells, and what is wrong with it.

Python's ``csv`` is not used here, because a stray quotation mark makes it swallow the lines that
follow, and because it knows delimiters of one character only. Tests hold this reader to it.

A line ends with ``\n``, ``\r\n`` or ``\r``, whichever comes. A quoted cell ends at a quotation mark
that a delimiter or a line end follows. Where none does, only the line on which the cell began is
given up: the lines after it are read on their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.intake.dialect import Dialect

QUOTES = "\"'`~"
"""Marks that stand around cells; the usual one first."""
LINE_END = re.compile(r"\r\n|\n|\r")
LINE_ENDS = {"\n": "a line feed", "\r\n": "a return and a line feed", "\r": "a return"}
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
SPACED = "a space stands before a quotation mark that opens a cell; the space is dropped"
ALL_SPACED = "every cell begins with a space: is the delimiter another one on this line?"
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


class _NotClosedError(Exception):
    """A quoted cell has no end."""


class RecordReader:
    """Reads the records of one text in one dialect.

    Attributes:
        line_ends: By line end, how many of the records read so far end so, and the first of them.
    """

    def __init__(self, text: str, dialect: Dialect, *, longest: int) -> None:
        """Prepare for ``text``; no cell may have more than ``longest`` characters."""
        self.line_ends: dict[str, tuple[int, int]] = {}
        self._text = text
        self._dialect = dialect
        self._longest = longest
        self._delimiter = dialect.delimiter
        self._quote = dialect.quote
        self._suspect = bool(UNREADABLE.search(text)) or "\0" in text
        self._escaped = None
        if dialect.escape:
            special = "".join(filter(None, (dialect.escape, dialect.quote, dialect.delimiter)))
            self._escaped = re.compile(f"{re.escape(dialect.escape)}([{re.escape(special)}])")

    def records(self, width: int | None = None) -> Iterator[Record]:
        """Yield every record, blank lines too.

        Args:
            width: Cells that a row should have, where that is known; then a quoted cell that has
                run away over several lines is told from one that is meant to.
        """
        position, line, end = 0, 1, len(self._text)
        while position < end:
            stop, after = self._line_end(position)
            record, after = self._record(position, stop, after, line, width)
            if self._suspect:
                record = self._with_unreadable(record, self._text[position:after])
            self._count_end(after, line)
            yield record
            line += record.lines
            position = after

    def _count_end(self, after: int, line: int) -> None:
        two = self._text[max(after - 2, 0) : after]
        end = two if two == "\r\n" else two[-1]
        if end in LINE_ENDS:
            count, first = self.line_ends.get(end, (0, line))
            self.line_ends[end] = (count + 1, first)

    def _line_end(self, position: int) -> tuple[int, int]:
        found = LINE_END.search(self._text, position)
        return found.span() if found else (len(self._text), len(self._text))

    def _record(
        self, position: int, stop: int, after: int, line: int, width: int | None
    ) -> tuple[Record, int]:
        """Return the record that begins at ``position``, and where the next one begins."""
        text = self._text[position:stop]
        if self._is_blank(text):
            return Record(line, []), after
        if (self._quote is None or self._quote not in text) and self._escaped is None:
            cells = self._split(text)
            fault = TOO_LONG if len(text) > self._longest and self._too_long(cells) else None
            oddity = OTHER_QUOTES if self._other_quotes(text, cells) else None
            if oddity is None and self._is_spaced(cells):
                oddity = ALL_SPACED
            return Record(line, cells, fault, oddity), after
        try:
            cells, oddity, close, next_ = self._parse(position, stop)
        except _NotClosedError:
            return Record(line, self._split(text), NOT_CLOSED), after
        if next_ <= after:
            fault = TOO_LONG if self._too_long(cells) else None
            if oddity is None and self._other_quotes(text, cells):
                oddity = OTHER_QUOTES
            elif oddity is None and self._is_spaced(cells):
                oddity = ALL_SPACED
            return Record(line, cells, fault, oddity), next_
        inside = LINE_END.split(self._text[position:close])
        if width and len(cells) != width:
            return Record(line, self._split(text), SWALLOWS), after
        if self._like_rows(inside, len(cells)):
            oddity = LIKE_ROWS
        return Record(line, cells, None, oddity, len(inside)), next_

    def _is_blank(self, text: str) -> bool:
        return not text or (self._delimiter != " " and not text.strip(" "))

    def _split(self, text: str) -> list[str]:
        return text.split(self._delimiter) if self._delimiter else [text]

    def _like_rows(self, inside: list[str], width: int) -> bool:
        """Say whether lines inside of a record have as many cells as the record."""
        first, *between, last = (len(self._split(line)) == width for line in inside)
        return any(between) or (first and last)

    def _other_quotes(self, text: str, cells: list[str]) -> bool:
        return any(
            mark in text and any(len(cell) > 1 and cell[0] == cell[-1] == mark for cell in cells)
            for mark in QUOTES
            if mark != self._quote
        )

    def _is_spaced(self, cells: list[str]) -> bool:
        return len(cells) > 2 and all(cell[:1] == " " for cell in cells[1:])

    def _too_long(self, cells: list[str]) -> bool:
        return any(len(cell) > self._longest for cell in cells)

    def _parse(self, position: int, stop: int) -> tuple[list[str], str | None, int, int]:
        """Return cells, an oddity, where the record ends, and where the next one begins."""
        text, delimiter, quote = self._text, self._delimiter, self._quote
        cells: list[str] = []
        oddity = None
        while True:
            start = position
            while text.startswith(" ", start) and delimiter != " ":
                start += 1
            spaces = start > position
            if quote and text.startswith(quote, start):
                cell, position, stray = self._quoted(start + 1)
                oddity = oddity or (STRAY_INSIDE if stray else SPACED if spaces else None)
                if position > stop:
                    stop = self._line_end(position)[0]
            else:
                cell, position = self._bare(position, stop)
                oddity = oddity or (STRAY_BARE if quote and quote in cell else None)
            cells.append(cell)
            if delimiter and text.startswith(delimiter, position):
                position += len(delimiter)
                continue
            end = LINE_END.match(text, position)
            return cells, oddity, position, end.end() if end else position

    def _bare(self, position: int, line_stop: int) -> tuple[str, int]:
        """Return a cell without quotes and where it ends."""
        stop = line_stop
        if self._delimiter:
            found = self._text.find(self._delimiter, position, line_stop)
            while found >= 0 and self._escaped and self._is_escaped(found, position):
                found = self._text.find(self._delimiter, found + 1, line_stop)
            stop = line_stop if found < 0 else found
        cell = self._text[position:stop]
        return (self._escaped.sub(r"\1", cell) if self._escaped else cell), stop

    def _quoted(self, begin: int) -> tuple[str, int, bool]:
        """Return a quoted cell, where the delimiter or line end after it stands, and any stray."""
        text, quote = self._text, self._quote or ""
        search, stray = begin, False
        limit = begin + 2 * self._longest
        line_stop = self._line_end(begin)[0]
        while True:
            at = text.find(quote, search, line_stop if stray else limit)
            if at < 0:
                raise _NotClosedError
            if self._escaped and self._is_escaped(at, begin):
                search = at + 1
            elif text.startswith(quote, at + 1):
                search = at + 2
            else:
                end = self._after_quote(at + 1)
                if end is not None:
                    break
                if at > line_stop:
                    raise _NotClosedError
                stray, search = True, at + 1
        cell = text[begin:at].replace(quote + quote, quote)
        return (self._escaped.sub(r"\1", cell) if self._escaped else cell), end, stray

    def _after_quote(self, position: int) -> int | None:
        """Return where the delimiter or line end stands that follows, spaces aside; or ``None``."""
        text, delimiter = self._text, self._delimiter
        while True:
            if position >= len(text) or text[position] in "\r\n":
                return position
            if delimiter and text.startswith(delimiter, position):
                return position
            if text[position] != " ":
                return None
            position += 1

    def _is_escaped(self, at: int, begin: int) -> bool:
        escape, count = self._dialect.escape, 0
        while at - 1 - count >= begin and self._text[at - 1 - count] == escape:
            count += 1
        return count % 2 == 1

    def _with_unreadable(self, record: Record, raw: str) -> Record:
        fault = NUL if "\0" in raw else NOT_DECODED if UNREADABLE.search(raw) else None
        if fault is None:
            return record
        shown = [UNREADABLE.sub("\ufffd", cell) for cell in record.cells]
        return record._replace(cells=shown, fault=record.fault or fault)
