r"""From a place in a text to the cells of one record.

Python's ``csv`` is not used here, because a stray quotation mark makes it swallow the lines that
follow, and because it knows delimiters of one character only. Tests hold this scanner to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from etl.intake.record import LINE_END, SPACED, STRAY_BARE, STRAY_INSIDE

if TYPE_CHECKING:
    from etl.intake.dialect import Dialect


class NotClosedError(Exception):
    """Raised where a quoted cell has no end."""


class Scanned(NamedTuple):
    """The cells of one record.

    Attributes:
        cells: The cells.
        oddity: What a careful reader would ask about.
        close: Where the record ends.
        after: Where the next one begins.
    """

    cells: list[str]
    oddity: str | None
    close: int
    after: int


class Scanner:
    """Finds the cells of records in one text, in one dialect."""

    def __init__(self, text: str, dialect: Dialect, *, longest: int) -> None:
        """Prepare for ``text``; no quoted cell is looked for over twice ``longest`` characters."""
        self._text = text
        self._longest = longest
        self._delimiter = dialect.delimiter
        self._quote = dialect.quote
        self._escape = dialect.escape
        self._escaped = None
        if dialect.escape:
            special = "".join(filter(None, (dialect.escape, dialect.quote, dialect.delimiter)))
            self._escaped = re.compile(f"{re.escape(dialect.escape)}([{re.escape(special)}])")

    def is_plain(self, line: str) -> bool:
        """Say whether :meth:`split` alone finds the cells of a line."""
        return self._escaped is None and (self._quote is None or self._quote not in line)

    def line_end(self, position: int) -> tuple[int, int]:
        """Return where the line at ``position`` ends, and where the next one begins."""
        found = LINE_END.search(self._text, position)
        return found.span() if found else (len(self._text), len(self._text))

    def split(self, line: str) -> list[str]:
        """Return the cells of a line in which nothing is quoted or escaped."""
        return line.split(self._delimiter) if self._delimiter else [line]

    def scan(self, position: int, stop: int) -> Scanned:
        """Return the record that begins at ``position``, on a line that ends at ``stop``.

        Raises:
            NotClosedError: If a quoted cell has no end.
        """
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
                spaces = spaces or text[position - 1] == " "
                oddity = oddity or (STRAY_INSIDE if stray else SPACED if spaces else None)
                if position > stop:
                    stop = self.line_end(position)[0]
            else:
                cell, position = self._bare(position, stop)
                oddity = oddity or (STRAY_BARE if quote and quote in cell else None)
            cells.append(cell)
            if delimiter and text.startswith(delimiter, position):
                position += len(delimiter)
                continue
            end = LINE_END.match(text, position)
            return Scanned(cells, oddity, position, end.end() if end else position)

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
        line_stop = self.line_end(begin)[0]
        while True:
            at = text.find(quote, search, line_stop if stray else limit)
            if at < 0:
                raise NotClosedError
            if self._escaped and self._is_escaped(at, begin):
                search = at + 1
            elif text.startswith(quote, at + 1):
                search = at + 2
            else:
                end = self._after_quote(at + 1)
                if end is not None:
                    break
                if at > line_stop:
                    raise NotClosedError
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
        escape, count = self._escape, 0
        while at - 1 - count >= begin and self._text[at - 1 - count] == escape:
            count += 1
        return count % 2 == 1
