"""What each trope adds to one drama's index or takes from it, all sources together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from slowburn.charts.index_words import pushed
from slowburn.charts.records import records
from slowburn.charts.words import counted, plain

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Step:
    """A push of the index, from ``start`` to ``end``, and what is said of it.

    ``trope_id`` is missing where several tropes stand together.
    """

    trope_id: str | None
    name: str
    start: float
    end: float
    said: str

    @property
    def push(self) -> float:
        """The points that the step adds to the index."""
        return self.end - self.start


def steps(table: pd.DataFrame, limit: int) -> list[Step]:
    """Return the steps from the mean to the index, one for each trope, the strongest first.

    ``table`` is the answer to ``explain`` for one drama. Tropes beyond ``limit`` are the last step
    together; a single one too many stays by itself. The last step ends at the index.
    """
    statements = table[table["kind"] == "statement"]
    if statements.empty:
        return []
    [start] = table.loc[table["kind"] == "start", "level"]
    [end] = table.loc[table["kind"] == "index", "level"]
    tropes = statements.groupby(["trope_id", "trope"], sort=False)["push"].sum().reset_index()
    strongest = tropes.sort_values("push", key=abs, ascending=False, kind="stable")
    rows = records(strongest)
    shown = rows if len(rows) <= limit + 1 else rows[:limit]
    # What is left goes into the last step, so that rounding cannot keep it from the index.
    levels = list(accumulate((row.push for row in shown), initial=float(start)))
    names: list[tuple[str | None, str]] = [(row.trope_id, row.trope) for row in shown]
    if len(shown) < len(rows):
        names.append((None, f"{len(rows) - len(shown)} more tropes"))
        levels.append(0.0)
    levels[-1] = float(end)
    return [
        Step(trope_id, name, before, after, _said(statements, trope_id, name, after - before))
        for (trope_id, name), (before, after) in zip(names, pairwise(levels), strict=True)
    ]


def _said(statements: pd.DataFrame, trope_id: str | None, name: str, push: float) -> str:
    """Return what a step says: the push, and how many sources take which stance."""
    told = f"<b>{plain(name)}</b><br>{pushed(push)} points"
    if trope_id is None:
        return told
    taken = statements[statements["trope_id"] == trope_id]
    sources = taken.groupby("stance", sort=False)["source_id"].nunique()
    said = "; ".join(f"{stance}: {counted(n, 'source')}" for stance, n in sources.items())
    return f"{told}<br>{said}"
