"""What pairs say, in one line: of tropes that travel together, and of sources that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.alpha_words import signed
from slowburn.charts.pair_facts import against_chance, furthest
from slowburn.charts.words import counted, percent, ratio
from slowburn.ui.text import as_text
from slowburn.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004), Content analysis, 11.4.2: rely on what reaches the first, draw tentative
conclusions from what reaches the second."""


def together_in_words(pairs: pd.DataFrame, trope: str | None = None) -> str:
    """Return the pair that is surest to be far from chance, or what a trope's company is.

    A pair that sources have one term for is near by definition, and no finding.

    Args:
        pairs: The answer of ``together``, asked for the trope if one is given.
        trope: Name of the trope.
    """
    found = pairs[pairs["shared_terms"] == 0]
    most = {
        way: next(furthest(found[found["direction"] == way], 1).itertuples(), None)
        for way in ("together", "apart")
    }
    together: Any = most["together"]
    apart: Any = most["apart"]
    if trope:
        parts = [f"travels most clearly with {together.name_b.lower()}"] if together else []
        parts += [f"keeps away most clearly from {apart.name_b.lower()}"] if apart else []
        return f"{trope} {listed(parts)}" if parts else f"{trope}: no clear company in view"
    if together:
        return (
            f"{together.name_a} and {together.name_b.lower()} meet "
            f"{against_chance(together)} would have it"
        )
    if apart:
        return f"{apart.name_a} and {apart.name_b.lower()} keep apart"
    return "No two tropes clearly travel together or keep apart"


def pair_in_words(row: Any) -> str:
    """Return in one line how many dramas have both tropes of a pair, from ``together``."""
    pair = f"{row.name_a} and {row.name_b.lower()}"
    if not row.dramas:
        return f"{pair}: {against_chance(row)}"
    return f"{pair}: {counted(row.dramas, 'drama')} with both, {row.expected:,.1f} expected"


def definitions_in_words(pairs: pd.DataFrame) -> str:
    """Return what is done with terms that mean two tropes, with the figures in view."""
    near = int((pairs["shared_terms"] > 0).sum())
    if not near:
        return ""
    clear = pairs[(pairs["shared_terms"] > 0) & (pairs["direction"] == "together")]
    return (
        "A term that means two tropes at once is no sign that they travel together: it is left "
        f"out of that pair. {counted(near, 'pair')} in view "
        f"{'has' if near == 1 else 'have'} such a term and "
        f"{'is' if near == 1 else 'are'} near by definition; {len(clear):,} of them still "
        "clearly together by other terms. They are in no title."
    )


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
    either = row.says_a + row.says_b - row.both_say
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
    return (
        f"{pair} {verdict}: both name a trope in {percent(row.both_say / either)} of the cases "
        f"where either does (alpha {signed(row.alpha)})"
    )


def contradictions_in_words(row: Any) -> str:
    """Return how often two sources contradict each other outright, from ``agreement``."""
    if not row.contradictions:
        return "They never contradict each other outright, one saying present, the other avoided."
    return (
        f"In {counted(row.contradictions, 'case')} they contradict each other outright: one says "
        "present, the other avoided."
    )
