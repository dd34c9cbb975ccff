"""What charts are put together from: an empty figure, axes and notes."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from slowburn.charts.theme import CLEAR, TEXT, Mode, template, tokens
from slowburn.charts.words import PERCENT, lines


def figure(
    traces: list[dict[str, Any]], layout: dict[str, Any], *, mode: Mode, height: float
) -> go.Figure:
    """Return a figure in the common style, as wide as its place and as high as said."""
    return go.Figure(
        data=traces,
        layout={"template": template(mode), "autosize": True, "height": round(height), **layout},
    )


def nothing(mode: Mode, why: str) -> go.Figure:
    """Return a figure that calmly says that there is nothing to show."""
    hidden = {"visible": False}
    text = "<br>".join(["Nothing to show", *lines(why, 44)])
    note = {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "align": "center",
        "font": {"size": 14, "color": tokens(mode).muted},
    }
    layout = {"xaxis": hidden, "yaxis": hidden, "annotations": [note]}
    return figure([], layout, mode=mode, height=160)


def share_axis(highest: float) -> dict[str, Any]:
    """Return an axis of percentages from zero to a little above the highest share given, 0 to 1."""
    top = min(max(104 * highest, 2.0), 104.0)
    return {"range": [0, top], "ticksuffix": PERCENT, "nticks": 6, "rangemode": "tozero"}


def index_axis(lowest: float, highest: float) -> dict[str, Any]:
    """Return an axis of the maturity index, from a little below to a little above these values.

    The index runs from 0 to 100 and the axis never goes beyond; it is no share, so that it need
    not begin at zero. It shows at least ten points, lest small differences look large.
    """
    beyond = max(0.05 * (highest - lowest), (10 - highest + lowest) / 2)
    return {"range": [max(lowest - beyond, 0.0), min(highest + beyond, 100.0)], "nticks": 7}


def year_axis(first: int, last: int) -> dict[str, Any]:
    """Return an axis of whole years; few enough of them are named to fit a narrow screen."""
    span = last - first
    step = next((step for most, step in ((5, 1), (11, 2), (30, 5), (60, 10)) if span <= most), 20)
    return {
        "range": [first - 0.6, last + 0.6],
        "tickmode": "linear",
        "tick0": 2000,
        "dtick": step,
        "tickformat": "d",
    }


def row_height(labels: list[str]) -> int:
    """Return how high rows must be for the names that stand beside them."""
    most = max((label.count("<br>") + 1 for label in labels), default=1)
    return max(30, 17 * most + 4)


def names_axis(labels: list[str], places: list[float], mode: Mode) -> dict[str, Any]:
    """Return an axis with names at these places; its margin fits the names."""
    return {
        # Ticks that are not seen keep the names off the marks.
        "ticks": "outside",
        "ticklen": 10,
        "tickcolor": CLEAR,
        "tickfont": {"size": TEXT, "color": tokens(mode).ink},
        "showgrid": False,
        "tickmode": "array",
        "tickvals": places,
        "ticktext": labels,
        "automargin": "left",
    }


def rows_axis(labels: list[str], mode: Mode) -> dict[str, Any]:
    """Return an axis of named rows, the first at the top."""
    return {
        **names_axis(labels, [float(place) for place in range(len(labels))], mode),
        "range": [len(labels) - 0.5, -0.5],
    }
