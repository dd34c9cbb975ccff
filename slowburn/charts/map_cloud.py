"""The grey cloud of the maturity map: one dot a drama."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.records import records
from slowburn.charts.theme import Tokens, faint
from slowburn.charts.words import HOVER_WIDTH, PERCENT, lines, plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        "customdata": _numbers(placed),
        "hovertemplate": "<br>".join(said + more.get(across, [])) + "<extra></extra>",
    }


def _numbers(placed: pd.DataFrame) -> NDArray[np.object_]:
    """Return what a click gives and the template says: one row a drama.

    Plotly takes an array as it is, where a list of lists costs it longer than all the rest.
    """
    columns = ["drama_id", "low", "high", "rank_low", "rank_high", "statements"]
    whole = placed[columns].round().astype(dict.fromkeys(columns[1:], int))
    return whole.to_numpy(dtype=object)


def name_with_year(row: Any) -> str:
    """Return a drama's title with its year, if it is known, as wide as a phone at most."""
    name = row.title + (f", {row.year:.0f}" if pd.notna(row.year) else "")
    # Nearly all names are short, and wrapping thousands of them takes as long as drawing them.
    return plain(name) if len(name) <= HOVER_WIDTH else "<br>".join(lines(name, HOVER_WIDTH))
