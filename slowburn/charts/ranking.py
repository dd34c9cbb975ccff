"""Shares with their intervals, one row for each group, the highest at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.frame import figure, nothing, row_height, rows_axis, share_axis
from slowburn.charts.records import records
from slowburn.charts.theme import TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.whiskers import Dot, Estimate, whisker_dots
from slowburn.charts.words import SMALL_GROUP, lines, percent, plain, share_in_words

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, BOTTOM = 30, 10
LABEL_WIDTH = 22


def ranking_figure(
    table: pd.DataFrame, *, label: str, mode: Mode, chosen: str | None = None
) -> go.Figure:
    """Draw any table with the columns ``label`` names, dramas, covered, share, low and high.

    The row whose label is ``chosen`` is rose. Groups of few covered dramas are paler. Rows without
    a label, the pool of small groups, come last. Clicking a dot gives ``[trope_id]`` or
    ``[place_id]`` if the table has such a column, else ``[label]``; of the pool, ``[None]``.
    """
    kept = ranked(table, label)
    if kept.empty:
        return nothing(mode, "No drama in view has been looked at.")
    token = tokens(mode)
    rows = records(kept)
    names = [name_of(row, label) for row in rows]
    texts = ["<br>".join(lines(name, LABEL_WIDTH, most=2)) for name in names]
    traces = [
        _group(rows, names, here, label, colour, token)
        for here, colour in (
            ([_kind(row, label, chosen) == "small" for row in rows], faint(token.muted, 0.5)),
            ([_kind(row, label, chosen) == "plain" for row in rows], token.muted),
            ([_kind(row, label, chosen) == "chosen" for row in rows], token.chosen),
        )
        if any(here)
    ]
    layout = {
        "margin": {"l": 8, "r": 48, "t": TOP, "b": BOTTOM},
        "xaxis": {**share_axis(float(kept["high"].max())), "side": "top", "showgrid": True},
        "yaxis": rows_axis(texts, mode),
        "annotations": [
            {
                "text": percent(row.share),
                "xref": "paper",
                "x": 1,
                "xanchor": "right",
                "xshift": 44,
                "y": place,
                "font": {"size": TEXT, "color": token.ink},
            }
            for place, row in enumerate(rows)
        ],
    }
    height = TOP + row_height(texts) * len(rows) + BOTTOM
    return figure(traces, layout, mode=mode, height=height)


def ranked(table: pd.DataFrame, label: str) -> pd.DataFrame:
    """Return the rows that rest on anything, the highest share first, a pool of groups last."""
    kept = table[table["covered"] > 0]
    order = kept.assign(pool=kept[label].isna()).sort_values(
        ["pool", "share", "covered"], ascending=[True, False, False], kind="stable"
    )
    return kept.loc[order.index]


def name_of(row: Any, label: str) -> str:
    """Return the name of a row: its label, or what the pool is made of."""
    name = getattr(row, label)
    if pd.notna(name):
        return str(name)
    groups = getattr(row, "groups_in_row", None)
    return f"Smaller groups ({groups:,})" if groups else "Smaller groups"


def _kind(row: Any, label: str, chosen: str | None) -> str:
    """Return how a row is drawn: chosen, small or plain."""
    name = getattr(row, label)
    if chosen is not None and pd.notna(name) and name == chosen:
        return "chosen"
    return "small" if row.covered < SMALL_GROUP else "plain"


def _key(row: Any, label: str) -> str | None:
    """Return what a click on a row gives: its identifier or else its label; nothing for a pool."""
    key = getattr(row, "trope_id", getattr(row, "place_id", getattr(row, label)))
    return str(key) if pd.notna(key) else None


def _group(
    rows: list[Any], names: list[str], here: list[bool], label: str, colour: str, token: Tokens
) -> dict[str, Any]:
    """Return the dots and whiskers of the rows that are drawn in one way."""
    dots = [
        Dot(
            Estimate(100 * row.share, 100 * row.low, 100 * row.high),
            place,
            [_key(row, label)],
            f"<b>{plain(name)}</b><br>{share_in_words(row)}",
        )
        for place, (row, name, taken) in enumerate(zip(rows, names, here, strict=True))
        if taken
    ]
    return whisker_dots(dots, colour, token)
