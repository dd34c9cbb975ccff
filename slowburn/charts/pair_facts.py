"""What there is to say of a pair of tropes, and which pairs say most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slowburn.charts.words import PERCENT, counted, plain, ratio

if TYPE_CHECKING:
    import pandas as pd

UNCLEAR = "no clear link"


def furthest(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the clear pairs whose interval keeps furthest from chance, most together first."""
    clear = table[table["direction"] != UNCLEAR]
    nearer = clear["adjusted_low"].where(
        clear["direction"] == "together", 1 / clear["adjusted_high"]
    )
    kept = clear.loc[nearer.sort_values(ascending=False, kind="stable").index[:limit]]
    return kept.sort_values("adjusted_lift", ascending=False, kind="stable")


def in_words(row: Any) -> list[str]:
    """Return what a pair says: its counts, then how far that is from chance."""
    seen = (
        f"{counted(row.dramas, 'drama')} with both, of {row.dramas_a:,} and {row.dramas_b:,}; "
        f"{row.expected:,.1f} expected by chance"
    )
    if np.isnan(row.adjusted_lift):
        return [seen, "No drama in view has two tropes"]
    bounds = f"{ratio(row.adjusted_low)}–{ratio(row.adjusted_high)}"
    against = f"{ratio(row.adjusted_lift)} times as often, 95{PERCENT} interval {bounds}"
    return [seen, f"{against}: {row.direction}"]


def hover(row: Any) -> str:
    """Return what the mark of a pair says."""
    pair = f"<b>{plain(row.name_a)}</b> and <b>{plain(row.name_b)}</b>"
    return "<br>".join([pair, *in_words(row)])
