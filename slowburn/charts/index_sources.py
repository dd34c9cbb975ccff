"""One drama's maturity index by each source that speaks of it, all of them together first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from slowburn.charts.frame import figure, index_axis, names_axis, nothing
from slowburn.charts.index_words import estimate_in_words
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, tokens
from slowburn.charts.upright import mean_line, mean_name
from slowburn.charts.whiskers import Dot, Estimate, value_at_right, whisker_dots
from slowburn.charts.words import HOVER_WIDTH, counted, lines

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, BOTTOM, PADDING, LINE = 46, 10, 14, 16
LABEL_WIDTH = 22
TOGETHER = "All sources in view"
ANOTHER_SHOW = "on another show"


def index_sources_figure(table: pd.DataFrame, *, mode: Mode, mean: float) -> go.Figure:
    """Draw the answer to ``maturity_sources`` for one drama, rows in the order of the table.

    The row without a ``source_id``, all sources together, is rose. ``mean`` is the catalogue's mean
    index. Texts that describe another show than the one that aired say so. Clicking a dot gives
    ``[source_id]``, for all together ``[None]``.
    """
    if table.empty:
        return nothing(mode, "No source in view says anything of a trope in this drama.")
    token = tokens(mode)
    rows = source_rows(table)
    labels = [_label(row) for row in rows]
    middles, bottom = _stacked([PADDING + LINE * len(label) for label in labels])
    axis = index_axis(min(mean, table["low"].min()), max(mean, table["high"].max()))
    dots = [_dot(row, middle) for row, middle in zip(rows, middles, strict=True)]
    layout = {
        "margin": {"l": 8, "r": 32, "t": TOP, "b": BOTTOM},
        "xaxis": {**axis, "side": "top", "showgrid": True},
        "yaxis": {
            **names_axis(["<br>".join(label) for label in labels], middles, mode),
            "range": [bottom, 0],
        },
        "shapes": [mean_line(mean, token)],
        "annotations": [
            mean_name(mean, axis, lift=22),
            *(
                value_at_right(f"{row.index:.0f}", middle, token)
                for row, middle in zip(rows, middles, strict=True)
            ),
        ],
    }
    traces = [
        whisker_dots(those, colour, token, symbol=symbol, size=size)
        for those, colour, symbol, size in (
            ([dot for dot in dots if dot.key == [None]], token.chosen, "diamond", 12),
            ([dot for dot in dots if dot.key != [None]], token.muted, "circle", 10),
        )
        if those
    ]
    return figure(traces, layout, mode=mode, height=TOP + bottom + BOTTOM)


def source_rows(table: pd.DataFrame) -> list[Any]:
    """Return the rows; ``source_id`` is "" where it is missing, as it is for all together."""
    return records(table.assign(source_id=table["source_id"].fillna("")))


def name_of_source(row: Any) -> str:
    """Return the name of a row's source, or that it holds all together."""
    return str(row.source) if row.source_id else TOGETHER


def _on_another_show(row: Any) -> bool:
    """Return whether the row's source is known to describe another show."""
    return bool(pd.notna(row.describes_aired_show) and not row.describes_aired_show)


def _label(row: Any) -> list[str]:
    """Return the lines that stand beside a row."""
    name = lines(name_of_source(row), LABEL_WIDTH, most=2)
    return [*name, f"<i>{ANOTHER_SHOW}</i>"] if _on_another_show(row) else name


def _stacked(heights: list[int]) -> tuple[list[float], float]:
    """Return the middles of rows of these heights, one beneath the other, and where they end."""
    middles, bottom = [], 0.0
    for height in heights:
        middles.append(bottom + height / 2)
        bottom += height
    return middles, bottom


def _dot(row: Any, middle: float) -> Dot:
    """Return the row's index, and what it says."""
    said = (
        f"<b>{'<br>'.join(lines(name_of_source(row), HOVER_WIDTH))}</b>"
        f"<br>index {estimate_in_words(row.index, row)}"
        f"<br>{counted(row.statements, 'statement')}"
    )
    if _on_another_show(row):
        said += "<br>describes another show than the one that aired"
    key = [str(row.source_id) if row.source_id else None]
    return Dot(Estimate(row.index, row.low, row.high), middle, key, said)
