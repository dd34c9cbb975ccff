"""Dramas side by side, as tables with a column for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.stance_counts import STANCES
from slowburn.charts.theme import tokens
from slowburn.charts.words import counted
from slowburn.ui.asking import ask
from slowburn.ui.facts import plain_facts
from slowburn.ui.finder import title_of
from slowburn.ui.text import as_text
from slowburn.ui.words import listed

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters


@dataclass(frozen=True, slots=True)
class Tropes:
    """Tropes of several dramas: a table with a column for each, and what it shows in one line."""

    table: pd.DataFrame
    finding: str


def names_of(chosen: tuple[str, ...]) -> dict[str, str]:
    """Return a column name for each drama; the year tells those of one title apart."""
    titles = {drama_id: title_of(drama_id) for drama_id in chosen}
    twice = pd.Series(titles).duplicated(keep=False)
    return {
        drama_id: f"{title} ({drama_id[-4:]})" if twice[drama_id] else title
        for drama_id, title in titles.items()
    }


def facts_side_by_side(chosen: tuple[str, ...]) -> pd.DataFrame:
    """Return the facts of dramas: a row for each fact that one of them has."""
    columns = {
        name: plain_facts(next(ask("drama", drama=drama_id).table.itertuples()))
        for drama_id, name in names_of(chosen).items()
    }
    return pd.DataFrame(columns).fillna("").reset_index(names="Fact")


def maturity_side_by_side(
    chosen: tuple[str, ...], filters: Filters, weight: tuple[str, ...]
) -> pd.DataFrame:
    """Return the index of dramas by the sources in view, whether or not the drama is in view.

    A drama of which they say nothing to judge by has none.
    """
    columns = {}
    for drama_id, name in names_of(chosen).items():
        table = ask("verdicts", filters, drama=drama_id, weight=weight).table
        row = table.astype({"statements": str}).iloc[0]
        spoken = row["statements"] != "0"
        columns[name] = {
            "Index, of 100": f"{row['index']:.0f}" if spoken else "—",
            "90 % interval": f"{row['low']:.0f}–{row['high']:.0f}" if spoken else "—",
            "Statements behind it": row["statements"],
        }
    return pd.DataFrame(columns).reset_index(names="")


def tropes_side_by_side(chosen: tuple[str, ...], filters: Filters) -> Tropes:
    """Return what sources in view say of the tropes of dramas, those they share first."""
    names = names_of(chosen)
    said = pd.concat([ask("statements", drama=drama_id).table for drama_id in chosen])
    if filters.source:
        said = said[said["source_id"].isin(filters.source)]
    said = said.assign(drama=said["drama_id"].map(names))
    spoken_of = [drama_id for drama_id in chosen if drama_id in set(said["drama_id"])]
    has = said[said["stance"] != "avoided"].groupby("trope")["drama_id"].nunique()
    cells = said.groupby(["trope", "drama"])[["stance", "source_id"]].apply(_marks)
    table = cells.unstack(fill_value="") if len(said) else pd.DataFrame()
    table = table.reindex(columns=list(names.values()), fill_value="")
    order = has.reindex(table.index, fill_value=0).sort_values(ascending=False, kind="stable").index
    finding = _finding([names[drama_id] for drama_id in spoken_of], len(table), has)
    silent = [as_text(names[drama_id]) for drama_id in chosen if drama_id not in spoken_of]
    if silent:
        finding += f"; of {listed(silent)} no source in view speaks"
    return Tropes(table.loc[order].reset_index(names="Trope"), finding)


def _finding(names: list[str], tropes: int, has: pd.Series) -> str:
    """Return how many tropes dramas share, in one line.

    Args:
        names: The dramas that sources speak of.
        tropes: How many tropes they speak of.
        has: In how many of these dramas each trope is said to be.
    """
    together = listed([as_text(name) for name in names])
    if not names:
        return "Compare dramas side by side"
    if len(names) == 1:
        return f"{together}: {counted(tropes, 'trope')} that sources speak of"
    common = int((has == len(names)).sum())
    return f"{together} share {counted(common, 'trope')} of the {tropes:,} that sources speak of"


def _marks(rows: pd.DataFrame) -> str:
    """Return the stances that sources take, as marks with their number: ``● 3  ○ 1``."""
    marks: dict[str, Any] = tokens("light").stances
    counts = rows.groupby("stance")["source_id"].nunique()
    return "  ".join(
        f"{marks[stance].symbol} {counts[stance]}" for stance in STANCES if stance in counts
    )
