"""A figure that leaves its page: with its title, its source line and a ground of its own."""

from __future__ import annotations

import plotly.graph_objects as go

from slowburn.charts.theme import SMALL, Mode, tokens
from slowburn.charts.words import lines

TITLE = 18
A_LINE = 1.4
"""Height of a line, by the size of its letters."""
BELOW = 16
"""Pixels between the head and the chart."""


def captioned(figure: go.Figure, *, title: str, source: str, mode: Mode) -> go.Figure:
    """Return the figure under its title and its source line, higher by these.

    Args:
        figure: The figure, with a height.
        title: What it shows.
        source: Who says so.
        mode: The mode that it was drawn in.
    """
    named, sourced = lines(title, 90), lines(source, 130)
    head = A_LINE * (TITLE * len(named) + SMALL * len(sourced)) + BELOW
    token = tokens(mode)
    margin = figure.layout.margin.t
    if margin is None:
        margin = figure.layout.template.layout.margin.t
    return go.Figure(figure).update_layout(
        height=round(figure.layout.height + head),
        margin_t=round(margin + head),
        paper_bgcolor=token.paper,
        title={
            "text": "<br>".join(named),
            "font": {"size": TITLE, "color": token.ink},
            "subtitle": {
                "text": "<br>".join(sourced),
                "font": {"size": SMALL, "color": token.muted},
            },
            "x": 0,
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 8, "t": 8},
        },
    )
