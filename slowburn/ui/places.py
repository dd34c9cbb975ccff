"""The groups that a trope can be looked up in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.ui.words import country_names, format_name

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

MOST_DRAWN = 20
PLACES = {
    "network": "Network",
    "country": "Country",
    "writer": "Writer",
    "genre": "Genre",
    "drama_format": "Format",
}


def with_place_names(places: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the answer of ``places`` with names for codes, and the pool of small groups named.

    The column ``place_id`` holds what ``place`` held: codes, and nothing for the pool.
    """
    in_words: dict[str, Callable[[Any], str]] = {
        "country": lambda code: country_names().get(code, code),
        "drama_format": format_name,
    }
    named = places["place"].map(in_words.get(by, str), na_action="ignore").astype(object)
    pooled = places["groups_in_row"].map(lambda groups: f"{groups:,} smaller ones")
    return places.assign(
        place_id=places["place"], place=named.where(places["place"].notna(), pooled)
    )


def drawn_places(places: pd.DataFrame, *, size: str = "covered") -> pd.DataFrame:
    """Return the groups that a chart has room for, the largest by the column ``size``."""
    largest = places.sort_values(size, ascending=False, kind="stable").head(MOST_DRAWN)
    return places.loc[largest.index.sort_values()]
