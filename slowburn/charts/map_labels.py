"""Names of the chosen dots on the maturity map, each tied to its dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.theme import TEXT, Tokens, faint

if TYPE_CHECKING:
    from slowburn.charts.label_places import Label
    from slowburn.charts.map_heights import Heights


def map_labels(
    labels: list[Label], centres: list[float], heights: Heights, token: Tokens
) -> list[dict[str, Any]]:
    """Return the names; their middles stand so many pixels beneath the top of the plot."""
    return [
        _label(label, heights.on_axis(label.height), centre - heights.down(label.height))
        | _style(label, token)
        for label, centre in zip(labels, centres, strict=True)
    ]


def _label(label: Label, height: float, away: float) -> dict[str, Any]:
    """Return a name whose middle stands ``away`` pixels beneath its dot."""
    above = away < 0
    return {
        "text": "<br>".join(label.lines),
        "x": label.across,
        "y": height,
        "ax": 0,
        "ay": away + label.pixels / 2 * (1 if above else -1),
        "xanchor": label.side,
        "yanchor": "bottom" if above else "top",
        "align": label.side,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "standoff": 6,
    }


def _style(label: Label, token: Tokens) -> dict[str, Any]:
    """Return what a name looks like; what lies behind it is veiled."""
    return {
        "arrowcolor": faint(token.chosen, 0.6),
        "bgcolor": faint(token.paper, 0.75),
        "font": {
            "size": TEXT,
            "color": token.chosen,
            "weight": 600 if label.bold else 400,
        },
    }
