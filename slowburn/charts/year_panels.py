"""Two panels over the same years: lines above, and beneath them how much each year rests on."""

from __future__ import annotations

from typing import Any

from slowburn.charts.frame import year_axis

LEFT, TOP, GAP, STRIP, BOTTOM = 40, 30, 42, 46, 26


def panels_height(main: float) -> float:
    """Return how high a figure is whose upper panel is ``main`` pixels high."""
    return TOP + main + GAP + STRIP + BOTTOM


def year_panels(
    first: int, last: int, upright: dict[str, Any], *, main: float, right: float, titles: list[str]
) -> dict[str, Any]:
    """Return the layout: ``upright`` is the axis of the upper panel, ``titles`` name the two."""
    plot = main + GAP + STRIP
    return {
        "margin": {"l": LEFT, "r": round(right), "t": TOP, "b": BOTTOM},
        "bargap": 0.25,
        "xaxis": {**year_axis(first, last), "anchor": "y2"},
        "yaxis": {**upright, "domain": [1 - main / plot, 1], "automargin": "left"},
        "yaxis2": {
            "domain": [0, STRIP / plot],
            "rangemode": "tozero",
            "nticks": 3,
            "tickformat": ",d",
            "showgrid": False,
            "automargin": "left",
        },
        "annotations": [_title(titles[0], 1, TOP - 8), _title(titles[1], STRIP / plot, 22)],
    }


def _title(text: str, y: float, shift: float) -> dict[str, Any]:
    """Return the name of a panel, above its top left corner."""
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -LEFT,
        "yref": "paper",
        "y": y,
        "yanchor": "top",
        "yshift": shift,
    }
