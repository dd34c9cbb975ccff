"""The mean maturity index of groups of dramas, one row for each, the highest at the top."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.frame import figure, index_axis, nothing, row_height, rows_axis
from slowburn.charts.index_words import mean_in_words
from slowburn.charts.ranking import name_of
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, faint, tokens
from slowburn.charts.upright import mean_line, mean_name
from slowburn.charts.whiskers import Dot, Estimate, value_at_right, whisker_dots
from slowburn.charts.words import SMALL_GROUP, lines, plain

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, BOTTOM = 46, 10
LABEL_WIDTH = 22


def index_groups_figure(table: pd.DataFrame, *, mode: Mode, mean: float) -> go.Figure:
    """Draw the answer to ``maturity_by`` by country, network or any group but the year.

    Groups of few dramas are paler; the row without a ``place``, the pool of small groups, comes
    last. ``mean`` is the catalogue's mean index. Clicking a dot gives ``[place_id]`` if the table
    has that column, else ``[place]``; for the pool, ``[None]``.
    """
    rows = records(ranked_groups(table))
    if not rows:
        return nothing(mode, "No source in view says anything of a trope in these dramas.")
    token = tokens(mode)
    labels = ["<br>".join(lines(name_of(row, "place"), LABEL_WIDTH, most=2)) for row in rows]
    dots = [_dot(row, place) for place, row in enumerate(rows)]
    ends = [end for dot in dots for end in dot.estimate]
    axis = index_axis(min(mean, *ends), max(mean, *ends))
    few = [row.dramas < SMALL_GROUP for row in rows]
    traces = [
        whisker_dots(
            [d for d, small in zip(dots, few, strict=True) if small == pale], colour, token
        )
        for pale, colour in ((True, faint(token.muted, 0.5)), (False, token.muted))
        if pale in few
    ]
    layout = {
        "margin": {"l": 8, "r": 32, "t": TOP, "b": BOTTOM},
        "xaxis": {**axis, "side": "top", "showgrid": True},
        "yaxis": rows_axis(labels, mode),
        "shapes": [mean_line(mean, token)],
        "annotations": [
            mean_name(mean, axis, lift=22),
            *(value_at_right(f"{row.mean:.1f}", place, token) for place, row in enumerate(rows)),
        ],
    }
    height = TOP + row_height(labels) * len(rows) + BOTTOM
    return figure(traces, layout, mode=mode, height=height)


def ranked_groups(table: pd.DataFrame) -> pd.DataFrame:
    """Return the groups whose mean is known, the highest first, the pool of small ones last."""
    kept = table.dropna(subset=["mean"])
    order = kept.assign(pool=kept["place"].isna()).sort_values(
        ["pool", "mean", "dramas"], ascending=[True, False, False], kind="stable"
    )
    return kept.loc[order.index]


def _dot(row: Any, place: int) -> Dot:
    """Return a group's mean; without an interval its whisker has no length."""
    low, high = (end if isfinite(end) else row.mean for end in (row.low, row.high))
    place_id = getattr(row, "place_id", row.place)
    key = str(place_id) if pd.notna(place_id) else None
    said = f"<b>{plain(name_of(row, 'place'))}</b><br>{mean_in_words(row)}"
    return Dot(Estimate(row.mean, low, high), place, [key], said)
