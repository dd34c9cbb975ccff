"""Shares year by year, with the years in which nothing was covered left empty."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from slowburn.charts.records import records
from slowburn.charts.words import SMALL_GROUP

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Course:
    """One trope's way through the years; ``rows`` holds the years with covered dramas."""

    trope_id: str
    trope: str
    rows: dict[int, Any]

    @property
    def firm(self) -> list[int]:
        """The years that rest on enough covered dramas; all of them if hardly any does."""
        firm = [year for year, row in self.rows.items() if row.covered >= SMALL_GROUP]
        return firm if len(firm) > 1 else list(self.rows)

    @property
    def end(self) -> int:
        """The last of the firm years."""
        return max(self.firm)

    def runs(self) -> list[list[int]]:
        """Return the firm years, parted where years between them are missing."""
        firm = self.firm
        breaks = [i for i, (a, b) in enumerate(pairwise(firm), start=1) if b - a > 1]
        return [firm[start:end] for start, end in pairwise([0, *breaks, len(firm)])]


def courses(table: pd.DataFrame) -> list[Course]:
    """Return the course of each trope in the answer to ``trends``, in the order of the table."""
    covered = table[table["covered"] > 0]
    found = {
        str(row.trope_id): Course(str(row.trope_id), str(row.trope), {})
        for row in records(covered.drop_duplicates("trope_id"))
    }
    for row in records(covered.sort_values("year")):
        found[str(row.trope_id)].rows[int(row.year)] = row
    return list(found.values())
