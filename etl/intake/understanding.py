"""From a table of text to statements about dramas: every row accepted, merged or rejected.

A cell is read once for each value that its column holds, not once for each row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.cells import FAULTS, is_nothing, is_unknown
from etl.intake.dates import read_span, read_year
from etl.intake.lists import read_list
from etl.intake.roles import ANNOTATIONS, DRAMAS, Roles, chosen_roles, find_roles
from etl.intake.rows import Rows, Value
from etl.intake.terms import Terms, match_terms
from etl.intake.titles import MATCHED, Match, Named, match_titles
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.catalogue import Catalogue
    from etl.intake.dialect import Overrides
    from etl.intake.reading import Reading

SAMPLE = 500
NAMES = ("title", "drama", "native_title")
WHICH_DRAMA = (*NAMES, "ref", "tmdb")
WHEN = ("year", "aired", "start_date")
WHICH_TROPE = ("trope", "term")

NO_DRAMA = "names no drama"
NO_TROPE = "names no trope"
NO_STANCE = "has no stance: present, avoided or subverted"


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a table says.

    Attributes:
        roles: What its columns mean.
        rejected: Lines of the rows that cannot be taken for what they say.
        merged: How many rows repeat another in every cell.
        matches: What was found for each drama that it names.
        drama_on: Place in ``matches`` of the drama that a row names, by the first line of those
            rows that name it in the same words.
        terms: What its words mean.
        problems: Why rows were rejected or merged, and which cells were left empty.
    """

    roles: Roles
    rejected: list[int]
    merged: int
    matches: list[Match]
    drama_on: dict[int, int]
    terms: Terms
    problems: list[Problem]


def understand(reading: Reading, catalogue: Catalogue, overrides: Overrides) -> Understanding:
    """Return what a table says; its view ``kept`` then holds the rows that are accepted."""
    layout = reading.layout
    rows = Rows(reading.con, layout.width)
    samples = [rows.sample(at, SAMPLE) for at in range(layout.width)]
    roles = (
        find_roles(reading.file, layout, samples, catalogue)
        if overrides.columns is None
        else chosen_roles(dict(overrides.columns), overrides.shape)
    )
    judge = _Judge(reading, rows, roles)
    judge.merge_repeats()
    matches: list[Match] = []
    drama_on: dict[int, int] = {}
    words: Counter[str] = Counter()
    if roles.shape is not None:
        rows.values(columns_of_dramas(roles))  # asked once; its parts follow from it
        judge.require(WHICH_DRAMA, NO_DRAMA)
        if roles.shape == ANNOTATIONS:
            judge.require(WHICH_TROPE, NO_TROPE)
            judge.require(("stance",), NO_STANCE)
        for role in FAULTS:
            judge.read_cells(role)
        if roles.shape == DRAMAS:
            judge.keep_first_of_each_drama()
        named, drama_on = _dramas(rows, roles)
        matches = match_titles(named, catalogue)
        words = _words(rows, roles)
        if roles.shape == DRAMAS:
            judge.tell_doubles(matches)
    return Understanding(
        roles,
        judge.rejected,
        judge.merged,
        matches,
        drama_on,
        match_terms(words, catalogue),
        [*roles.problems, *judge.problems],
    )


class _Judge:
    """Goes through the rows of a table and drops those that cannot be taken."""

    def __init__(self, reading: Reading, rows: Rows, roles: Roles) -> None:
        self.problems: list[Problem] = []
        self.rejected: list[int] = []
        self.merged = 0
        self._file = reading.file
        self._header = reading.layout.header
        self._rows = rows
        self._roles = roles
        self._columns = roles.columns

    def merge_repeats(self) -> None:
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

    def keep_first_of_each_drama(self) -> None:
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


def columns_of_dramas(roles: Roles) -> list[int]:
    """Return the places of the columns that say which drama a row is about."""
    return [roles.columns[role] for role in (*WHICH_DRAMA, *WHEN) if role in roles.columns]


def _dramas(rows: Rows, roles: Roles) -> tuple[list[Named], dict[int, int]]:
    """Return the dramas that the rows name, and which of them by first line.

    The same names with the same year are one drama.
    """
    asked = [role for role in (*WHICH_DRAMA, *WHEN) if role in roles.columns]
    found: dict[tuple[object, ...], Named] = {}
    keys: dict[int, tuple[object, ...]] = {}
    for value in rows.values(columns_of_dramas(roles)):
        cells = {
            role: cell.strip()
            for role, cell in zip(asked, value.cells, strict=True)
            if cell is not None and not is_nothing(cell)
        }
        names = tuple(cells[role] for role in NAMES if role in cells)
        key = (names, _year(cells), cells.get("ref"), cells.get("tmdb"))
        before = found.get(key)
        line, count = (before.line, before.rows) if before else (value.line, 0)
        found[key] = Named(*key, line, count + value.count)
        keys[value.line] = key
    places = {key: place for place, key in enumerate(found)}
    return list(found.values()), {line: places[key] for line, key in keys.items()}


def _year(cells: dict[str, str]) -> int | None:
    if (year := read_year(cells.get("year", ""))) is not None:
        return year
    for role in ("aired", "start_date"):
        first, _ = read_span(cells.get(role, ""))
        if first.year is not None:
            return first.year
    return None


def _words(rows: Rows, roles: Roles) -> Counter[str]:
    words: Counter[str] = Counter()
    for role in ("tags", *WHICH_TROPE):
        if role not in roles.columns:
            continue
        for value in rows.values([roles.columns[role]]):
            [cell] = value.cells
            if cell is None or is_nothing(cell):
                continue
            for word in read_list(cell) if role == "tags" else [cell.strip()]:
                words[word] += value.count
        if role == "trope":
            break  # the term beside it is only how the source put it
    return words
