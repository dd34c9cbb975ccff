"""What each trope adds to one drama's index or takes from it, all sources together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from slowburn.charts.index_words import pushed
from slowburn.charts.records import records
from slowburn.charts.words import HOVER_WIDTH, counted, lines, plain

if TYPE_CHECKING:
    import pandas as pd

NAMED = 8
"""Weak tropes that are named where several stand together."""


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

    ``table`` is the answer to ``explain`` for one drama. Tropes beyond ``limit`` make two steps
    together, one of those that push up and one of those that push down. The last step ends at the
    index.
    """
    statements = table[table["kind"] == "statement"]
    if statements.empty:
        return []
    [start] = table.loc[table["kind"] == "start", "level"]
    [end] = table.loc[table["kind"] == "index", "level"]
    tropes = (
        statements.groupby(["trope_id", "trope"], sort=False)
        .agg(push=("push", "sum"), stances=("stance", "unique"))
        .reset_index()
        .sort_values("push", key=abs, ascending=False, kind="stable")
    )
    rows = records(tropes)
    up = [row for row in rows[limit:] if row.push > 0]
    down = [row for row in rows[limit:] if row.push <= 0]
    alone = rows[:limit] + [row for rest in (up, down) if len(rest) == 1 for row in rest]
    parts: list[tuple[str | None, str, float, str]] = [
        (row.trope_id, _name(row), row.push, _sources(statements, row.trope_id)) for row in alone
    ]
    parts += [_together(rest, way) for rest, way in ((up, "up"), (down, "down")) if len(rest) > 1]
    # The last step goes to the index itself, so that rounding cannot keep it from there.
    levels = list(accumulate((push for _, _, push, _ in parts), initial=float(start)))
    levels[-1] = float(end)
    return [
        Step(trope_id, name, before, after, _said(name, after - before, more))
        for (trope_id, name, _, more), (before, after) in zip(parts, pairwise(levels), strict=True)
    ]


def _name(row: Any) -> str:
    """Return a trope by what is said of it: that it is there, that it is avoided, or both."""
    if len(row.stances) > 1:
        return f"{row.trope}, disputed"
    if row.stances[0] == "avoided":
        return f"Avoids {row.trope[0].lower()}{row.trope[1:]}"
    return str(row.trope)


def _together(rest: list[Any], way: str) -> tuple[None, str, float, str]:
    """Return the step of several weak tropes, which names the strongest of them."""
    names = ", ".join(_name(row) for row in rest[:NAMED])
    more = f" and {len(rest) - NAMED} more" if len(rest) > NAMED else ""
    named = "<br>".join(lines(names + more, HOVER_WIDTH, most=6))
    return None, f"{len(rest)} more {way}", sum(row.push for row in rest), named


def _said(name: str, push: float, more: str) -> str:
    """Return what a step says: the push, and what is behind it."""
    return f"<b>{plain(name)}</b><br>{pushed(push)} points<br>{more}"


def _sources(statements: pd.DataFrame, trope_id: str) -> str:
    """Return how many sources take which stance on a trope."""
    taken = statements[statements["trope_id"] == trope_id]
    sources = taken.groupby("stance", sort=False)["source_id"].nunique()
    return "; ".join(f"{stance}: {counted(n, 'source')}" for stance, n in sources.items())
