"""Who has looked at what: covered dramas a year before all dramas in view, by kind of source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.coverage_counts import (
    Kind,
    dramas_in_view,
    dramas_without_year,
    kind_name,
    kinds_of,
)
from slowburn.charts.frame import figure, nothing, year_axis
from slowburn.charts.theme import TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.words import SMALL_GROUP, counted, of, percent

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

PANEL, GAP, TOP, AXIS, NOTE = 104, 40, 34, 30, 18


def coverage_figure(table: pd.DataFrame, *, mode: Mode) -> go.Figure:
    """Draw the answer to ``coverage``: a panel for each kind of source, the widest at the top.

    Kinds that cover too few dramas for a panel, and dramas without a year, are told in words
    beneath. Clicking a bar gives ``[year, source_kind]``.
    """
    in_view = dramas_in_view(table)
    if not in_view:
        return nothing(mode, "No source in view has looked at a drama with a known year.")
    token = tokens(mode)
    kinds = kinds_of(table)
    drawn = [kind for kind in kinds if kind.covered >= SMALL_GROUP] or kinds
    notes = [_told(kind) for kind in kinds if kind not in drawn]
    without = dramas_without_year(table)
    if without:
        notes.append(f"Not drawn, as their year is not known: {counted(without, 'drama')}")

    inner = PANEL * len(drawn) + GAP * (len(drawn) - 1)
    bottom = AXIS + NOTE * len(notes)
    traces: list[dict[str, Any]] = []
    annotations = [_note(text, place) for place, text in enumerate(notes)]
    axes: dict[str, Any] = {}
    number = ""
    for place, kind in enumerate(drawn):
        ceiling = 1 - place * (PANEL + GAP) / inner
        number = str(place + 1) if place else ""
        axes[f"yaxis{number}"] = {
            "domain": [max(ceiling - PANEL / inner, 0), ceiling],
            "range": [0, 1.08 * max(in_view.values())],
            "nticks": 3,
            "tickformat": ",d",
            "automargin": "left",
        }
        traces += _bars(kind, in_view, f"y{number}", token)
        annotations.append(_title(kind, sum(in_view.values()), ceiling, token))
    layout = {
        **axes,
        "xaxis": {**year_axis(min(in_view), max(in_view)), "anchor": f"y{number}"},
        "bargap": 0.2,
        "margin": {"l": 40, "r": 8, "t": TOP, "b": bottom},
        "annotations": annotations,
    }
    return figure(traces, layout, mode=mode, height=TOP + inner + bottom)


def _bars(kind: Kind, in_view: dict[int, int], axis: str, token: Tokens) -> list[dict[str, Any]]:
    """Return the dramas in view in pale grey and, before them, those that were covered."""
    background = {
        "type": "bar",
        "x": list(in_view),
        "y": list(in_view.values()),
        "yaxis": axis,
        "name": "in view",
        "marker": {"color": faint(token.context, 0.28)},
        "customdata": [[year, kind.source_kind] for year in in_view],
        "hovertext": [_hover(kind, year, dramas) for year, dramas in in_view.items()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    covered = {
        "type": "bar",
        "x": list(kind.by_year),
        "y": list(kind.by_year.values()),
        "yaxis": axis,
        "name": "covered",
        "marker": {"color": token.compared},
        "hoverinfo": "skip",
    }
    return [background, covered]


def _hover(kind: Kind, year: int, dramas: int) -> str:
    """Return what a year says."""
    covered = kind.by_year.get(year, 0)
    share = f"{of(covered, dramas)} dramas, {percent(covered / dramas)}"
    return f"<b>{kind_name(kind.source_kind)}</b>, {year}<br>{kind.at_least}{share}"


def _told(kind: Kind) -> str:
    """Return what a kind covers, for those without a panel."""
    name = kind_name(kind.source_kind)
    return f"{name}: {kind.at_least}{counted(kind.covered, 'drama')}"


def _title(kind: Kind, dramas: int, ceiling: float, token: Tokens) -> dict[str, Any]:
    """Return the name of a panel with what it adds up to."""
    total = f"{kind.at_least}{of(kind.covered, dramas)} dramas"
    name = kind_name(kind.source_kind)
    return {
        "text": f'<b>{name}</b>  <span style="color:{token.muted}">{total}</span>',
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -40,
        "yref": "paper",
        "y": ceiling,
        "yanchor": "bottom",
        "yshift": 4,
        "font": {"size": TEXT, "color": token.ink},
    }


def _note(text: str, place: int) -> dict[str, Any]:
    """Return a line beneath the panels."""
    across = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -40}
    down = {"yref": "paper", "y": 0, "yanchor": "top", "yshift": -AXIS - NOTE * place + 4}
    return {"text": text, **across, **down}
