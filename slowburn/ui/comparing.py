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
    """Return the index of dramas by the sources in view, whether or not the drama is in view."""
    columns = {}
    for drama_id, name in names_of(chosen).items():
        table = ask("verdicts", filters, drama=drama_id, weight=weight).table
        row = table.astype({"statements": str}).iloc[0]
        columns[name] = {
            "Index, of 100": f"{row['index']:.0f}",
            "90 % interval": f"{row['low']:.0f}–{row['high']:.0f}",
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
    has = said[said["stance"] != "avoided"].groupby("trope")["drama_id"].nunique()
    common = list(has[has == len(chosen)].index) if len(chosen) > 1 else []
    cells = said.groupby(["trope", "drama"])[["stance", "source_id"]].apply(_marks)
    table = cells.unstack(fill_value="") if len(said) else pd.DataFrame()
    table = table.reindex(columns=list(names.values()), fill_value="")
    order = has.reindex(table.index, fill_value=0).sort_values(ascending=False, kind="stable").index
    together = listed([as_text(name) for name in names.values()])
    finding = f"{together}: {counted(len(table), 'trope')} that sources speak of"
    if len(chosen) > 1:
        finding = (
            f"{together} share {counted(len(common), 'trope')} of the {len(table):,} "
            "that sources speak of"
        )
    return Tropes(table.loc[order].reset_index(names="Trope"), finding)


def _marks(rows: pd.DataFrame) -> str:
    """Return the stances that sources take, as marks with their number: ``● 3  ○ 1``."""
    marks: dict[str, Any] = tokens("light").stances
    counts = rows.groupby("stance")["source_id"].nunique()
    return "  ".join(
        f"{marks[stance].symbol} {counts[stance]}" for stance in STANCES if stance in counts
    )
