"""How well the maturity index does, in sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from slowburn.charts.words import PERCENT, counted


def validity_in_words(row: Any) -> str:
    """Return in one line how well the index tells healthy couples from unhealthy ones."""
    if pd.isna(row["auc_low"]):
        return "How the numbers are made, and how far to trust them"
    tells = "tells" if row["auc_low"] > 0.5 else "does not clearly tell"
    bounds = f"{row['auc_low']:.2f}–{row['auc_high']:.2f}"
    return (
        f"The maturity index {tells} couples that viewers call healthy from those they call "
        f"unhealthy: AUC {row['auc']:.2f} ({bounds})"
    )


def spread_in_words(row: Any) -> str:
    """Return the figures behind it, and what they mean."""
    groups = f"{counted(row.healthy, 'drama')} called healthy, {row.unhealthy:,} called unhealthy"
    if pd.isna(row.auc_low):
        few = (
            "too few to say"
            if pd.isna(row.auc)
            else "told apart without a miss, but too few to say"
        )
        return f"By the sources in view there are {groups}: {few}."
    interval = f"{row.auc_low:.2f}–{row.auc_high:.2f}"
    return (
        f"Over all countries and years, by the sources in view: {groups}. Their mean index is "
        f"{row.index_healthy:.0f} and {row.index_unhealthy:.0f}. Of a healthy and an "
        f"unhealthy one, the healthy one has the higher index in {100 * row.auc:.0f}{PERCENT} of "
        f"pairs (AUC {row.auc:.2f}, 95{PERCENT} interval {interval}; 0.50 would be a coin)."
    )
