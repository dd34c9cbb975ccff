"""From a table of text to statements about dramas: every row accepted, merged or rejected.

A cell is read once for each value that its column holds, not once for each row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.cells import FAULTS, is_nothing
from etl.intake.dates import read_span, read_year
from etl.intake.judge import Judge, columns_of_dramas
from etl.intake.lists import read_list
from etl.intake.named_roles import with_named
from etl.intake.roles import (
    ANNOTATIONS,
    DRAMAS,
    NAMES,
    WHEN,
    WHICH_DRAMA,
    WHICH_TROPE,
    Roles,
    chosen_roles,
    find_roles,
)
from etl.intake.rows import Rows
from etl.intake.terms import Terms, match_terms
from etl.intake.titles import Match, Named, match_titles

if TYPE_CHECKING:
    from etl.intake.catalogue import Catalogue
    from etl.intake.dialect import Overrides
    from etl.intake.reading import Reading
    from etl.problems import Problem

SAMPLE = 500
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
    if overrides.columns is not None:
        roles = chosen_roles(dict(overrides.columns), overrides.shape)
    else:
        roles = find_roles(reading.file, layout, samples, catalogue)
        if overrides.named or overrides.shape:
            roles = with_named(reading.file, roles, overrides.named, overrides.shape, layout)
    judge = Judge(reading, rows, roles)
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
        judge.compare_years()
        if roles.shape == DRAMAS:
            judge.keep_first_of_each_drama()
        named, drama_on = _dramas(rows, roles)
        matches = match_titles(named, catalogue)
        words = _words(rows, roles)
        if roles.shape == DRAMAS:
            judge.tell_doubles(matches)
    terms = match_terms(words, catalogue)
    judge.tell_unsought(matches, terms)
    return Understanding(
        roles,
        judge.rejected,
        judge.merged,
        matches,
        drama_on,
        terms,
        [*roles.problems, *judge.problems],
    )


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
