"""One sentence for each chart of the maturity index, for readers who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.alt import NAMED, NOTHING
from slowburn.charts.dimensions import drawn
from slowburn.charts.index_groups import ranked_groups
from slowburn.charts.index_sources import source_rows
from slowburn.charts.index_words import estimate_in_words, pushed
from slowburn.charts.index_years import index_course
from slowburn.charts.pushes import steps
from slowburn.charts.ranking import name_of
from slowburn.charts.records import records
from slowburn.charts.stability import ranks_in_words
from slowburn.charts.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


def maturity_map_alt(
    table: pd.DataFrame,
    *,
    mean: float,
    chosen: Sequence[str] = (),
    pairs: pd.DataFrame | None = None,
) -> str:
    """Return what ``maturity_map_figure`` shows: the range, the mean, and the chosen dramas."""
    spoken = table[table["statements"] > 0]
    by_id = {row.drama_id: row for row in records(table[table["drama_id"].isin(chosen)])}
    named = [by_id[drama_id] for drama_id in chosen if drama_id in by_id]
    if spoken.empty and not named:
        return NOTHING
    told = [
        f"{row.title} {estimate_in_words(row.index, row)}, "
        f"rank {row.rank_low:,.0f}–{row.rank_high:,.0f} of {len(table):,}"
        for row in named[:NAMED]
    ]
    if pairs is not None and named and named[0].drama_id == chosen[0]:
        told[0] += "".join(f", by {row.label} alone {row.index:.0f}" for row in records(pairs))
    if len(named) > NAMED:
        told.append(f"and {len(named) - NAMED} more")
    low, high = spoken["index"].min(), spoken["index"].max()
    span = f", from {low:.0f} to {high:.0f}" if len(spoken) else ""
    head = f"Dot chart of {counted(len(spoken), 'drama')} on the maturity index{span}"
    what = f": {'; '.join(told)}" if told else ""
    return f"{head}, the catalogue's mean {mean:.0f}{what}."


def waterfall_alt(table: pd.DataFrame) -> str:
    """Return what ``waterfall_figure`` shows: where it begins and ends, and what pushes most."""
    found = steps(table, limit=len(table))
    if not found:
        return NOTHING
    told = []
    for word, most in (("up", max), ("down", min)):
        step = most(found, key=lambda step: step.push)
        if (step.push > 0) == (word == "up"):
            told.append(f"most {word} {step.name} ({pushed(step.push)})")
    ends = f"the catalogue's mean, {found[0].start:.0f}, to the index, {found[-1].end:.0f}"
    most_of_all = "; ".join(told) or "no push to speak of"
    return f"Waterfall over {counted(len(found), 'trope')} from {ends}: {most_of_all}."


def dimensions_alt(table: pd.DataFrame) -> str:
    """Return what ``dimensions_figure`` shows: each drama's highest and lowest dimension."""
    if table.empty:
        return NOTHING
    told = []
    for _, rows in drawn(table).groupby("drama_id", sort=False):
        ordered = records(rows.sort_values("value", ascending=False, kind="stable"))
        highest, lowest = ordered[0], ordered[-1]
        told.append(
            f"{highest.title}, highest {highest.dimension} {highest.value:.0f}, "
            f"lowest {lowest.dimension} {lowest.value:.0f}"
        )
    dimensions = counted(table["dimension_id"].nunique(), "dimension")
    return f"Dot chart of {counted(len(told), 'drama')} on {dimensions}: {'; '.join(told)}."


def index_sources_alt(table: pd.DataFrame, *, mean: float) -> str:
    """Return what ``index_sources_figure`` shows: all together, and the sources furthest apart."""
    rows = source_rows(table)
    if not rows:
        return NOTHING
    told = [
        f"all together {estimate_in_words(row.index, row)}" for row in rows if not row.source_id
    ]
    alone = sorted((row for row in rows if row.source_id), key=lambda row: -row.index)
    told += [f"{word} {row.source} {row.index:.0f}" for word, row in _ends(alone)]
    head = f"Dot chart of the maturity index by {counted(len(alone), 'source')}"
    return f"{head}, the catalogue's mean {mean:.0f}: {'; '.join(told)}."


def index_years_alt(table: pd.DataFrame) -> str:
    """Return what ``index_years_figure`` shows: the mean of its first and last firm year."""
    course = index_course(table)
    if not course.rows:
        return NOTHING
    ends = [
        f"{course.rows[year].answer.mean:.1f} of {counted(course.rows[year].covered, 'drama')} "
        f"in {year}"
        for year in dict.fromkeys((course.firm[0], course.end))
    ]
    return f"Line chart of the mean maturity index: {' to '.join(ends)}."


def index_groups_alt(table: pd.DataFrame) -> str:
    """Return what ``index_groups_figure`` shows: the groups of highest and lowest mean."""
    rows = records(ranked_groups(table))
    if not rows:
        return NOTHING
    told = "; ".join(
        f"{word} {name_of(row, 'place')}, {row.mean:.1f} of {counted(row.dramas, 'drama')}"
        for word, row in _ends(rows)
    )
    return f"Dot chart of the mean maturity index of {counted(len(rows), 'group')}: {told}."


def stability_alt(table: pd.DataFrame, *, dramas: int, own: int) -> str:
    """Return what ``stability_figure`` shows: the rank at one's own weights and at random ones."""
    if table.empty:
        return NOTHING
    return (
        f"Histogram of the rank among {dramas:,} dramas: {own:,} at your weights; "
        f"{ranks_in_words(table)}."
    )


def _ends(rows: list[Any]) -> list[tuple[str, Any]]:
    """Return the first and the last row, named highest and lowest; of one row, it alone."""
    return [("highest", rows[0]), ("lowest", rows[-1])][: min(len(rows), 2)] if rows else []
