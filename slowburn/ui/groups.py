"""From a row for a country, network, writer ... to the dramas behind it: by a click or by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from slowburn.ui import controls, links

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_GROUP, POOL = "none", "smaller"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of dramas.

    Attributes:
        place: What the questions call it; empty for the pool of the small ones.
        name: Its name.
    """

    place: str
    name: str


def choose_group(mark: Sequence[str | None]) -> None:
    """Take a click on the mark of a group."""
    links.choose("place", POOL if mark[0] is None else mark[0])


def group_chosen(named: pd.DataFrame) -> Group | None:
    """Let the reader choose a group, here or by a click; return it, or ``None`` if none is chosen.

    Args:
        named: What ``with_place_names`` returned.
    """
    rows = named.drop_duplicates("place_id")
    names = {
        POOL if pd.isna(place_id) else str(place_id): str(name)
        for place_id, name in zip(rows["place_id"], rows["place"], strict=True)
    }
    chosen = controls.one(
        "Dramas of",
        "place",
        [NO_GROUP, *names],
        default=NO_GROUP,
        words=lambda place: names.get(place, "Click a mark, or choose"),
    )
    if chosen == NO_GROUP:
        return None
    return Group("" if chosen == POOL else chosen, names[chosen])
