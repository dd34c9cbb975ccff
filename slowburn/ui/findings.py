"""Findings in sentences, computed from the answers; never more than their intervals allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slowburn.ui.words import percent, share_in_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: its headline, the numbers under it, and the trope that it is about."""

    headline: str
    detail: str
    trope: str | None = None


def of_the_period(movers: pd.DataFrame, tropes: pd.DataFrame) -> list[Finding]:
    """Return three findings: what rose most, what fell most, what is most common.

    Args:
        movers: The answer of ``movers``.
        tropes: The answer of ``tropes``.
    """
    rising = movers[movers["direction"] == "rising"]
    falling = movers[movers["direction"] == "falling"].iloc[::-1]
    return [
        _change(rising, "rose most", "No trope clearly rose"),
        _change(falling, "fell most", "No trope clearly fell"),
        _most_common(tropes),
    ]


def change_in_words(row: Any) -> str:
    """Return "from 24% (23 of 97) in 2010-2014 to 9% (21 of 230) in 2021-2025"."""
    return (
        f"from {percent(row.share_then)} ({row.dramas_then:,} of {row.covered_then:,}) "
        f"in {row.then_from:.0f}–{row.then_to:.0f} to {percent(row.share_now)} "
        f"({row.dramas_now:,} of {row.covered_now:,}) in {row.now_from:.0f}–{row.now_to:.0f}"
    )


def _change(clear: pd.DataFrame, what: str, otherwise: str) -> Finding:
    if clear.empty:
        return Finding(
            otherwise,
            "Between the first and the last years in view, no change is larger than chance "
            "would explain. Widen the filters to see more.",
        )
    row: Any = next(clear.itertuples())
    return Finding(
        f"{row.trope} {what}",
        f"{change_in_words(row).capitalize()}: a change of {100 * row.change:+.0f} points, "
        f"95% interval {100 * row.change_low:+.0f} to {100 * row.change_high:+.0f}.",
        row.trope_id,
    )


def _most_common(tropes: pd.DataFrame) -> Finding:
    seen = tropes[tropes["dramas"] > 0]
    if seen.empty:
        return Finding("No trope in view", "No source in view says anything of these dramas.")
    row: Any = next(seen.itertuples())
    return Finding(
        f"{row.trope} is the most common",
        f"{share_in_words(row)}. It is said of {row.disputed:,} of them that they avoid it, too."
        if row.disputed
        else f"{share_in_words(row)}.",
        row.trope_id,
    )


def trend_in_words(movers: pd.DataFrame, chosen: tuple[str, ...], names: dict[str, str]) -> str:
    """Return what the first chosen trope did over the period, in one line.

    Args:
        movers: The answer of ``movers``.
        chosen: The chosen tropes; the first is spoken of.
        names: Names of the tropes.
    """
    if not chosen:
        return "How tropes rise and fall"
    moved = movers[movers["trope_id"] == chosen[0]]
    name = names[chosen[0]]
    if moved.empty:
        return f"{name}: too few dramas in view to speak of a change"
    row: Any = next(moved.itertuples())
    then, now = percent(row.share_then), percent(row.share_now)
    if row.direction == "no clear change":
        return f"{name}: no clear change, {then} then and {now} now"
    return (
        f"{name}: {row.direction}, from {then} in {row.then_from:.0f}–{row.then_to:.0f} "
        f"to {now} in {row.now_from:.0f}–{row.now_to:.0f}"
    )
