"""Which column means what, and which of the two shapes the table has.

A header that is known decides, unless the cells speak against it: a column called "year" that holds
ratings is no year. A column without a known header is taken for what nearly all of its cells are,
and the person is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.cells import is_unknown
from etl.intake.dates import read_span, read_year
from etl.intake.headers import role_of
from etl.intake.lists import is_list, read_list
from etl.intake.numbers import read_confidence, read_count, read_episodes, read_score
from etl.intake.plain import plain
from etl.intake.stances import read_stance
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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

MDL_LINK = re.compile(r"(?:https?://)?(?:www\.)?mydramalist\.com/(\d+)(?:-[^\s/]*)?/?\S*")
MARKED_UNITS = re.compile(r".*\d\s?(?:episodes?|eps?\.?|부작|集|話|회).*", re.IGNORECASE)
OTHER_SCRIPTS = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _has_year(cell: str) -> bool:
    first, _ = read_span(cell)
    return first.year is not None


TESTS: dict[str, Callable[[str], bool]] = {
    "year": lambda cell: read_year(cell) is not None,
    "aired": _has_year,
    "start_date": _has_year,
    "end_date": _has_year,
    "episodes": lambda cell: isinstance(read_episodes(cell), int),
    "score": lambda cell: isinstance(read_score(cell), float),
    "watchers": lambda cell: isinstance(read_count(cell), int),
    "confidence": lambda cell: isinstance(read_confidence(cell), float),
    "stance": lambda cell: read_stance(cell) is not None,
}
"""What the cells of a role look like; other roles hold any text."""

HALF, NEARLY_ALL, SOME = 0.5, 0.9, 0.3


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
        elif not _fits(role, samples[at], HALF):
            said = f"most of its cells are no {role.replace('_', ' ')}; it is not taken for one"
            shown = next(
                cell for cell in samples[at] if not is_unknown(cell) and not TESTS[role](cell)
            )
            problems.append(_told(file, layout, at, said, Severity.WARNING, shown))
        else:
            columns[role] = at
    _tell_lists_from_words(columns, samples)
    for role, at in _by_content(columns, layout, samples, catalogue).items():
        columns[role] = at
        said = f"taken for the {role.replace('_', ' ')}, by its cells"
        problems.append(_told(file, layout, at, said, Severity.NOTE))
    shape = _shape(columns)
    if shape == ANNOTATIONS and "title" in columns:
        columns["drama"] = columns.pop("title")
    if shape is None:
        return Roles(None, columns, [*problems, _shapeless(file, layout, columns)])
    kept = {role: columns[role] for role in SHAPES[shape] if role in columns}
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


def _share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _fits(role: str, cells: Sequence[str], least: float) -> bool:
    known = [cell for cell in cells if not is_unknown(cell)]
    return role not in TESTS or not known or _share(TESTS[role], known) >= least


def _tell_lists_from_words(columns: dict[str, int], samples: Sequence[Sequence[str]]) -> None:
    """Call a column of lists "tags", and one of single words on repeated titles "term"."""
    for role in ("term", "trope"):
        alone = role in columns and "tags" not in columns
        if alone and _share(is_list, samples[columns[role]]) > HALF:
            columns["tags"] = columns.pop(role)
    titles = samples[columns["title"]] if "title" in columns else ()
    if "tags" in columns and not {"term", "trope"} & columns.keys():
        words = samples[columns["tags"]]
        repeated = len(set(titles)) < HALF * len(titles)
        if words and not any(map(is_list, words)) and (repeated or not titles):
            columns["term"] = columns.pop("tags")


def _by_content(
    columns: Mapping[str, int],
    layout: Layout,
    samples: Sequence[Sequence[str]],
    catalogue: Catalogue,
) -> dict[str, int]:
    """Return roles for columns that no header names, the plainest first."""
    found: dict[str, int] = {}
    free = [
        at
        for at in range(len(samples))
        if samples[at]
        and at not in columns.values()
        and not (layout.header_line and role_of(layout.header[at]))
    ]
    for role, test, least in _content_tests(catalogue, headed=bool(layout.header_line)):
        taken = {*found.values()}
        if role in columns or ({"title", "ref"} & columns.keys() and role == "title"):
            continue
        shares = {at: _share(test, samples[at]) for at in free if at not in taken}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= least:
            found[role] = best
    return found


def _content_tests(
    catalogue: Catalogue, *, headed: bool
) -> list[tuple[str, Callable[[str], bool], float]]:
    def is_known_title(cell: str) -> bool:
        return plain(cell) in catalogue.named

    def is_known_word(cell: str) -> bool:
        return plain(cell) in catalogue.tropes

    def is_known_list(cell: str) -> bool:
        return is_list(cell) and any(map(is_known_word, read_list(cell)))

    def is_point_score(cell: str) -> bool:
        return "." in cell and TESTS["score"](cell)

    plainest: list[tuple[str, Callable[[str], bool], float]] = [
        ("ref", lambda cell: MDL_LINK.fullmatch(cell.strip()) is not None, NEARLY_ALL),
        ("title", is_known_title, SOME),
    ]
    if headed:
        return plainest
    return [
        *plainest,
        ("stance", TESTS["stance"], NEARLY_ALL),
        ("year", TESTS["year"], NEARLY_ALL),
        ("aired", TESTS["aired"], NEARLY_ALL),
        ("episodes", lambda cell: MARKED_UNITS.fullmatch(cell) is not None, NEARLY_ALL),
        ("score", is_point_score, NEARLY_ALL),
        ("term", is_known_word, HALF),
        ("tags", is_known_list, HALF),
        ("native_title", lambda cell: OTHER_SCRIPTS.search(cell) is not None, NEARLY_ALL),
    ]


def _shape(columns: Mapping[str, int]) -> str | None:
    named = {"title", "native_title", "ref", "tmdb"} & columns.keys()
    if named and {"trope", "term"} & columns.keys() and "tags" not in columns:
        return ANNOTATIONS
    return DRAMAS if {"title", "native_title"} & columns.keys() else None
