"""Krippendorff's alpha as the charts write it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from slowburn.charts.words import PERCENT


def signed(alpha: float) -> str:
    """Return alpha with two digits and a proper minus sign."""
    return f"{round(alpha, 2) + 0:.2f}".replace("-", "−")


def alpha_in_words(row: Any) -> str:
    """Return alpha with its interval, or why there is none."""
    if pd.isna(row.alpha):
        return "no alpha: all answers are the same"
    if pd.isna(row.alpha_low):
        return f"alpha {signed(row.alpha)}, too few dramas for an interval"
    bounds = f"{signed(row.alpha_low)} to {signed(row.alpha_high)}"
    return f"alpha {signed(row.alpha)}, 95{PERCENT} interval {bounds}"
