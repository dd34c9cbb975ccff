"""The charts of pairs in words: pairs of tropes, and pairs of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.alpha_words import signed
from slowburn.charts.alt import NAMED, NOTHING
from slowburn.charts.likeness import most_common
from slowburn.charts.matrix import MOST
from slowburn.charts.pair_facts import against_chance, furthest
from slowburn.charts.records import records
from slowburn.charts.words import counted, percent

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd


def matrix_alt(table: pd.DataFrame, *, limit: int = MOST, chosen: str | None = None) -> str:
    """Return what ``matrix_figure`` shows: how many pairs keep together or apart, and which."""
    kept = most_common(table, limit, chosen)
    if kept.empty:
        return NOTHING
    tropes = len({*kept["trope_a"], *kept["trope_b"]})
    return f"Matrix of {tropes} tropes: {_told(kept)}."


def pairs_alt(table: pd.DataFrame) -> str:
    """Return what ``pairs_figure`` shows: the pairs most together and most apart."""
    return f"Dot chart with intervals: {_told(table)}." if len(table) else NOTHING


def dumbbell_alt(table: pd.DataFrame, *, names: tuple[str, str]) -> str:
    """Return what ``dumbbell_figure`` shows: on which tropes the sources agree most and least."""
    if table.empty:
        return NOTHING
    rows = records(table.dropna(subset=["alpha"]).sort_values("alpha", kind="stable"))
    ends = [("least", rows[0]), ("most", rows[-1])][: min(len(rows), 2)] if rows else []
    told = "; ".join(
        f"they agree {word} on {row.trope}, alpha {signed(row.alpha)}, "
        f"{percent(row.share_a)} against {percent(row.share_b)} of {row.compared:,} dramas"
        for word, row in ends
    )
    about = f"Dumbbell chart of {counted(len(table), 'trope')}, {names[0]} against {names[1]}"
    return f"{about}: {told or 'all answers are the same'}."


def _told(table: pd.DataFrame) -> str:
    """Return how many pairs are together, apart and neither, and the furthest of either."""
    clear = furthest(table, len(table))
    found = []
    for direction, ends in (("together", clear), ("apart", clear.iloc[::-1])):
        rows: list[Any] = records(ends[ends["direction"] == direction])
        which = "; ".join(
            f"{row.name_a} and {row.name_b}, {against_chance(row)}" for row in rows[:NAMED]
        )
        found.append(
            f"{counted(len(rows), 'pair')} clearly {direction}" + (f" ({which})" if which else "")
        )
    unclear = len(table) - len(clear)
    return f"{', '.join(found)}, {unclear:,} with no clear link"
