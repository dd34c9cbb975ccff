"""Which rows of a table can be taken for what they say, each decision with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.alike import MOST
from etl.intake.cells import FAULTS, is_nothing, is_unknown
from etl.intake.dates import read_span, read_year
from etl.intake.roles import WHEN, WHICH_DRAMA
from etl.intake.titles import MATCHED, NOT_SOUGHT
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.reading import Reading
    from etl.intake.roles import Roles
    from etl.intake.rows import Rows, Value
    from etl.intake.terms import Terms
    from etl.intake.titles import Match


def columns_of_dramas(roles: Roles) -> list[int]:
    """Return the columns that say which drama a row is about, and when it was shown."""
    return [roles.columns[role] for role in (*WHICH_DRAMA, *WHEN) if role in roles.columns]


class Judge:
    """Goes through the rows of a table and drops those that cannot be taken.

    Attributes:
        rejected: Lines of the rows that cannot be taken for what they say.
        merged: How many rows repeat another in every cell.
        problems: Why they were dropped, and which cells were left empty.
    """

    def __init__(self, reading: Reading, rows: Rows, roles: Roles) -> None:
        """Judge the rows of ``reading`` by the roles of its columns."""
        self.problems: list[Problem] = []
        self.rejected: list[int] = []
        self.merged = 0
        self._file = reading.file
        self._header = reading.layout.header
        self._rows = rows
        self._roles = roles
        self._columns = roles.columns

    def merge_repeats(self) -> None:
        """Drop the rows that repeat an earlier one in every cell."""
        repeats = self._rows.repeats()
        for line, first in repeats:
            reason = f"repeats line {first} in every cell; merged with it"
            self._say(line, None, None, reason, Severity.NOTE)
        self._rows.drop([line for line, _ in repeats])
        self.merged = len(repeats)

    def require(self, roles: Sequence[str], reason: str) -> None:
        """Reject the rows that have no value in any of these roles, as far as there are columns."""
        present = [role for role in roles if role in self._columns]
        if not present:
            return
        columns = [self._columns[role] for role in present]
        empty = [value for value in self._rows.values(columns) if all(map(is_nothing, value.cells))]
        self._reject(
            columns, empty, self._header[columns[0]], {each.line: reason for each in empty}
        )

    def read_cells(self, role: str) -> None:
        """Find the cells that are not of their role: left empty, or the row is rejected."""
        if role not in self._columns:
            return
        at = self._columns[role]
        faults = {}
        faulty = []
        for value in self._rows.values([at]):
            [cell] = value.cells
            fault = None if is_unknown(cell) else FAULTS[role](cell or "")
            if fault:
                faulty.append(value)
                faults[value.line] = fault
        if role == "stance":
            self._reject([at], faulty, self._header[at], faults)
            return
        shown = {value.line: value.cells[0] for value in faulty}
        for line, first in self._rows.lines_of([at], faulty) if faulty else ():
            reason = f"{faults[first]}; the cell is left empty"
            self._say(line, self._header[at], shown[first], reason, Severity.WARNING)

    def compare_years(self) -> None:
        """Say where the year of a row is not that of the day on which it says that it began."""
        began = next((role for role in WHEN[1:] if role in self._columns), None)
        if "year" not in self._columns or began is None:
            return
        columns = [self._columns["year"], self._columns[began]]
        differ = {}
        for value in self._rows.values(columns):
            told, first = (cell or "" for cell in value.cells)
            if (
                (year := read_year(told)) is not None
                and (began_in := read_span(first)[0].year) is not None
                and year != began_in
            ):
                differ[value.line] = value
        lines = self._rows.lines_of(columns, differ.values()) if differ else []
        for line, first_line in lines:
            named, day = differ[first_line].cells
            reason = f"is not in the year {named}, which the row names too; the year is taken"
            self._say(line, self._header[columns[1]], day, reason, Severity.WARNING)

    def keep_first_of_each_drama(self) -> None:
        """Reject the rows that name a drama again, under the same names and time."""
        columns = columns_of_dramas(self._roles)
        twice = [value for value in self._rows.values(columns) if value.count > 1]
        again = [
            (line, first)
            for line, first in (self._rows.lines_of(columns, twice) if twice else ())
            if line != first
        ]
        shown = {value.line: value.cells[0] for value in twice}
        for line, first in again:
            reason = f"line {first} has this drama already, with other facts; that line is kept"
            self._say(line, self._header[columns[0]], shown[first], reason, Severity.ERROR)
        self._drop([line for line, _ in again])

    def tell_doubles(self, matches: Sequence[Match]) -> None:
        """Say where two rows under different names are one drama of the catalogue."""
        first: dict[str, int] = {}
        for match in matches:
            if match.verdict != MATCHED:
                continue
            [drama_id] = match.drama_ids
            if drama_id in first:
                reason = f"the same drama as on line {first[drama_id]}, under another name or year"
                name = next(iter(match.named.names), None)
                self._say(match.named.line, None, name, reason, Severity.WARNING)
            first.setdefault(drama_id, match.named.line)

    def tell_unsought(self, matches: Sequence[Match], terms: Terms) -> None:
        """Say where so many names or words are unknown that not all were compared for likeness."""
        names = sum(match.because == NOT_SOUGHT for match in matches)
        for count, what, outcome in (
            (names, "names", "count as new dramas"),
            (terms.unsought, "words", "have no suggestions"),
        ):
            if count:
                reason = (
                    f"more than {MOST:,} {what} are not in the catalogue; the {count:,} least "
                    f"frequent were not compared with {what} that are merely alike, and {outcome}"
                )
                self.problems.append(
                    Problem(self._file, None, None, None, reason, Severity.WARNING)
                )

    def _reject(
        self, columns: Sequence[int], values: Sequence[Value], header: str, reasons: dict[int, str]
    ) -> None:
        if not values:
            return
        shown = {value.line: value.cells[0] for value in values}
        lines = self._rows.lines_of(columns, values)
        for line, first in lines:
            self._say(line, header, shown[first], reasons[first], Severity.ERROR)
        self._drop([line for line, _ in lines])

    def _drop(self, lines: Sequence[int]) -> None:
        self._rows.drop(lines)
        self.rejected += lines

    def _say(
        self, line: int, column: str | None, value: str | None, reason: str, severity: Severity
    ) -> None:
        self.problems.append(Problem(self._file, line, column, value, reason, severity))
