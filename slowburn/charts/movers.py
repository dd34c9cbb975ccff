"""Which tropes rise and which fall: a dot for then, a dot for now, a line between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, nothing, row_height, rows_axis, share_axis
from slowburn.charts.records import records
from slowburn.charts.theme import SMALL, TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.words import (
    lines,
    odds_in_words,
    plain,
    points,
    share_in_words,
    years,
)

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

TOP, BOTTOM = 74, 30
LABEL_WIDTH = 22


def movers_figure(table: pd.DataFrame, *, mode: Mode, limit: int = 30) -> go.Figure:
    """Draw the answer to ``movers``: a row for each trope, the greatest rise at the top.

    Of more than ``limit`` tropes those with the clearest and then the largest changes are drawn.
    Clicking a dot gives ``[trope_id]``.
    """
    if table.empty:
        return nothing(mode, "No trope is frequent enough in the years compared.")
    token = tokens(mode)
    kept = strongest(table, limit)
    rows = records(kept)
    highest = float(kept[["share_then", "share_now"]].to_numpy().max())
    labels = ["<br>".join(lines(row.trope, LABEL_WIDTH, most=2)) for row in rows]
    layout = {
        "margin": {"l": 8, "r": 46, "t": TOP, "b": BOTTOM},
        "xaxis": {**share_axis(highest), "side": "top", "showgrid": True},
        "yaxis": rows_axis(labels, mode),
        "annotations": [
            *_key(rows[0], token),
            *(_change(place, row, token) for place, row in enumerate(rows)),
            *_left_out(len(table), len(rows)),
        ],
    }
    traces = [
        *(_between(rows, direction, token) for direction in ("rising", "falling", "")),
        _dots(rows, "then", token),
        _dots(rows, "now", token),
    ]
    height = TOP + row_height(labels) * len(rows) + BOTTOM
    return figure(traces, layout, mode=mode, height=height)


def strongest(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the rows with the clearest, then the largest changes, sorted by change."""
    rank = table.assign(
        unclear=table["direction"] == "no clear change", size=table["change"].abs()
    ).sort_values(["unclear", "size"], ascending=[True, False], kind="stable")
    return table.loc[rank.index[:limit]].sort_values("change", ascending=False, kind="stable")


def ends_go_the_other_way(row: Any) -> bool:
    """Return whether a trope rises over all years and its last share is lower, or the reverse."""
    against = {"rising": row.change < 0, "falling": row.change > 0}
    return bool(against.get(row.direction, False))


def _colour(row: Any, token: Tokens) -> str:
    """Return rose for rising, slate blue for falling, pale grey for no clear change."""
    known = {"rising": token.chosen, "falling": token.compared}
    return known.get(row.direction, faint(token.context, 0.6))


def _between(rows: list[Any], direction: str, token: Tokens) -> dict[str, Any]:
    """Return the lines from then to now of one direction; the empty one is no clear change."""
    colour = {"rising": token.chosen, "falling": token.compared}.get(direction, token.context)
    x: list[float | None] = []
    y: list[int | None] = []
    for place, row in enumerate(rows):
        if row.direction == direction or (not direction and row.direction == "no clear change"):
            x += [100 * row.share_then, 100 * row.share_now, None]
            y += [place, place, None]
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "mode": "lines",
        "line": {"color": faint(colour, 0.5 if direction else 0.3), "width": 2},
        "hoverinfo": "skip",
    }


def _dots(rows: list[Any], side: str, token: Tokens) -> dict[str, Any]:
    """Return the dots of one side: hollow for then, filled for now."""
    colours = [_colour(row, token) for row in rows]
    return {
        "type": "scatter",
        "x": [100 * getattr(row, f"share_{side}") for row in rows],
        "y": list(range(len(rows))),
        "mode": "markers",
        "cliponaxis": False,
        "name": side,
        "marker": {
            "size": 10,
            "color": colours if side == "now" else token.paper,
            "line": {"color": colours, "width": 1.75},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[row.trope_id] for row in rows],
        "hovertext": [_hover(row, side) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Any, side: str) -> str:
    """Return what a dot says: both sides, the change between them, and the trend of all years.

    The verdict rests on the odds ratio, so that alone has an interval beside it.
    """
    then = f"{years(row.then_from, row.then_to)}: {share_in_words(row, '_then')}"
    now = f"{years(row.now_from, row.now_to)}: {share_in_words(row, '_now')}"
    other = "; the years between tell otherwise" if ends_go_the_other_way(row) else ""
    change = f"From end to end: {points(row.change)} points{other}"
    trend = f"{row.direction} over all years: {odds_in_words(row)}"
    here, there = (then, now) if side == "then" else (now, then)
    told = [here, there, change, trend.capitalize()]
    return "<br>".join([f"<b>{plain(row.trope)}</b>", *told])


def _change(place: int, row: Any, token: Tokens) -> dict[str, Any]:
    """Return the change in points, at the right end of the row."""
    clear = row.direction != "no clear change"
    return {
        "text": points(row.change),
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "xshift": 42,
        "y": place,
        "font": {"size": TEXT, "color": _colour(row, token) if clear else token.muted},
    }


def _key(row: Any, token: Tokens) -> list[dict[str, Any]]:
    """Return the two lines that say what dots, colours and numbers mean."""
    coloured = (
        f'<span style="color:{token.chosen}">rising</span> · '
        f'<span style="color:{token.compared}">falling</span> · no clear change'
    )
    dots = f"○ {years(row.then_from, row.then_to)}  ● {years(row.now_from, row.now_to)}"
    place = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom"}
    font = {"size": SMALL}
    return [
        {
            "text": f"{dots}<br>{coloured}",
            **place,
            "x": 0,
            "xanchor": "left",
            "yshift": 26,
            "font": font,
        },
        {
            "text": "points",
            **place,
            "x": 1,
            "xanchor": "right",
            "xshift": 42,
            "yshift": 26,
            "font": font,
        },
    ]


def _left_out(total: int, shown: int) -> list[dict[str, Any]]:
    """Return the note on tropes that are not drawn, if any are not."""
    if shown == total:
        return []
    text = f"{shown} of {total} tropes, those with the clearest changes"
    place = {"xref": "paper", "yref": "paper", "x": 1, "xanchor": "right", "y": 0}
    return [{"text": text, **place, "yanchor": "top", "xshift": 42, "yshift": -6}]
