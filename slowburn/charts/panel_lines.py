"""The marks of a small panel: a line with its interval, and the share of all dramas behind it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.bands import band
from slowburn.charts.theme import Tokens, faint
from slowburn.charts.words import (
    SMALL_GROUP,
    odds_in_words,
    percent,
    plain,
    share_in_words,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slowburn.charts.bands import Interval

# How far the band of a point without neighbours reaches to either side, in years.
ALONE = 0.4


def is_firm(point: Any) -> bool:
    """Say whether a point rests on enough covered dramas to be part of the line."""
    return bool(point.covered >= SMALL_GROUP)


def middle(point: Any) -> float:
    """Return where a point stands on the axis of years: in the middle of its period."""
    return float(point.period_from + point.period_to) / 2


def overall_line(shares: dict[float, float], token: Tokens) -> dict[str, Any]:
    """Return the share of all dramas, by where it stands on the axis of years."""
    run = [(year, 100 * share) for year, share in sorted(shares.items())]
    return _line([run], faint(token.context, 0.6), 1)


def panel_lines(
    points: Sequence[Any], name: str, colour: str, token: Tokens, *, top: float
) -> list[dict[str, Any]]:
    """Return the band, the line and the points of one group.

    A point that rests on few dramas is hollow and by itself; one beyond ``top``, the end of the
    axis, is a triangle at its edge.
    """
    runs = [list(run) for firm, run in groupby(points, key=is_firm) if firm]
    shares = [100 * point.share for point in points]
    return [
        band([[_interval(p) for p in run] for run in runs], faint(colour, 0.14), alone=ALONE),
        _line([[(middle(p), 100 * p.share) for p in run] for run in runs], colour, 2),
        {
            "type": "scatter",
            "x": [middle(point) for point in points],
            "y": [min(share, top) for share in shares],
            "mode": "markers",
            "cliponaxis": False,
            "marker": {
                "size": 5,
                "symbol": ["triangle-up" if share > top else "circle" for share in shares],
                "color": [colour if is_firm(point) else token.paper for point in points],
                "line": {
                    "color": [colour if is_firm(p) else faint(colour, 0.6) for p in points],
                    "width": 1,
                },
                "opacity": 1,
            },
            "unselected": {"marker": {"opacity": 1}},
            "customdata": [[_key(point), point.period_to] for point in points],
            "hovertext": [_hover(point, name) for point in points],
            "hovertemplate": "%{hovertext}<extra></extra>",
        },
    ]


def _line(runs: list[list[tuple[float, float]]], colour: str, width: float) -> dict[str, Any]:
    """Return a line that is broken between runs."""
    parts = [part for run in runs for part in [*run, (None, None)]][:-1]
    return {
        "type": "scatter",
        "x": [x for x, _ in parts],
        "y": [y for _, y in parts],
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _interval(point: Any) -> Interval:
    """Return the interval of a point, in percent."""
    return middle(point), 100 * point.low, 100 * point.high


def _key(point: Any) -> str | None:
    """Return what identifies the group of a point; nothing for the pool of small ones."""
    place_id = getattr(point, "place_id", point.place)
    return str(place_id) if pd.notna(place_id) else None


def _hover(point: Any, name: str) -> str:
    """Return what a point says: its share, that of all dramas, and the trend of its group."""
    span = years(point.period_from, point.period_to)
    overall = f"All dramas in view: {percent(point.share_overall)}"
    trend = f"{point.direction.capitalize()}: {odds_in_words(point)}"
    return f"<b>{plain(name)}</b>, {span}<br>{share_in_words(point)}<br>{overall}<br>{trend}"
