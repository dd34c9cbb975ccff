"""The maturity index and its parts as the charts write them."""

from __future__ import annotations

from math import isfinite
from typing import Any

from slowburn.charts.words import PERCENT, counted

# A push that is nothing to speak of.
NONE = "0.0"


def span(low: float, high: float) -> str:
    """Return the two ends of an interval on the scale from 0 to 100: ``48–74``."""
    return f"{low:.0f}–{high:.0f}"


def estimate_in_words(value: float, row: Any) -> str:
    """Return one drama's value with its credible interval: ``61, 90 % interval 48–74``."""
    return f"{value:.0f}, 90{PERCENT} interval {span(row.low, row.high)}"


def mean_in_words(row: Any) -> str:
    """Return the mean over dramas with what it rests on; of one drama there is no interval.

    ``mean index 42.4, 95 % interval 42.1–42.7, 1,405 dramas``
    """
    told = f"mean index {row.mean:.1f}"
    if isfinite(row.low) and isfinite(row.high):
        told += f", 95{PERCENT} interval {row.low:.1f}–{row.high:.1f}"
    return f"{told}, {counted(row.dramas, 'drama')}"


def pushed(push: float) -> str:
    """Return points of the index with their sign: ``−3.1``."""
    size = f"{abs(push):.1f}"
    if float(size) == 0:
        return NONE
    return f"{'+' if push > 0 else '−'}{size}"
