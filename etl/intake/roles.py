"""Which column means what, and which of the two shapes the table has.

A header that is known decides, unless the cells speak against it: a column called "year" that holds
ratings is no year. A column without a known header is taken for what nearly all of its cells are,
and the person is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.cells import is_unknown
from etl.intake.headers import role_of
from etl.intake.lists import is_list
from etl.intake.role_tests import HALF, TESTS, by_content, fits, share
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from etl.intake.catalogue import Catalogue
    from etl.intake.layout import Layout

DRAMAS, ANNOTATIONS = "dramas", "annotations"
SHAPES = {
    DRAMAS: (
        "title",
        "native_title",
        "aka",
        "year",
        "aired",
        "start_date",
        "end_date",
        "episodes",
        "network",
        "country",
        "score",
        "watchers",
        "genres",
        "tags",
        "ref",
        "tmdb",
    ),
    ANNOTATIONS: (
        "drama",
        "native_title",
        "year",
        "trope",
        "term",
        "stance",
        "confidence",
        "source",
        "note",
        "ref",
        "tmdb",
    ),
}
"""The roles that columns may have in either shape."""

NAMES = ("title", "drama", "native_title")
WHICH_DRAMA = (*NAMES, "ref", "tmdb")
"""Roles that say which drama is meant; one is enough."""
WHEN = ("year", "aired", "start_date")
WHICH_TROPE = ("trope", "term")
LEFT_OUT = "columns that are not understood, and of which nothing is taken: "


@dataclass(frozen=True, slots=True)
class Roles:
    """What the columns of a table mean.

    Attributes:
        shape: :data:`DRAMAS`, :data:`ANNOTATIONS`, or ``None`` if it is neither.
        columns: Place of the column, from 0, by role.
        problems: What was refused, and what was taken by its content.
    """

    shape: str | None
    columns: dict[str, int]
    problems: list[Problem]


def find_roles(
    file: str,
    layout: Layout,
    samples: Sequence[Sequence[str]],
    catalogue: Catalogue,
) -> Roles:
    """Return the roles of columns whose first filled cells are ``samples``."""
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    for at, header in enumerate(layout.header):
        role = role_of(header) if layout.header_line else None
        if role is None:
            continue
        if role in columns:
            said = f"“{layout.header[columns[role]]}” has the same meaning and is taken instead"
            problems.append(_told(file, layout, at, said, Severity.NOTE))
        elif not fits(role, samples[at]):
            said = f"most of its cells are no {role.replace('_', ' ')}; it is not taken for one"
            shown = next(
                cell for cell in samples[at] if not is_unknown(cell) and not TESTS[role](cell)
            )
            problems.append(_told(file, layout, at, said, Severity.WARNING, shown))
        else:
            columns[role] = at
    _tell_lists_from_words(columns, samples)
    for role, at in by_content(columns, layout, samples, catalogue).items():
        columns[role] = at
        said = f"taken for the {role.replace('_', ' ')}, by its cells"
        problems.append(_told(file, layout, at, said, Severity.NOTE))
    shape = _shape(columns)
    if shape == ANNOTATIONS and "title" in columns:
        columns["drama"] = columns.pop("title")
    if shape is None:
        return Roles(None, columns, [*problems, _shapeless(file, layout, columns)])
    kept = {role: columns[role] for role in SHAPES[shape] if role in columns}
    told = {problem.column for problem in problems}
    left = [
        header
        for at, header in enumerate(layout.header)
        if at not in kept.values() and header not in told and samples[at]
    ]
    if left:
        names = ", ".join(f"“{name}”" for name in left)
        problems.append(Problem(file, None, None, None, LEFT_OUT + names, Severity.NOTE))
    return Roles(shape, kept, problems)


def chosen_roles(columns: Mapping[str, int], shape: str | None) -> Roles:
    """Return the roles that a person has given to columns, as far as the shape has them.

    Args:
        columns: Place of the column, from 0, by role.
        shape: What a person says that a row is; found by the roles if ``None``.
    """
    columns = dict(columns)
    shape = shape or _shape({("title" if role == "drama" else role): 0 for role in columns})
    other, own = ("title", "drama") if shape == ANNOTATIONS else ("drama", "title")
    if other in columns:
        columns.setdefault(own, columns.pop(other))
    kept = {role: columns[role] for role in SHAPES[shape] if role in columns} if shape else {}
    names_dramas = kept.keys() & {"title", "drama", "native_title", "ref", "tmdb"}
    return Roles(shape, kept, []) if names_dramas else Roles(None, columns, [])


def _told(
    file: str, layout: Layout, at: int, said: str, severity: Severity, shown: str | None = None
) -> Problem:
    return Problem(file, layout.header_line or None, layout.header[at], shown, said, severity)


def _shapeless(file: str, layout: Layout, columns: Mapping[str, int]) -> Problem:
    what = "that says a drama's trope" if "title" in columns or "ref" in columns else "of titles"
    reason = (
        f"no column {what} was recognised, so that no chart can be made of it yet; "
        "call the column “title”, or “drama” and “trope”"
    )
    return Problem(file, layout.header_line or None, None, None, reason)


def _tell_lists_from_words(columns: dict[str, int], samples: Sequence[Sequence[str]]) -> None:
    """Call a column of lists "tags", and one of single words on repeated titles "term"."""
    for role in ("term", "trope"):
        alone = role in columns and "tags" not in columns
        if alone and share(is_list, samples[columns[role]]) > HALF:
            columns["tags"] = columns.pop(role)
    titles = samples[columns["title"]] if "title" in columns else ()
    if "tags" in columns and not {"term", "trope"} & columns.keys():
        words = samples[columns["tags"]]
        repeated = len(set(titles)) < HALF * len(titles)
        if words and not any(map(is_list, words)) and (repeated or not titles):
            columns["term"] = columns.pop("tags")


def _shape(columns: Mapping[str, int]) -> str | None:
    named = {"title", "native_title", "ref", "tmdb"} & columns.keys()
    if named and {"trope", "term"} & columns.keys() and "tags" not in columns:
        return ANNOTATIONS
    return DRAMAS if {"title", "native_title"} & columns.keys() else None
