"""How statements on tropes push one drama's index from the catalogue's mean to where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, index_axis, nothing, row_height, rows_axis
from slowburn.charts.index_words import NONE, pushed
from slowburn.charts.pushes import Step, steps
from slowburn.charts.theme import TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.words import lines

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

TOP, BOTTOM, RIGHT = 48, 10, 46
LABEL_WIDTH = 22
# Half the height of a bar, as a part of its row.
HALF = 0.26


def waterfall_figure(table: pd.DataFrame, *, mode: Mode, limit: int = 14) -> go.Figure:
    """Draw the answer to ``explain`` for one drama: a row for each trope, the strongest first.

    Each bar begins where the one above ends. Pushes up are rose and point right, pushes down are
    slate blue and point left; tropes beyond ``limit`` share a row up and a row down. Clicking a
    mark gives ``[trope_id]``, on a row that is shared ``[None]``.
    """
    found = steps(table, limit)
    if not found:
        return nothing(mode, "No source in view says anything of a trope in this drama.")
    token = tokens(mode)
    start, end = found[0].start, found[-1].end
    labels = [
        f"Catalogue's mean, {start:.0f}",
        *("<br>".join(lines(step.name, LABEL_WIDTH, most=2)) for step in found),
        f"<b>Index, {end:.0f}</b>",
    ]
    ends = [start, *(step.end for step in found)]
    layout = {
        "margin": {"l": 8, "r": RIGHT, "t": TOP, "b": BOTTOM},
        "xaxis": {**index_axis(min(ends), max(ends)), "side": "top", "showgrid": True},
        "yaxis": rows_axis(labels, mode),
        "shapes": [_joints(ends, token)],
        "annotations": [
            _key(token),
            *(_number(step, place, token) for place, step in enumerate(found, start=1)),
        ],
    }
    traces = [
        *(_bars(found, up=up, token=token) for up in (True, False)),
        _ends(start, end, len(found) + 1, token),
        _points(found, token),
    ]
    height = TOP + row_height(labels) * len(labels) + BOTTOM
    return figure(traces, layout, mode=mode, height=height)


def _colour(step: Step, token: Tokens) -> str:
    """Return rose for a push up, slate blue for one down, a muted colour for none to speak of."""
    if pushed(step.push) == NONE:
        return token.muted
    return token.chosen if step.push > 0 else token.compared


def _symbol(step: Step) -> str:
    """Return an arrow whose tip is where the push ends, or an upright stroke if there is none."""
    if pushed(step.push) == NONE:
        return "line-ns"
    return "arrow-right" if step.push > 0 else "arrow-left"


def _bars(found: list[Step], *, up: bool, token: Tokens) -> dict[str, Any]:
    """Return the bars that push one way."""
    placed = [(y, step) for y, step in enumerate(found, start=1) if (step.push > 0) == up]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [step.push for _, step in placed],
        "base": [step.start for _, step in placed],
        "y": [place for place, _ in placed],
        "width": 2 * HALF,
        "marker": {"color": faint(token.chosen if up else token.compared, 0.45)},
        "hoverinfo": "skip",
        "unselected": {"marker": {"opacity": 1}},
    }


def _points(found: list[Step], token: Tokens) -> dict[str, Any]:
    """Return the head of each bar: an arrow that shows which way it pushes."""
    colours = [_colour(step, token) for step in found]
    return {
        "type": "scatter",
        "x": [step.end for step in found],
        "y": list(range(1, len(found) + 1)),
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": 10,
            "symbol": [_symbol(step) for step in found],
            "color": colours,
            "line": {"color": colours, "width": 1.5},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[step.trope_id] for step in found],
        "hovertext": [step.said for step in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _ends(start: float, end: float, last: int, token: Tokens) -> dict[str, Any]:
    """Return the first and the last row: where the drama would stand unheard, and where it does."""
    said = ["nothing said yet: the catalogue's mean", "the index, after all statements"]
    return {
        "type": "scatter",
        "x": [start, end],
        "y": [0, last],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": 12,
            "symbol": ["circle", "diamond"],
            "color": [token.muted, token.chosen],
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "hovertext": [f"{at:.1f}: {what}" for at, what in zip((start, end), said, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _joints(ends: list[float], token: Tokens) -> dict[str, Any]:
    """Return the thin upright lines that lead from each row to the next."""
    path = " ".join(f"M {at:.3f} {place} L {at:.3f} {place + 1}" for place, at in enumerate(ends))
    line = {"color": faint(token.context, 0.6), "width": 1}
    return {"type": "path", "path": path, "layer": "below", "line": line}


def _number(step: Step, place: int, token: Tokens) -> dict[str, Any]:
    """Return the points of a push, at the right end of its row."""
    across = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": RIGHT - 4}
    font = {"size": TEXT, "color": _colour(step, token)}
    return {"text": pushed(step.push), **across, "y": place, "font": font}


def _key(token: Tokens) -> dict[str, Any]:
    """Return the line that says which way is which."""
    down = f'<span style="color:{token.compared}">◀ less grown-up</span>'
    up = f'<span style="color:{token.chosen}">▶ more grown-up</span>'
    across = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": RIGHT - 4}
    return {
        "text": f"{down}   {up}, points",
        **across,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 24,
    }
