"""Reading the values of one row, each fault located by column."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from etl.importers.names import tidy
from etl.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.importers.dump import Row

MISSING = frozenset({"", "N/A"})
"""How dumps write that a value is not known."""

OUTSIDE_ID = re.compile(r"[1-9][0-9]{0,17}")
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}(?:\.0*)?")
NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fields:
    """One row's values by kind; what is wrong with them gathers in ``faults``."""

    def __init__(self, file: str, row: Row) -> None:
        """Read from ``row``, naming ``file`` and the row's line in each fault."""
        self.faults: list[Problem] = []
        self._file = file
        self._row = row

    def problem(self, column: str, reason: str, value: str | None = None) -> Problem:
        """Return a problem with a column, showing its value as the file has it or ``value``."""
        shown = self._row.values[column] if value is None else value
        return Problem(self._file, self._row.line, column, shown, reason)

    def text(self, column: str) -> str:
        """Return tidied text; empty where the value is missing."""
        value = tidy(self._row.values[column])
        return "" if value in MISSING else value

    def raw(self, column: str) -> str:
        """Return tidied text that may read like a mark of absence and yet be meant."""
        return tidy(self._row.values[column])

    def filled(self, column: str) -> str:
        """Return tidied text; a fault if there is none."""
        value = self.raw(column)
        if not value:
            self._fault(column, "must not be empty")
        return value

    def outside_id(self, column: str) -> str:
        """Return a numeric identifier; a fault if it is none."""
        value = self.raw(column)
        if not OUTSIDE_ID.fullmatch(value):
            self._fault(column, "must be a numeric identifier")
        return value

    def whole(self, column: str, most: int, *, least: int = 0) -> int | None:
        """Return a whole number from ``least`` to ``most``, or ``None`` where it is missing."""
        value = self.text(column)
        if not value:
            return None
        if not WHOLE_NUMBER.fullmatch(value):
            self._fault(column, "must be a whole number")
            return None
        number = int(value.split(".")[0])
        if not least <= number <= most:
            self._fault(column, f"must lie between {least} and {most}")
            return None
        return number

    def number(self, column: str, most: int) -> float | None:
        """Return a number from 0 to ``most``, or ``None`` where it is missing."""
        value = self.text(column)
        if not value:
            return None
        if not NUMBER.fullmatch(value):
            self._fault(column, "must be a number")
            return None
        number = float(value)
        if number > most:
            self._fault(column, f"must lie between 0 and {most}")
            return None
        return number

    def date(self, column: str) -> date | None:
        """Return a date written ``YYYY-MM-DD``, or ``None`` where it is missing."""
        value = self.text(column)
        if not value:
            return None
        if ISO_DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass  # written like a date, but the calendar has no such day
        self._fault(column, "must be a date that exists, written YYYY-MM-DD")
        return None

    def coded(self, column: str, codes: Mapping[str, str], reason: str) -> str:
        """Return the code of a name; a fault if the name has none."""
        code = codes.get(self.text(column).casefold(), "")
        if not code:
            self._fault(column, reason)
        return code

    def _fault(self, column: str, reason: str) -> None:
        self.faults.append(self.problem(column, reason))
