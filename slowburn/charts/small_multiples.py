"""One small panel a group, all on one scale, with the share of all dramas behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, nothing, share_axis, year_axis
from slowburn.charts.panel_lines import is_firm, middle, overall_line, panel_lines
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, Tokens, faint, tokens
from slowburn.charts.words import SMALL_GROUP, plain

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

MOST = 10
# As many columns as a phone has room for: a figure does not know how wide it will be.
COLUMNS = 2
TOP, TITLE, PANEL, YEARS, GAP = 44, 42, 84, 20, 12
LEFT, RIGHT, BETWEEN = 40, 16, 0.09
# Characters of a group's name that a panel has room for on a phone.
HEAD_WIDTH = 22


def small_multiples_figure(table: pd.DataFrame, *, label: str, mode: Mode) -> go.Figure:
    """Draw the answer to ``breakdown``, with the names of the groups in the column ``label``.

    Of more than ten groups those with most covered dramas are drawn. Clicking a point gives
    ``[place_id, period_to]``, for the pool of small groups ``[None, period_to]``.
    """
    panels = drawn_panels(table, label)
    if not panels:
        return nothing(mode, "No drama in view with a known year and group has been looked at.")
    token = tokens(mode)
    points = [point for panel in panels for point in panel]
    first, last = min(p.period_from for p in points), max(p.period_to for p in points)
    years = {**year_axis(first, last), "showgrid": True, "gridcolor": faint(token.rule, 0.6)}
    shares = {**share_axis(_highest(points)), "nticks": 4}
    plot = -(-len(panels) // COLUMNS) * (TITLE + PANEL + YEARS + GAP) - GAP
    overall = {middle(point): point.share_overall for point in points}
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": 0}}
    notes = [_key(points, len(panels), table[label].nunique())]
    for number, panel in enumerate(panels):
        row, column = divmod(number, COLUMNS)
        place = "" if number == 0 else str(number + 1)
        left = column * (1 + BETWEEN) / COLUMNS
        right = left + (1 - BETWEEN * (COLUMNS - 1)) / COLUMNS
        top = row * (TITLE + PANEL + YEARS + GAP) + TITLE
        layout[f"xaxis{place}"] = {**years, "domain": [left, right], "anchor": f"y{place}"}
        layout[f"yaxis{place}"] = {
            **shares,
            "domain": [1 - (top + PANEL) / plot, 1 - top / plot],
            "anchor": f"x{place}",
            "showticklabels": column == 0,
        }
        name, colour = str(getattr(panel[0], label)), _colour(panel[0].direction, token)
        drawn = [
            overall_line(overall, token),
            *panel_lines(panel, name, colour, token, top=shares["range"][1]),
        ]
        traces += [{**trace, "xaxis": f"x{place}", "yaxis": f"y{place}"} for trace in drawn]
        notes.append(_title(panel[0], name, colour, x=left, y=1 - top / plot))
    return figure(traces, {**layout, "annotations": notes}, mode=mode, height=TOP + plot)


def drawn_panels(table: pd.DataFrame, label: str) -> list[list[Any]]:
    """Return the points of each group that is drawn, the group with most covered dramas first."""
    largest = table.sort_values("covered_in_group", ascending=False, kind="stable")
    ordered = table.sort_values("period_to", kind="stable")
    return [records(ordered[ordered[label] == name]) for name in largest[label].unique()[:MOST]]


def _highest(points: list[Any]) -> float:
    """Return the highest share, with room for a band, of the points that rest on enough dramas."""
    firm = [point.share for point in points if is_firm(point)] or [p.share for p in points]
    return float(max(1.25 * max(firm), *(point.share_overall for point in points)))


def _colour(direction: str, token: Tokens) -> str:
    """Return rose for rising, slate blue for falling, a quiet colour for no clear change."""
    return {"rising": token.chosen, "falling": token.compared}.get(direction, token.muted)


def _title(row: Any, name: str, colour: str, *, x: float, y: float) -> dict[str, Any]:
    """Return the head of a panel: the group, what it does, and how many dramas that rests on."""
    short = name if len(name) <= HEAD_WIDTH else f"{name[: HEAD_WIDTH - 1].rstrip()}…"
    found = f'<span style="color:{colour}">{row.direction}</span>'
    return {
        "text": f"<b>{plain(short)}</b><br>{found}, n = {row.covered_in_group:,}",
        "xref": "paper",
        "x": x,
        "xanchor": "left",
        "yref": "paper",
        "y": y,
        "yanchor": "bottom",
        "yshift": 3,
    }


def _key(points: list[Any], drawn: int, groups: int) -> dict[str, Any]:
    """Return what is drawn: of which groups, and what the grey lines and the hollow dots are."""
    some = f", the {drawn} largest of {groups} groups" if drawn < groups else ""
    few = "" if all(is_firm(p) for p in points) else f" · ○ fewer than {SMALL_GROUP}"
    return {
        "text": f"Share of n covered dramas{some}<br>Grey: all dramas in view{few}",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -LEFT,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 6,
    }
