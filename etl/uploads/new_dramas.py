"""Identifiers for dramas that the catalogue does not have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from etl.importers.names import readable_slug
from etl.intake.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.titles import Named, TitleKey

PREFIX = "mine_"
"""The catalogue's identifiers hold no underscore, now or later: none can be the same."""

UNDATED = "undated"


def new_drama_ids(named: Sequence[Named]) -> dict[TitleKey, str]:
    """Return an identifier for each new title: its name and year, readable.

    Titles of several files are one drama if they share a name and no two years differ; a title
    without a year goes with the only drama of its name.
    """
    by_name: dict[str, dict[str, int | None]] = defaultdict(dict)
    given: dict[TitleKey, str] = {}
    taken: set[str] = set()
    for each in sorted(named, key=lambda one: one.year is None):
        same = {
            drama_id
            for name in map(plain, each.names)
            for drama_id, year in by_name[name].items()
            if each.year is None or year == each.year
        }
        drama_id = same.pop() if len(same) == 1 else _free(each, taken)
        given[each.key] = drama_id
        taken.add(drama_id)
        for name in map(plain, each.names):
            by_name[name][drama_id] = each.year
    return given


def _free(named: Named, taken: set[str]) -> str:
    name = named.names[0] if named.names else named.ref or named.tmdb or ""
    wish = f"{PREFIX}{readable_slug(name) or 'untitled'}-{named.year or UNDATED}"
    number, drama_id = 1, wish
    while drama_id in taken:
        number += 1
        drama_id = f"{wish}-{number}"
    return drama_id
