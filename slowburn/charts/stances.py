"""What each sort of source says of one drama: a row for each trope, marks by shape and colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, names_axis, nothing
from slowburn.charts.records import records
from slowburn.charts.stance_counts import SHORT, STANCES, stance_counts
from slowburn.charts.stance_rows import Row, heights, matrix_rows
from slowburn.charts.theme import SMALL, Mode, Tokens, tokens
from slowburn.charts.words import plain

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

TOP, BOTTOM = 86, 8
# More columns than this are too narrow on a phone for names that lie flat.
FLAT = 4
RADIUS = 5.5
NAMED = 6


def stances_figure(statements: pd.DataFrame, *, mode: Mode) -> go.Figure:
    """Draw the answer to ``statements`` for one drama, by sort of source.

    A cell holds a mark for each stance that sources of that sort take, with their number if they
    are several. Rows on which sources differ are shaded and bold. Clicking a mark gives
    ``[trope_id, stance, column]``.
    """
    counts = stance_counts(statements)
    if counts.empty:
        return nothing(mode, "No source says anything of a trope in this drama.")
    token = tokens(mode)
    rows = matrix_rows(counts)
    columns = [column for column in SHORT if column in set(counts["column"])]
    placed = counts.assign(
        x=[columns.index(column) for column in counts["column"]], y=heights(counts, rows)
    )
    bottom = rows[-1].bottom
    flat = len(columns) <= FLAT
    top = TOP if flat else TOP + 24
    layout = {
        "margin": {"l": 8, "r": 8, "t": top, "b": BOTTOM},
        "xaxis": {
            "range": [-0.5, len(columns) - 0.5],
            "side": "top",
            "tickmode": "array",
            "tickvals": list(range(len(columns))),
            "ticktext": [SHORT[column] for column in columns],
            "tickangle": 0 if flat else -90,
            "tickfont": {"size": SMALL - 1, "color": token.ink},
        },
        "yaxis": {
            **names_axis([_label(row, token) for row in rows], [r.middle for r in rows], mode),
            "range": [bottom, 0],
        },
        "shapes": [*_rules(rows, token), *_halves(placed, token)],
        "annotations": [_key(token, top - 42)],
    }
    traces = [
        _marks(placed[placed["stance"] == stance], stance, token)
        for stance in STANCES
        if stance in set(placed["stance"])
    ]
    return figure(traces, layout, mode=mode, height=top + bottom + BOTTOM)


def _label(row: Row, token: Tokens) -> str:
    """Return the name of a row: families muted, disputed tropes bold."""
    text = "<br>".join(row.label)
    if not row.trope_id:
        return f'<span style="color:{token.muted}">{text}</span>'
    return f"<b>{text}</b>" if row.disputed else text


def _marks(placed: pd.DataFrame, stance: str, token: Tokens) -> dict[str, Any]:
    """Return the marks of one stance: filled if present, hollow if not."""
    mark = token.stances[stance]
    rows = records(placed)
    return {
        "type": "scatter",
        "x": [row.x for row in rows],
        "y": [row.y for row in rows],
        "mode": "markers+text",
        "name": mark.word,
        "marker": {
            "size": 2 * RADIUS + 1,
            "color": mark.colour if stance == "present" else token.paper,
            "line": {"color": mark.colour, "width": 1.75},
            "opacity": 1,
        },
        "text": [f"{row.sources}" if row.sources > 1 else "" for row in rows],
        "textposition": "middle right",
        "textfont": {"size": SMALL, "color": token.ink},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": token.ink}},
        "customdata": [[row.trope_id, stance, row.column] for row in rows],
        "hovertext": [_hover(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Any) -> str:
    """Return what a mark says: the trope, the stance, who takes it."""
    number = "1 source" if row.sources == 1 else f"{row.sources} sources"
    named = list(row.named[:NAMED])
    more = len(row.named) - len(named)
    text = "; ".join(named) + (f"; and {more} more" if more else "")
    names = "<br>".join(plain(line) for line in textwrap.wrap(text, 44))
    return f"<b>{plain(row.trope)}</b>: {row.stance}<br>{plain(row.column)}, {number}<br>{names}"


def _halves(placed: pd.DataFrame, token: Tokens) -> list[dict[str, Any]]:
    """Return the filled left half of each subverted mark; no marker symbol looks like it."""
    reach = RADIUS * 4 / 3
    half = f"M 0 {-RADIUS} C {-reach} {-RADIUS} {-reach} {RADIUS} 0 {RADIUS} Z"
    return [
        {
            "type": "path",
            "path": half,
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": row.x,
            "yanchor": row.y,
            "fillcolor": token.stances["subverted"].colour,
            "line": {"width": 0},
        }
        for row in records(placed[placed["stance"] == "subverted"])
    ]


def _rules(rows: list[Row], token: Tokens) -> list[dict[str, Any]]:
    """Return a line beneath each row, and a shade behind those on which sources differ."""
    beneath = {
        "type": "path",
        "path": " ".join(f"M 0 {row.bottom:g} L 1 {row.bottom:g}" for row in rows),
        "xref": "paper",
        "layer": "below",
        "line": {"color": token.rule, "width": 1},
    }
    shades = [
        {
            "type": "rect",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "layer": "below",
            "y0": row.top,
            "y1": row.bottom,
            "fillcolor": token.panel,
            "line": {"width": 0},
        }
        for row in rows
        if row.disputed
    ]
    return [*shades, beneath]


def _key(token: Tokens, above: float) -> dict[str, Any]:
    """Return the line that says what the marks mean."""
    marks = [
        f'<span style="color:{mark.colour}">{mark.symbol}</span> {mark.word}'
        for mark in token.stances.values()
    ]
    return {
        "text": f"{'   '.join(marks)}<br><b>Bold</b>: sources differ",
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "xanchor": "right",
        "y": 1,
        "yanchor": "bottom",
        "yshift": above,
        "align": "right",
    }
