"""Findings in sentences, computed from the answers; never more than their intervals allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slowburn.analysis.year_model import hold_if_years_swing
from slowburn.charts.movers import ends_go_the_other_way
from slowburn.charts.words import (
    counted,
    odds_in_words,
    of,
    percent,
    points,
    ratio,
    share_in_words,
    years,
)
from slowburn.ui.text import as_text
from slowburn.ui.words import listed

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: its headline, the numbers under it, and the trope that it is about."""

    headline: str
    detail: str
    trope: str | None = None


def of_the_period(movers: pd.DataFrame, tropes: pd.DataFrame) -> list[Finding]:
    """Return what rose most, what fell most and what is most common, as far as there is any.

    Args:
        movers: The answer of ``movers``.
        tropes: The answer of ``tropes``.
    """
    if movers.empty:
        return [_nothing_to_compare(), _most_common(tropes)]
    rising = movers[(movers["direction"] == "rising") & (movers["change"] > 0)]
    falling = movers[(movers["direction"] == "falling") & (movers["change"] < 0)].iloc[::-1]
    return [
        _change(rising, "rose most", "No trope clearly rose"),
        _change(falling, "fell most", "No trope clearly fell"),
        _most_common(tropes),
    ]


def change_in_words(row: Any) -> str:
    """Return ``24 % (23 of 97) in 2010–2014, 9 % (21 of 230) in 2021–2025``."""
    then, now = years(row.then_from, row.then_to), years(row.now_from, row.now_to)
    return (
        f"{percent(row.share_then)} ({of(row.dramas_then, row.covered_then)}) in {then}, "
        f"{percent(row.share_now)} ({of(row.dramas_now, row.covered_now)}) in {now}"
    )


def _nothing_to_compare() -> Finding:
    return Finding(
        "Nothing to compare",
        "A change needs two years in view and tropes that at least ten dramas have. "
        "Widen the years or the countries.",
    )


def _change(clear: pd.DataFrame, what: str, otherwise: str) -> Finding:
    if clear.empty:
        return Finding(
            otherwise,
            "Over the years in view, no trope's trend that way is clear of chance. Widen the "
            "filters to see more.",
        )
    row: Any = next(clear.itertuples())
    return Finding(
        f"{row.trope} {what}",
        f"{change_in_words(row)}: a change of {points(row.change)} percentage points. That it "
        f"{'rises' if row.direction == 'rising' else 'falls'} rests on every year in view: "
        f"{odds_in_words(row)}.",
        row.trope_id,
    )


def _most_common(tropes: pd.DataFrame) -> Finding:
    seen = tropes[tropes["dramas"] > 0]
    if seen.empty:
        return Finding("No trope in view", "No source in view says anything of these dramas.")
    row: Any = next(seen.itertuples())
    return Finding(
        f"{row.trope} is the most common",
        f"{share_in_words(row)}.",
        row.trope_id,
    )


def trend_in_words(
    movers: pd.DataFrame, chosen: tuple[str, ...], names: dict[str, str], held: str = ""
) -> str:
    """Return what the first chosen trope did over the period, in one line.

    Args:
        movers: The answer of ``movers``.
        chosen: The chosen tropes; the first is spoken of.
        names: Names of the tropes.
        held: What was held constant, in words: ``with format held constant``, or nothing.
    """
    if not chosen:
        return "How tropes rise and fall"
    moved = movers[movers["trope_id"] == chosen[0]]
    name = names[chosen[0]]
    if moved.empty:
        return f"{name}: too few dramas or years in view to speak of a change"
    row: Any = next(moved.itertuples())
    then = f"{percent(row.share_then)} in {years(row.then_from, row.then_to)}"
    now = f"{percent(row.share_now)} in {years(row.now_from, row.now_to)}"
    if held:
        return f"{name}: {row.direction} {held} (shares as seen: {then}, {now})"
    if row.direction == "no clear change":
        return f"{name}: no clear change, {then} and {now}"
    if ends_go_the_other_way(row):
        return f"{name}: {row.direction} over all years, though {then} and {now}"
    return f"{name}: {row.direction}, from {then} to {now}"


def odds_explained(movers: pd.DataFrame, chosen: tuple[str, ...], held: str = "") -> str:
    """Return what an odds ratio per decade is, by a trope in view: the first chosen if it has one.

    Args:
        movers: The answer of ``movers``.
        chosen: The chosen tropes.
        held: What was held constant, in words, or nothing.
    """
    told = movers[movers["odds_ratio"].notna()]
    if told.empty:
        return ""
    row: Any = next(told[told["trope_id"].isin(chosen[:1])].itertuples(), None)
    row = row or next(told.itertuples())
    times = ratio(row.odds_ratio)
    model = " ".join(["gives each trope an odds ratio per decade", held]).rstrip()
    return (
        "Rising and falling rest on every year in view, not on the two ends alone. A binomial "
        f"model {model}. {row.trope}: {times}, 95 % interval {ratio(row.odds_low)} to "
        f"{ratio(row.odds_high)}. So for each drama without it, there are {times} times as many "
        "with it as ten years before."
    )


def swing_in_words(trends: pd.DataFrame, things: str) -> str:
    """Return how many clear trends also hold if years swing as a whole.

    Args:
        trends: A row for each trend of the answer: direction and the columns of its odds ratio.
        things: What has a trend each: ``tropes``.
    """
    clear = trends["direction"] != "no clear change"
    if not clear.any():
        return ""
    still = clear & hold_if_years_swing(trends)
    return (
        "Chance here is between dramas. If years also swing as a whole (a hit that others copy), "
        "intervals are wider, by the root of the scatter of the years about the trend. "
        f"{of(still.sum(), clear.sum())} {things} called rising or falling then stay so."
    )


def ends_in_words(movers: pd.DataFrame) -> str:
    """Return of how many tropes the two ends go another way than the trend of all years."""
    others = [str(row.trope) for row in movers.itertuples() if ends_go_the_other_way(row)]
    if not others:
        return ""
    return (
        f"Where the dots go the other way ({listed(others)}), the years between decide: the "
        "verdict is that of all years."
    )


def undated_in_words(movers: pd.DataFrame) -> str:
    """Return how many covered dramas are in no trend because nobody knows their year."""
    undated = 0 if movers.empty else int(movers["without_year"].iloc[0])
    if not undated:
        return ""
    return (
        f"{counted(undated, 'covered drama')} of unknown year "
        f"{'is' if undated == 1 else 'are'} in none of these numbers."
    )


def dispute_in_words(title: str, said: pd.DataFrame, disputes: pd.DataFrame) -> str:
    """Return how far the sources of one drama differ, in one line.

    Args:
        title: The drama's title.
        said: The answer of ``statements``.
        disputes: The answer of ``disputes`` for the drama.
    """
    sources, tropes = said["source_id"].nunique(), said["trope_id"].nunique()
    if not sources:
        return f"{as_text(title)}: no source speaks of its tropes yet"
    if sources == 1:
        return f"{as_text(title)}: {counted(tropes, 'trope')} by one source"
    differ = f"at odds over {len(disputes):,}" if len(disputes) else "none contradicts another"
    return f"{as_text(title)}: {sources:,} sources on {counted(tropes, 'trope')}, {differ}"


def density_in_words(movers: pd.DataFrame) -> str:
    """Return how many statements a covered drama has then and now.

    Where it grows, a share can rise because more is said of each drama, not because more is shown.
    """
    if movers.empty:
        return ""
    row: Any = next(movers.itertuples())
    then = row.statements_then / row.covered_then
    now = row.statements_now / row.covered_now
    return (
        f"Statements per covered drama: {then:.1f} in {years(row.then_from, row.then_to)}, "
        f"{now:.1f} in {years(row.now_from, row.now_to)}. Where more is said of each drama, "
        "every share tends to rise; compare with one source alone in the filters."
    )
