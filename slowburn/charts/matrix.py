"""Which tropes travel together: a square of all pairs, like tropes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slowburn.charts.frame import figure, names_axis, nothing
from slowburn.charts.likeness import by_likeness, most_common
from slowburn.charts.pair_facts import UNCLEAR, hover
from slowburn.charts.records import records
from slowburn.charts.theme import SMALL, Mode, Tokens, faint, tokens
from slowburn.charts.words import lines

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

CELL, KEY, BOTTOM = 26, 44, 8
"""A cell is as high as a name on two lines."""
LABEL_WIDTH = 22
SIGN = 5.6
"""About how wide a sign of a name is, in pixels."""
MOST = 22
"""More columns than this cannot be told apart on a phone."""
REACH = 3.0
"""The colours end at this power of two: at eight times as often as chance, and at an eighth."""


def matrix_figure(
    table: pd.DataFrame, *, mode: Mode, limit: int = MOST, chosen: str | None = None
) -> go.Figure:
    """Draw the answer to ``together``, asked without a trope: a cell for each pair.

    Rose is together, slate blue apart, by how often against chance on a logarithmic scale; pairs
    without a clear link are pale. Of more than ``limit`` tropes the most common are drawn, and the
    ``chosen`` one. Clicking a cell gives ``[trope_a, trope_b]``.
    """
    kept = most_common(table, limit, chosen)
    order = by_likeness(kept)
    if len(order) < 2:
        return nothing(mode, "No two tropes are common enough in view.")
    token = tokens(mode)
    place = {trope_id: number for number, trope_id in enumerate(order)}
    names = dict(zip(kept["trope_a"], kept["name_a"], strict=True))
    names |= dict(zip(kept["trope_b"], kept["name_b"], strict=True))
    down = [_label(names[name], LABEL_WIDTH, token, is_chosen=name == chosen) for name in order]
    longest = max(len(names[name]) for name in order)
    across = [_label(names[name], longest, token, is_chosen=name == chosen) for name in order]
    top = SIGN * longest + 8
    side = CELL * len(order)
    axis = {
        **names_axis(down, [float(number) for number in range(len(order))], mode),
        "range": [-0.5, len(order) - 0.5],
        "automargin": False,
        "tickfont": {"size": SMALL - 2, "color": token.ink},
        "ticklen": 4,
    }
    layout = {
        "margin": {"l": 8, "r": 8, "t": KEY + top, "b": BOTTOM},
        "xaxis": {**axis, "ticktext": across, "side": "top", "tickangle": -90},
        "yaxis": {**axis, "range": [len(order) - 0.5, -0.5], "automargin": "left"},
        "bargap": 0,
        "annotations": [_key(token, top)],
    }
    return figure([_cells(kept, place, token)], layout, mode=mode, height=KEY + top + side + BOTTOM)


def _label(name: str, width: int, token: Tokens, *, is_chosen: bool) -> str:
    """Return a name on at most two lines; of the chosen trope in its colour."""
    text = "<br>".join(lines(name, width, most=2))
    return f'<b style="color:{token.chosen}">{text}</b>' if is_chosen else text


def _cells(table: pd.DataFrame, place: dict[str, int], token: Tokens) -> dict[str, Any]:
    """Return both cells of each pair. They are bars: the only square marks that grow and click."""
    rows = records(table)
    ends = [(row.trope_a, row.trope_b) for row in rows]
    colours = [_colour(row, token) for row in rows]
    said = [hover(row) for row in rows]
    return {
        "type": "bar",
        "x": [place[a] for a, _ in ends] + [place[b] for _, b in ends],
        "base": [place[b] - 0.5 for _, b in ends] + [place[a] - 0.5 for a, _ in ends],
        "y": [1] * 2 * len(rows),
        "width": 1,
        "marker": {"color": colours * 2, "line": {"color": token.paper, "width": 1}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[a, b] for a, b in ends] + [[b, a] for a, b in ends],
        "hovertext": said * 2,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _colour(row: Any, token: Tokens) -> str:
    """Return the colour of a cell: its step on the diverging scale, pale without a clear link."""
    if row.direction == UNCLEAR:
        return faint(token.context, 0.16)
    power = np.log2(row.adjusted_lift) if row.adjusted_lift > 0 else -REACH
    scale = _scale(token)
    step = int((power + REACH) / (2 * REACH) * len(scale))
    return scale[min(max(step, 0), len(scale) - 1)]


def _scale(token: Tokens) -> tuple[str, ...]:
    """Return the colours from apart to together, without the middle ones, which look pale."""
    middle = len(token.diverging) // 2
    return token.diverging[: middle - 1] + token.diverging[middle + 1 :]


def _key(token: Tokens, top: float) -> dict[str, Any]:
    """Return the lines that say what the colours mean."""
    steps = "".join(f'<span style="color:{colour}">■</span>' for colour in _scale(token))
    pale = f'<span style="color:{faint(token.context, 0.4)}">■</span>'
    return {
        "text": f"apart ⅛× {steps} 8× together<br>{pale} no clear link",
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": top + 4,
        "align": "right",
    }
