"""Where the rows and the marks of the matrix of stances stand, in pixels from its top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slowburn.charts.records import records
from slowburn.charts.stance_counts import STANCES
from slowburn.charts.words import lines

if TYPE_CHECKING:
    import pandas as pd

FAMILY_ROW, PADDING, LINE, MARK = 34, 10, 16, 17
LABEL_WIDTH = 22


@dataclass(frozen=True)
class Row:
    """A row of the matrix: a trope, or the name of a family of tropes (without ``trope_id``)."""

    trope_id: str
    label: list[str]
    disputed: bool
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which the row is written."""
        return (self.top + self.bottom) / 2 + (0 if self.trope_id else 6)


def matrix_rows(counts: pd.DataFrame) -> list[Row]:
    """Return the rows from top to bottom, each high enough for its name and its fullest cell.

    Tropes of one family must stand together in ``counts``.
    """
    fullest = counts.groupby(["trope_id", "column"]).size().groupby("trope_id").max().to_dict()
    rows: list[Row] = []
    bottom, family = 0.0, None
    for trope in records(counts.drop_duplicates("trope_id")):
        if trope.family != family:
            family = trope.family
            name = lines(str(family).capitalize(), LABEL_WIDTH)
            rows.append(Row("", name, disputed=False, top=bottom, bottom=bottom + FAMILY_ROW))
            bottom += FAMILY_ROW
        label = lines(trope.trope, LABEL_WIDTH, most=2)
        height = PADDING + max(LINE * len(label), MARK * fullest[trope.trope_id])
        rows.append(
            Row(trope.trope_id, label, disputed=trope.disputed, top=bottom, bottom=bottom + height)
        )
        bottom += height
    return rows


def heights(counts: pd.DataFrame, rows: list[Row]) -> list[float]:
    """Return how far down the mark of each row of ``counts`` stands.

    Stances in one cell stand above each other.
    """
    middles = {row.trope_id: row.middle for row in rows}
    cells = counts.groupby(["trope_id", "column"])["stance"].agg(list)
    down: list[float] = []
    for count in records(counts):
        stack = sorted(cells[count.trope_id, count.column], key=STANCES.index)
        place = stack.index(count.stance) - (len(stack) - 1) / 2
        down.append(middles[str(count.trope_id)] + place * MARK)
    return down
