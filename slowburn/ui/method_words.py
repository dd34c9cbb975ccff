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
    return f"The maturity index {tells} healthy couples from unhealthy ones: AUC {row['auc']:.2f}"


def spread_in_words(row: Any) -> str:
    """Return the figures behind it, and what they mean."""
    groups = f"{counted(row.healthy, 'drama')} called healthy, {row.unhealthy:,} called unhealthy"
    if pd.isna(row.auc_low):
        return f"By the sources in view there are {groups}: too few to say."
    interval = f"{row.auc_low:.2f}–{row.auc_high:.2f}"
    return (
        f"In the whole catalogue: {groups}. Their mean index is {row.index_healthy:.0f} and "
        f"{row.index_unhealthy:.0f}. Of a healthy and an unhealthy one, the healthy one has the "
        f"higher index in {100 * row.auc:.0f}{PERCENT} of pairs (AUC {row.auc:.2f}, 95{PERCENT} "
        f"interval {interval}; 0.50 would be a coin)."
    )
