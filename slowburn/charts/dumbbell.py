"""What two sources say of the same dramas: a dot for either's share, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.alpha_words import alpha_in_words, signed
from slowburn.charts.frame import figure, nothing, row_height, rows_axis, share_axis
from slowburn.charts.records import records
from slowburn.charts.theme import SMALL, TEXT, Mode, Tokens, faint, tokens
from slowburn.charts.words import PERCENT, interval, lines, of, percent, plain

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, BOTTOM = 74, 30
LABEL_WIDTH = 22


def dumbbell_figure(
    table: pd.DataFrame, *, mode: Mode, names: tuple[str, str], limit: int = 30
) -> go.Figure:
    """Draw the rows of tropes of two sources in the answer to ``agreement``.

    A row for each trope, those at the top of which the first source speaks more than the second;
    at its end alpha. ``names`` are those of the sources. Of more than ``limit`` tropes those are
    drawn of which the two speak most. Clicking a dot gives ``[trope_id]``.
    """
    kept = most_spoken_of(table, limit)
    if kept.empty:
        return nothing(mode, "No two sources in view cover enough dramas in common.")
    token = tokens(mode)
    rows = records(kept)
    labels = ["<br>".join(lines(row.trope, LABEL_WIDTH, most=2)) for row in rows]
    layout = {
        "margin": {"l": 8, "r": 46, "t": TOP, "b": BOTTOM},
        "xaxis": {
            **share_axis(float(kept[["share_a", "share_b"]].to_numpy().max())),
            "side": "top",
            "showgrid": True,
        },
        "yaxis": rows_axis(labels, mode),
        "annotations": [
            *_key(names, token),
            *(_alpha(place, row, token) for place, row in enumerate(rows)),
            *_left_out(len(table), len(rows)),
        ],
    }
    traces = [
        _between(rows, token),
        _dots(rows, "b", names, token.compared, token),
        _dots(rows, "a", names, token.chosen, token),
    ]
    height = TOP + row_height(labels) * len(rows) + BOTTOM
    return figure(traces, layout, mode=mode, height=height)


def most_spoken_of(table: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the tropes of which the two speak most, by how much more the first says so."""
    says = (table["says_a"] + table["says_b"]).sort_values(ascending=False, kind="stable")
    kept = table.loc[says.index[:limit]]
    more = (kept["share_a"] - kept["share_b"]).sort_values(ascending=False, kind="stable")
    return kept.loc[more.index]


def _between(rows: list[Any], token: Tokens) -> dict[str, Any]:
    """Return the lines from one source's share to the other's."""
    return {
        "type": "scatter",
        "x": [x for row in rows for x in (100 * row.share_a, 100 * row.share_b, None)][:-1],
        "y": [y for place in range(len(rows)) for y in (place, place, None)][:-1],
        "mode": "lines",
        "line": {"color": faint(token.context, 0.45), "width": 2},
        "hoverinfo": "skip",
    }


def _dots(
    rows: list[Any], side: str, names: tuple[str, str], colour: str, token: Tokens
) -> dict[str, Any]:
    """Return the dots of one source: filled for the first, hollow for the second."""
    return {
        "type": "scatter",
        "x": [100 * getattr(row, f"share_{side}") for row in rows],
        "y": list(range(len(rows))),
        "mode": "markers",
        "cliponaxis": False,
        "name": plain(names["ab".index(side)]),
        "marker": {
            # The ring of the second is seen around the dot of the first where both say the same.
            "size": 8 if side == "a" else 12,
            "color": colour if side == "a" else token.paper,
            "line": {"color": colour, "width": 1.75},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[row.trope_id] for row in rows],
        "hovertext": [_hover(row, names) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Any, names: tuple[str, str]) -> str:
    """Return what a row says: both shares, and how far the sources agree."""
    shares = [f"{plain(name)}: {_share(row, side)}" for name, side in zip(names, "ab", strict=True)]
    same = f"Same answer on {of(row.same, row.compared)}; both say so of {row.both_say:,}"
    return "<br>".join([f"<b>{plain(row.trope)}</b>", *shares, same, alpha_in_words(row)])


def _share(row: Any, side: str) -> str:
    """Return one source's share with what it rests on."""
    says, share, low, high = (
        getattr(row, f"{name}_{side}") for name in ("says", "share", "low", "high")
    )
    share_of = f"{of(says, row.compared)}, {percent(share)}"
    return f"{share_of}, 95{PERCENT} interval {interval(low, high)}"


def _alpha(place: int, row: Any, token: Tokens) -> dict[str, Any]:
    """Return alpha, at the right end of the row; a dash where it has none."""
    return {
        "text": "–" if pd.isna(row.alpha) else signed(row.alpha),
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "xshift": 42,
        "y": place,
        "font": {"size": TEXT, "color": token.ink},
    }


def _key(names: tuple[str, str], token: Tokens) -> list[dict[str, Any]]:
    """Return the lines that say whose dots are whose, and what the numbers are."""
    first, second = (" ".join(lines(name, 40, most=1)) for name in names)
    whose = (
        f'<span style="color:{token.chosen}">● {first}</span><br>'
        f'<span style="color:{token.compared}">○ {second}</span>'
    )
    at = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 26}
    font = {"size": SMALL}
    return [
        {"text": whose, **at, "x": 0, "xanchor": "left", "font": font},
        {"text": "alpha", **at, "x": 1, "xanchor": "right", "xshift": 42, "font": font},
    ]


def _left_out(total: int, shown: int) -> list[dict[str, Any]]:
    """Return the note on tropes that are not drawn, if any are not."""
    if shown == total:
        return []
    text = f"{shown} of {total} tropes, those most spoken of"
    place = {"xref": "paper", "yref": "paper", "x": 1, "xanchor": "right", "y": 0}
    return [{"text": text, **place, "yanchor": "top", "xshift": 42, "yshift": -6}]
