"""The grey cloud of the maturity map: one dot a drama."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.records import records
from slowburn.charts.theme import Tokens, faint
from slowburn.charts.words import PERCENT, plain

if TYPE_CHECKING:
    from slowburn.charts.map_heights import Across


def cloud(placed: pd.DataFrame, across: Across, dramas: int, token: Tokens) -> dict[str, Any]:
    """Return one dot a drama; thousands travel as numbers, and one template says them all.

    SVG rather than WebGL: four thousand dots are drawn as soon, stay sharp and can be printed.
    """
    rows = records(placed)
    # Many dots are paler, so that it still shows where they crowd.
    opacity = min(0.5, max(0.2, 12 / max(len(rows), 1) ** 0.5))
    said = [
        "<b>%{text}</b>",
        f"index %{{x:.0f}}, 90{PERCENT} interval %{{customdata[1]}}–%{{customdata[2]}}",
        f"rank %{{customdata[3]:,}}–%{{customdata[4]:,}} of {dramas:,}",
        "statements: %{customdata[5]}",
    ]
    more = {"score": ["viewers' score: %{y}"], "watchers": ["watchers: %{y:,}"]}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(row.index, 1) for row in rows],
        "y": [round(row.height, 2) for row in rows],
        "text": [name_with_year(row) for row in rows],
        "marker": {"size": 6, "color": faint(token.context, opacity), "opacity": 1},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [
            [
                row.drama_id,
                round(row.low),
                round(row.high),
                int(row.rank_low),
                int(row.rank_high),
                int(row.statements),
            ]
            for row in rows
        ],
        "hovertemplate": "<br>".join(said + more.get(across, [])) + "<extra></extra>",
    }


def name_with_year(row: Any) -> str:
    """Return a drama's title with its year, if it is known."""
    year = f", {row.year:.0f}" if pd.notna(row.year) else ""
    return plain(row.title) + year
