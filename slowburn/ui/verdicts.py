"""What pairs say, in one line: of tropes that travel together, and of sources that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.alpha_words import signed
from slowburn.charts.pair_facts import furthest
from slowburn.charts.words import ratio
from slowburn.ui.text import as_text
from slowburn.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004), Content analysis, 11.4.2: rely on what reaches the first, draw tentative
conclusions from what reaches the second."""


def together_in_words(pairs: pd.DataFrame, trope: str | None = None) -> str:
    """Return the pair that is surest to be far from chance, or what a trope's company is.

    Args:
        pairs: The answer of ``together``, asked for the trope if one is given.
        trope: Name of the trope.
    """
    most = {
        way: next(furthest(pairs[pairs["direction"] == way], 1).itertuples(), None)
        for way in ("together", "apart")
    }
    together: Any = most["together"]
    apart: Any = most["apart"]
    if trope:
        parts = [f"travels most with {together.name_b.lower()}"] if together else []
        parts += [f"keeps away most from {apart.name_b.lower()}"] if apart else []
        return f"{trope} {listed(parts)}" if parts else f"{trope}: no clear company in view"
    if together:
        return (
            f"{together.name_a} and {together.name_b.lower()} meet "
            f"{ratio(together.adjusted_lift)} times as often as chance would have it"
        )
    if apart:
        return f"{apart.name_a} and {apart.name_b.lower()} keep apart"
    return "No two tropes clearly travel together or keep apart"


def bias_in_words(pairs: pd.DataFrame) -> str:
    """Return what plain counting would make of pairs without a link, from ``together``."""
    plain = pairs["expected"].sum() / pairs["expected_by_chance"].sum()
    return (
        f"Counted plainly, two unrelated tropes would here seem to meet {ratio(plain)} times as "
        "often as chance has it, as of some dramas much is said and of others little, and tags "
        "are capped at ten."
    )


def agreement_in_words(row: Any, names: Sequence[str]) -> str:
    """Return how far two sources agree, never more than the interval allows.

    Args:
        row: The row of ``agreement`` on all tropes together.
        names: Names of the two sources.
    """
    pair = f"{as_text(names[0])} and {as_text(names[1])}"
    if pd.isna(row.alpha_low):
        return f"{pair}: too little is said to speak of agreement"
    if row.alpha_low >= RELIABLE:
        verdict = "agree closely"
    elif row.alpha_low >= TENTATIVE:
        verdict = "agree fairly well"
    elif row.alpha_low > 0:
        verdict = "agree only in part"
    else:
        verdict = "agree no more than chance"
    return f"{pair} {verdict}: alpha {signed(row.alpha)}"
