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


def against_chance(row: Any) -> str:
    """Return how often a pair meets: ``2.00 times as often as chance``, ``never (8 expected)``."""
    if not row.dramas:
        return f"never ({_rounded(row.expected)} expected)"
    return f"{ratio(row.adjusted_lift)} times as often as chance"


def in_words(row: Any) -> list[str]:
    """Return what a pair says: its counts, how far that is from chance, and what is left out."""
    seen = (
        f"{counted(row.dramas, 'drama')} with both, of {row.dramas_a:,} and {row.dramas_b:,}; "
        f"{row.expected:,.1f} expected by chance"
    )
    told = [seen]
    if not np.isnan(row.adjusted_lift):
        bounds = f"{ratio(row.adjusted_low)}–{ratio(row.adjusted_high)}"
        times = against_chance(row)
        told.append(f"{times.capitalize()}, 95{PERCENT} interval {bounds}: {row.direction}")
    elif not row.by_one_term:
        told.append("No drama in view has two tropes")
    if row.shared_terms:
        terms = counted(row.shared_terms, "term")
        means = "means" if row.shared_terms == 1 else "mean"
        told.append(f"Near by definition: {terms} of a source {means} both")
    if row.by_one_term:
        told.append(f"Not counted: {counted(row.by_one_term, 'drama')} with both by such a term")
    return told


def hover(row: Any) -> str:
    """Return what the mark of a pair says."""
    pair = f"<b>{plain(row.name_a)}</b> and <b>{plain(row.name_b)}</b>"
    return "<br>".join([pair, *in_words(row)])


def _rounded(expected: float) -> str:
    """Return a number of dramas expected by chance; small ones with a decimal."""
    return f"{expected:,.0f}" if expected >= 0.95 else f"{expected:.1f}"
