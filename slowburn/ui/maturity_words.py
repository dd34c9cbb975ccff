"""Findings on maturity in sentences; never more than their intervals allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.words import NO_BREAK, PERCENT, counted
from slowburn.ui.finder import title_of
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    import pandas as pd


def place_in_words(maturity: pd.DataFrame, told: pd.DataFrame, chosen: tuple[str, ...]) -> str:
    """Return where the first chosen drama falls, in one line.

    Args:
        maturity: The answer of ``maturity``.
        told: What ``two_tellings`` returns for the drama.
        chosen: The chosen dramas.
    """
    if not chosen:
        return _all_in_words(maturity)
    name = as_text(title_of(chosen[0]))
    if len(told):
        sides = [f"{row.index_value:.0f} by {row.label}" for row in _rows(told)]
        return f"{name} stands at {' and at '.join(sides)}, on a scale of 100"
    own = maturity[maturity["drama_id"] == chosen[0]]
    if own.empty:
        return f"{name} is not among the dramas in view"
    [row] = _rows(own)
    if not row.statements:
        return f"{name}: no source in view says anything that the index could rest on"
    return (
        f"{name} stands at {row.index_value:.0f} of 100, anywhere from {row.low:.0f} to "
        f"{row.high:.0f}; the middle of the dramas in view is {maturity['index'].median():.0f}"
    )


def index_in_words(row: Any, dramas: int) -> str:
    """Return an index with its interval and rank: ``61, 90 % interval 48–74, rank 120 of 1,412``.

    Args:
        row: A row of the answer of ``maturity``, as a mapping.
        dramas: Covered dramas in view.
    """
    interval = f"90{PERCENT} interval {row['low']:.0f}–{row['high']:.0f}"
    ranks = f"{int(row['rank_low']):,}–{int(row['rank_high']):,}"
    return (
        f"{row['index']:.0f} of 100, {interval}, from {counted(row['statements'], 'statement')}; "
        f"rank {int(row['rank']):,} of {dramas:,} in view, anywhere in {ranks}"
    )


def course_in_words(whole: pd.DataFrame) -> str:
    """Return whether the index of newer dramas is higher, and how sure that is.

    Args:
        whole: The answer of ``maturity_by`` for all dramas in one group.
    """
    if whole.empty or whole["change"].isna().all():
        return "Too few years in view to say whether the genre has grown up."
    row: Any = next(whole.itertuples())
    change = f"{abs(row.change):.1f} points a decade"
    interval = f"95{PERCENT} interval {_signed(row.change_low)} to {_signed(row.change_high)}"
    if row.change_low <= 0 <= row.change_high:
        moved = f"{_signed(row.change)} points a decade"
        return f"**No clear change.** The mean index moves by {moved}, {interval}."
    if row.change > 0:
        return f"**By what is said, yes.** The mean index rises by {change}, {interval}."
    return f"**By what is said, no.** The mean index falls by {change}, {interval}."


def _signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")


def _all_in_words(maturity: pd.DataFrame) -> str:
    if maturity.empty:
        return "No drama in view that a source in view has looked at"
    low, high = maturity["index"].quantile([0.25, 0.75])
    return (
        f"Half of the {counted(len(maturity), 'drama')} in view stand between {low:.0f} and "
        f"{high:.0f}{NO_BREAK}of 100"
    )


def _rows(table: pd.DataFrame) -> list[Any]:
    """Return the rows to be read by name; ``index`` would be taken for the method of tuples."""
    return list(table.rename(columns={"index": "index_value"}).itertuples(index=False))
