"""The upright axis of the maturity map: the year, the score or the number of watchers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, Literal

from slowburn.charts.frame import year_axis

if TYPE_CHECKING:
    import pandas as pd

Across = Literal["year", "score", "watchers"]

TITLES: dict[Across, str] = {
    "year": "First year on air",
    "score": "Viewers' mean score, of 10",
    "watchers": "Viewers who list it, each step ten times as many",
}
UNKNOWN: dict[Across, str] = {
    "year": "without a known year",
    "score": "without a known score",
    "watchers": "that nobody lists",
}
# Dramas of a year share its row, spread over so much of it by steps of the golden ratio, which
# keeps neighbours apart without chance.
SPREAD, GOLDEN = 0.8, 0.618034


@dataclass(frozen=True)
class Heights:
    """Where values stand: ``low`` and ``high`` end the axis, ``pixels`` is its length."""

    low: float
    high: float
    logarithmic: bool
    pixels: float

    def on_axis(self, value: float) -> float:
        """Return a value in the units of the axis, in which Plotly places annotations."""
        return log10(value) if self.logarithmic else value

    def down(self, value: float) -> float:
        """Return how many pixels beneath the top of the plot a value stands."""
        return self.pixels * (self.high - self.on_axis(value)) / (self.high - self.low)

    def with_room_above(self, pixels: float) -> Heights:
        """Return the axis made so many pixels longer at its top."""
        more = pixels * (self.high - self.low) / self.pixels
        return replace(self, high=self.high + more, pixels=self.pixels + pixels)

    def beneath(self, value: float, pixels: float) -> float:
        """Return the value that stands so many pixels beneath this one."""
        moved = self.on_axis(value) - pixels * (self.high - self.low) / self.pixels
        return float(10**moved) if self.logarithmic else moved


def with_heights(table: pd.DataFrame, across: Across) -> pd.DataFrame:
    """Return the dramas that have a place on the axis, with it in the column ``height``."""
    known = table[table[across].notna() & ((across != "watchers") | (table["watchers"] > 0))]
    if across != "year":
        return known.assign(height=known[across].astype(float))
    turn = known.sort_values("index", kind="stable").groupby("year").cumcount()
    return known.assign(height=known["year"].astype(float) + SPREAD * (turn * GOLDEN % 1 - 0.5))


def heights_of(placed: pd.DataFrame, across: Across, pixels: float) -> Heights:
    """Return the axis for these dramas, a little longer than they need."""
    low, high = float(placed[across].min()), float(placed[across].max())
    if across == "year":
        return Heights(low - 0.6, high + 0.6, logarithmic=False, pixels=pixels)
    if across == "score":
        return Heights(low - 0.2, high + 0.2, logarithmic=False, pixels=pixels)
    return Heights(log10(low) - 0.1, log10(high) + 0.1, logarithmic=True, pixels=pixels)


def heights_axis(heights: Heights, placed: pd.DataFrame, across: Across) -> dict[str, Any]:
    """Return the axis as Plotly draws it, with ticks only as far as there are dramas."""
    low, high = float(placed[across].min()), float(placed[across].max())
    if across == "year":
        step = year_axis(int(low), int(high))["dtick"]
        ticks = [year for year in range(int(low), int(high) + 1) if year % step == 0]
    elif across == "score":
        ticks = list(range(ceil(low), floor(high) + 1))
    else:
        ticks = [10**power for power in range(ceil(log10(low)), floor(log10(high)) + 1)]
    return {
        "type": "log" if heights.logarithmic else "linear",
        "range": [heights.low, heights.high],
        "tickvals": ticks,
        "tickformat": ",d" if across == "watchers" else "d",
        "automargin": "left",
    }
