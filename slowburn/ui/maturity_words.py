"""Findings on maturity in sentences; never more than their intervals allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.words import NO_BREAK, PERCENT, counted
from slowburn.ui.finder import title_of
from slowburn.ui.text import as_text
from slowburn.ui.words import listed

if TYPE_CHECKING:
    import pandas as pd

FEW = 10
"""Fewer dramas than this have no rank worth the name."""


def place_in_words(maturity: pd.DataFrame, told: pd.DataFrame, chosen: tuple[str, ...]) -> str:
    """Return where the first chosen drama falls, in one line.

    Args:
        maturity: The answer of ``maturity``.
        told: What ``tellings`` returns for the drama.
        chosen: The chosen dramas.
    """
    if not chosen:
        return _all_in_words(maturity)
    name = as_text(title_of(chosen[0]))
    own = maturity[maturity["drama_id"] == chosen[0]]
    if own.empty:
        return f"{name} is not among the dramas in view"
    if len(told) > 1:
        ends = told.iloc[[0, -1]]
        sides = [f"{_with_interval(row)} by {row.label}" for row in _rows(ends)]
        return f"{name} stands at {' and at '.join(sides)}"
    [row] = _rows(own)
    if not row.statements:
        return f"{name}: no source in view says anything that the index could rest on"
    judged = maturity.loc[maturity["statements"] > 0, "index"]
    middle = f"; the middle of the dramas in view is {judged.median():.0f}"
    return f"{name} stands at {_with_interval(row)} of 100{middle if len(judged) >= FEW else ''}"


def spread_in_words(maturity: pd.DataFrame, mean: float) -> str:
    """Return how far the index can tell the dramas in view apart at all.

    Args:
        maturity: The answer of ``maturity``.
        mean: The catalogue's mean index.
    """
    judged = maturity[maturity["statements"] > 0]
    if len(judged) < FEW:
        return "Too few dramas in view to rank them."
    clear = int(((judged["low"] > mean) | (judged["high"] < mean)).sum())
    width = (judged["rank_high"] - judged["rank_low"]).median()
    return (
        f"**How far does it tell them apart?** Of {counted(len(judged), 'drama')} of which "
        f"anything is said, {clear:,} stand clear of the catalogue's mean. The typical one could "
        f"be anywhere within {width:,.0f} of {len(maturity):,} ranks: most dramas have too few "
        "statements to be told from their neighbours."
    )


def index_in_words(row: Any, maturity: pd.DataFrame) -> str:
    """Return an index with its interval and, among enough dramas, its rank.

    Args:
        row: The row of the drama in the answer of ``maturity``, as a mapping.
        maturity: The whole answer.
    """
    said = (
        f"{row['index']:.0f} of 100, 90{PERCENT} interval {row['low']:.0f}–{row['high']:.0f}, "
        f"from {counted(row['statements'], 'statement')}"
    )
    if len(maturity) < FEW:
        return said
    ranks = f"90{PERCENT} interval {int(row['rank_low']):,}–{int(row['rank_high']):,}"
    silent = int((maturity["statements"] == 0).sum())
    return (
        f"{said}; rank {int(row['rank']):,} ({ranks}) of {len(maturity):,} covered dramas in view, "
        f"{silent:,} of which stand at the mean as nothing is said of them"
    )


def missing_in_words(maturity: pd.DataFrame, chosen: tuple[str, ...]) -> str:
    """Return which chosen dramas are not among those in view; nothing if all are."""
    in_view = set(maturity["drama_id"])
    missing = [as_text(title_of(drama)) for drama in chosen if drama not in in_view]
    if not missing:
        return ""
    verb = "is" if len(missing) == 1 else "are"
    return f"{listed(missing)} {verb} left out by the filters."


def course_in_words(whole: pd.DataFrame) -> str:
    """Return whether the index of newer dramas is higher, and how sure that is.

    Args:
        whole: The answer of ``maturity_by`` for all dramas in one group.
    """
    if whole.empty or whole["change"].isna().all():
        return "Too few years in view to say whether the genre has grown up."
    row: Any = next(whole.itertuples())
    bounds = f"95{PERCENT} interval {_signed(row.change_low)} to {_signed(row.change_high)}"
    change = f"{_signed(row.change)} points a decade on the scale of 100, {bounds}"
    if row.change_low <= 0 <= row.change_high:
        return f"**No clear change.** The mean index moves by {change}."
    if row.change > 0:
        return f"**A little, by what is said.** The mean index rises: {change}."
    return f"**Not by what is said.** The mean index falls: {change}."


def groups_in_words(groups: pd.DataFrame, mean: float) -> str:
    """Return which groups stand clear of the catalogue's mean.

    Args:
        groups: The answer of ``maturity_by``, with names for the groups.
        mean: The catalogue's mean index.
    """
    named = groups[groups["place"].notna()]
    if named.empty:
        return ""
    above = [as_text(name) for name in named.loc[named["low"] > mean, "place"]]
    below = [as_text(name) for name in named.loc[named["high"] < mean, "place"]]
    if not above and not below:
        return "None of them stands clear of the catalogue's mean."
    sides = [(above, "above"), (below, "below")]
    told = [f"{listed(names)} clearly {side}" for names, side in sides if names]
    return f"{'; '.join(told)} the catalogue's mean; all others could be chance."


def _with_interval(row: Any) -> str:
    return f"{row.index_value:.0f} ({row.low:.0f}–{row.high:.0f})"


def _signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")


def _all_in_words(maturity: pd.DataFrame) -> str:
    judged = maturity.loc[maturity["statements"] > 0, "index"]
    if judged.empty:
        return "No drama in view of which a source in view says anything to judge by"
    low, high = judged.quantile([0.25, 0.75])
    return (
        f"Half of the {counted(len(judged), 'drama')} that are spoken of stand between {low:.0f} "
        f"and {high:.0f}{NO_BREAK}of 100"
    )


def _rows(table: pd.DataFrame) -> list[Any]:
    """Return the rows to be read by name; ``index`` would be taken for the method of tuples."""
    return list(table.rename(columns={"index": "index_value"}).itertuples(index=False))
