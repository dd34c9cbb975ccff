"""How far one drama's rank depends on the weights of the dimensions: ranks at random weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, nothing
from slowburn.charts.theme import SMALL, Mode, Tokens, faint, tokens
from slowburn.charts.upright import upright_line, upright_name
from slowburn.charts.words import lines, of, percent

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

TOP, PLOT, BOTTOM = 66, 130, 48
HEADING_WIDTH = 56
BINS = 60
TICKS = 5
HALF, NINE_OF_TEN = (0.25, 0.75), (0.05, 0.95)


def stability_figure(table: pd.DataFrame, *, mode: Mode, dramas: int, own: int) -> go.Figure:
    """Draw the answer to ``stability`` for one drama: how often it takes each rank.

    The axis holds the ranks of all ``dramas``, the most grown-up at the left, so that a drama that
    keeps its place looks like one. ``own`` is its rank at the reader's own weights.
    """
    if table.empty:
        return nothing(mode, "This drama has no rank among the dramas in view.")
    token = tokens(mode)
    axis = _rank_axis(dramas, token)
    own_line = upright_line(own, token.chosen, width=2)
    own_name = upright_name(f"rank {own:,} at your weights", own, axis)
    layout = {
        "margin": {"l": 8, "r": 8, "t": TOP, "b": BOTTOM},
        "xaxis": axis,
        "yaxis": {"visible": False, "rangemode": "tozero"},
        "shapes": [own_line],
        "annotations": [_heading(table), {**own_name, "font": {"color": token.chosen}}],
    }
    traces = [_bars(table, dramas, token)]
    return figure(traces, layout, mode=mode, height=TOP + PLOT + BOTTOM)


def ranks_in_words(table: pd.DataFrame) -> str:
    """Return where the ranks lie: ``of 1,000 random weightings, half give rank 12–80, ...``."""
    head = f"of {len(table):,} random weightings"
    half, nine_of_ten = (_within(table, share) for share in (HALF, NINE_OF_TEN))
    told = f"nine of ten give rank {nine_of_ten}"
    return f"{head}, {told}" if half == nine_of_ten else f"{head}, half give rank {half}, {told}"


def _within(table: pd.DataFrame, share: tuple[float, float]) -> str:
    """Return between which ranks the weightings lie that are not in the tails: ``12–80``."""
    low, high = (int(table["rank"].quantile(end, interpolation="nearest")) for end in share)
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _bars(table: pd.DataFrame, dramas: int, token: Tokens) -> dict[str, Any]:
    """Return a bar for each run of ranks that is taken at all."""
    width = -(-dramas // BINS)
    counts = ((table["rank"] - 1) // width).value_counts().sort_index()
    spans = [(1 + place * width, min((place + 1) * width, dramas)) for place in counts.index]
    return {
        "type": "bar",
        "x": [(first + last) / 2 for first, last in spans],
        "y": counts.tolist(),
        "width": 0.9 * width,
        "marker": {"color": faint(token.context, 0.6)},
        "hovertext": [
            f"rank {first:,}" + (f"–{last:,}" if last > first else "") + f"<br>{_share(n, table)}"
            for (first, last), n in zip(spans, counts.tolist(), strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _share(count: int, table: pd.DataFrame) -> str:
    """Return how many of the weightings these are."""
    return f"{of(count, len(table))} weightings, {percent(count / len(table))}"


def _rank_axis(dramas: int, token: Tokens) -> dict[str, Any]:
    """Return an axis of all ranks, from the first to the last."""
    step = next(
        step
        for size in range(8)
        for step in (10**size, 2 * 10**size, 5 * 10**size)
        if dramas / step <= TICKS
    )
    return {
        # A little air, so that the line at the first or the last rank is seen whole.
        "range": [1 - 0.01 * dramas, 1.01 * dramas],
        "showline": True,
        "tickmode": "array",
        "tickvals": [1, *(at for at in range(step, dramas + 1, step) if at > 1)],
        "tickformat": ",d",
        "title": {
            "text": f"rank among {dramas:,} dramas, 1 is the most grown-up",
            "font": {"size": SMALL, "color": token.muted},
            "standoff": 8,
        },
    }


def _heading(table: pd.DataFrame) -> dict[str, Any]:
    """Return the finding in words, above the bars."""
    told = ranks_in_words(table)
    text = "<br>".join(lines(told[0].upper() + told[1:], HEADING_WIDTH))
    across = {"xref": "paper", "x": 0, "xanchor": "left"}
    return {"text": text, **across, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 26}
