"""Pairs of tropes against chance: a dot for how much more or less often, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slowburn.charts.frame import figure, nothing, row_height, rows_axis
from slowburn.charts.pair_facts import furthest, hover
from slowburn.charts.records import records
from slowburn.charts.theme import SMALL, TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.words import lines, ratio

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

TOP, BOTTOM = 74, 10
LABEL_WIDTH = 22
LEAST, MOST = 1 / 16, 32.0
"""Where the axis ends at the furthest; what lies beyond is a triangle at its edge."""
TICKS = {1 / 16: "1/16", 1 / 4: "¼", 1: "1×", 4: "4×", 16: "16×"}


def pairs_figure(
    table: pd.DataFrame, *, mode: Mode, limit: int = 16, chosen: str | None = None
) -> go.Figure:
    """Draw the answer to ``together``: a row for each pair that is clearly together or apart.

    Of one ``chosen`` trope, which must be the first of every pair, only the others are named. Of
    more than ``limit`` pairs those that are surest to be far from chance are drawn. Clicking a dot
    gives ``[trope_a, trope_b]``.
    """
    kept = furthest(table, limit)
    if kept.empty:
        return nothing(mode, "No pair in view is clearly more or less often together than chance.")
    token = tokens(mode)
    rows = records(kept)
    labels = [_label(row, chosen) for row in rows]
    low, high = _range(kept)
    ticks = [at for at in TICKS if low <= at <= high]
    layout = {
        "margin": {"l": 8, "r": 50, "t": TOP, "b": BOTTOM},
        "xaxis": {
            "type": "log",
            "range": [float(np.log10(low / 1.15)), float(np.log10(high * 1.15))],
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": [TICKS[at] for at in ticks],
            "tickangle": 0,
            "side": "top",
            "showgrid": True,
        },
        "yaxis": rows_axis(labels, mode),
        "shapes": [_chance(token)],
        "annotations": [
            *_key(token),
            *(_ratio(place, row, token) for place, row in enumerate(rows)),
        ],
    }
    height = TOP + row_height(labels) * len(rows) + BOTTOM
    traces = [
        _dots(rows, direction, low, high, token)
        for direction in ("together", "apart")
        if direction in set(kept["direction"])
    ]
    return figure(traces, layout, mode=mode, height=height)


def _label(row: Any, chosen: str | None) -> str:
    """Return the names of a row, each on lines of its own; the chosen one is not repeated."""
    names = [row.name_b] if row.trope_a == chosen else [row.name_a, row.name_b]
    return "<br>".join(line for name in names for line in lines(name, LABEL_WIDTH, most=2))


def _range(table: pd.DataFrame) -> tuple[float, float]:
    """Return where the axis of ratios begins and ends; 1 is on it, with room on either side."""
    low = table[["adjusted_low", "adjusted_lift"]].to_numpy().min()
    high = table[["adjusted_high", "adjusted_lift"]].to_numpy().max()
    return max(min(low, 1 / 4), LEAST), min(max(high, 4.0), MOST)


def _dots(
    rows: list[Any], direction: str, low: float, high: float, token: Tokens
) -> dict[str, Any]:
    """Return the dots and whiskers of one direction."""
    here = [(place, row) for place, row in enumerate(rows) if row.direction == direction]
    colour = token.chosen if direction == "together" else token.compared
    x = [min(max(row.adjusted_lift, low), high) for _, row in here]
    beyond = [row.adjusted_lift != at for (_, row), at in zip(here, x, strict=True)]
    edge = "triangle-right" if direction == "together" else "triangle-left"
    return {
        "type": "scatter",
        "x": x,
        "y": [place for place, _ in here],
        "mode": "markers",
        "name": direction,
        "cliponaxis": False,
        "marker": {
            "size": 10,
            "symbol": [edge if over else "circle" for over in beyond],
            "color": colour,
            "line": {"color": token.paper, "width": 1},
            "opacity": 1,
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [
                max(min(row.adjusted_high, high) - at, 0)
                for (_, row), at in zip(here, x, strict=True)
            ],
            "arrayminus": [
                max(at - max(row.adjusted_low, low), 0)
                for (_, row), at in zip(here, x, strict=True)
            ],
            "color": colour,
            "thickness": 1.5,
            "width": 0,
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[row.trope_a, row.trope_b] for _, row in here],
        "hovertext": [hover(row) for _, row in here],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _chance(token: Tokens) -> dict[str, Any]:
    """Return the line at which a pair is as often together as chance has it."""
    line = {"color": faint(token.context, 0.9), "width": 1.5}
    return {"type": "line", "x0": 1, "x1": 1, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _ratio(place: int, row: Any, token: Tokens) -> dict[str, Any]:
    """Return the ratio in numbers, or that the two never meet, at the right end of the row."""
    colour = token.chosen if row.direction == "together" else token.compared
    return {
        "text": f"{ratio(row.adjusted_lift)}×" if row.dramas else "never",
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "xshift": 46,
        "y": place,
        "font": {"size": TEXT, "color": colour},
    }


def _key(token: Tokens) -> list[dict[str, Any]]:
    """Return the lines that say what the axis and the colours mean."""
    text = (
        "How often, against chance (1×)<br>"
        f'<span style="color:{token.compared}">◀ apart</span> · '
        f'<span style="color:{token.chosen}">together ▶</span>'
    )
    at = {"xref": "paper", "yref": "paper", "x": 0, "y": 1}
    return [
        {
            "text": text,
            **at,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 26,
            "font": {"size": SMALL},
        }
    ]
