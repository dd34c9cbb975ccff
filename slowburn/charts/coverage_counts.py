"""How many dramas each kind of source has looked at a year, added up over countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

NAMES = {
    "community tags": "Viewers' tags",
    "keywords": "Keywords",
    "editorial": "Essays and articles",
    "reviews": "Viewers' reviews",
    "upload": "Uploaded annotations",
}


@dataclass(frozen=True)
class Kind:
    """One kind of source and the dramas it covers each year.

    Sources of one kind may have looked at the same dramas, so that their counts cannot be added: a
    year holds the count of the source that covers most of it, which is the least that the kind can
    cover.
    """

    source_kind: str
    sources: int
    by_year: dict[int, int]

    @property
    def covered(self) -> int:
        """Dramas covered in all years."""
        return sum(self.by_year.values())

    @property
    def at_least(self) -> str:
        """What to say before a count: nothing if it is exact."""
        return "at least " if self.sources > 1 else ""


def kind_name(kind: str) -> str:
    """Return what a kind of source is called on the screen."""
    return NAMES.get(kind, kind.capitalize())


def dramas_in_view(table: pd.DataFrame) -> dict[int, int]:
    """Return the dramas in view of each year, from the answer to ``coverage``."""
    once = table.dropna(subset=["year"]).drop_duplicates(["year", "country"])
    return _by_year(once, "dramas")


def dramas_without_year(table: pd.DataFrame) -> int:
    """Return how many dramas in view have no known year."""
    once = table[table["year"].isna()].drop_duplicates(["country"])
    return int(once["dramas"].sum())


def kinds_of(table: pd.DataFrame) -> list[Kind]:
    """Return the kinds of source with what they cover, the widest first."""
    kinds = []
    for kind, rows in table.dropna(subset=["year"]).groupby("source_kind"):
        widest = rows.groupby(["year", "country"]).agg(covered=("covered", "max")).reset_index()
        by_year = _by_year(widest, "covered")
        kinds.append(Kind(str(kind), int(rows["source_id"].nunique()), by_year))
    return sorted(kinds, key=lambda kind: (-kind.covered, kind.source_kind))


def _by_year(rows: pd.DataFrame, column: str) -> dict[int, int]:
    """Return a column added up over countries, the earliest year first."""
    sums = rows.groupby(rows["year"].astype(int))[column].sum()
    return {int(year): int(n) for year, n in zip(sums.index.tolist(), sums.tolist(), strict=True)}
