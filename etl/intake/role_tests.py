"""What the cells of a column look like, by the role that they may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.intake.cells import is_unknown
from etl.intake.dates import read_span, read_year
from etl.intake.headers import role_of
from etl.intake.lists import is_list, read_list
from etl.intake.numbers import read_confidence, read_count, read_episodes, read_score
from etl.intake.plain import plain
from etl.intake.stances import read_stance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from etl.intake.catalogue import Catalogue
    from etl.intake.layout import Layout

HALF, NEARLY_ALL, SOME = 0.5, 0.9, 0.3
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


def share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    """Return the share of cells that pass a test; 0 if there are none."""
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def fits(role: str, cells: Sequence[str]) -> bool:
    """Say whether at least half of the filled cells can be of a role."""
    known = [cell for cell in cells if not is_unknown(cell)]
    return role not in TESTS or not known or share(TESTS[role], known) >= HALF


def by_content(
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
        shares = {at: share(test, samples[at]) for at in free if at not in taken}
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
