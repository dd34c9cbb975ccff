"""A named upright line through a chart: the catalogue's mean, or where the reader stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slowburn.charts.theme import Tokens

# Nearer to an edge than this part of the axis, the name of the line stands on its inner side.
NEAR = 0.35


def upright_line(at: float, colour: str, **line: Any) -> dict[str, Any]:
    """Return a line from the foot of the plot to its top, over the marks."""
    style = {"color": colour, "width": 1, **line}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": style}


def upright_name(text: str, at: float, axis: dict[str, Any], *, lift: float = 0) -> dict[str, Any]:
    """Return the name of a line, ``lift`` pixels above the plot and within the axis' ends."""
    low, high = axis["range"]
    across = (at - low) / (high - low)
    return {
        "text": text,
        "x": at,
        "xanchor": "left" if across < NEAR else "right" if across > 1 - NEAR else "center",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": lift,
    }


def mean_line(mean: float, token: Tokens) -> dict[str, Any]:
    """Return the line at the catalogue's mean index."""
    return upright_line(mean, token.muted, dash="dot")


def mean_name(mean: float, axis: dict[str, Any], *, lift: float = 0) -> dict[str, Any]:
    """Return the name of the line at the catalogue's mean index."""
    return upright_name(f"the catalogue's mean, {mean:.0f}", mean, axis, lift=lift)
