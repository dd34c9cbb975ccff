"""Dots with whiskers: values with their intervals, one on each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from slowburn.charts.theme import TEXT

if TYPE_CHECKING:
    from slowburn.charts.theme import Tokens


class Estimate(NamedTuple):
    """A value between the two ends of its interval."""

    value: float
    low: float
    high: float


class Dot(NamedTuple):
    """An estimate on a row, what a click on it gives, and what it says."""

    estimate: Estimate
    place: float
    key: list[str | None]
    said: str


def whisker_dots(
    dots: list[Dot],
    colour: str,
    token: Tokens,
    *,
    symbol: str = "circle",
    size: int = 10,
    hollow: bool = False,
) -> dict[str, Any]:
    """Return a trace of dots that are drawn in one way, each with its interval across."""
    values = [dot.estimate for dot in dots]
    return {
        "type": "scatter",
        "x": [at.value for at in values],
        "y": [dot.place for dot in dots],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": size,
            "symbol": symbol,
            "color": token.paper if hollow else colour,
            "line": {"color": colour if hollow else token.paper, "width": 1.75 if hollow else 1},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [at.high - at.value for at in values],
            "arrayminus": [at.value - at.low for at in values],
            "color": colour,
            "thickness": 1.5,
            "width": 0,
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [dot.key for dot in dots],
        "hovertext": [dot.said for dot in dots],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def value_at_right(text: str, place: float, token: Tokens) -> dict[str, Any]:
    """Return a value of the index as text, in a right margin of 32 pixels beside its row."""
    across = {"xref": "paper", "x": 1, "xanchor": "right", "xshift": 28}
    return {"text": text, **across, "y": place, "font": {"size": TEXT, "color": token.ink}}
