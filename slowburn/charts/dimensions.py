"""Up to four dramas on the dimensions of maturity, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, nothing, rows_axis
from slowburn.charts.index_words import estimate_in_words
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, Tokens, tokens
from slowburn.charts.whiskers import Dot, Estimate, whisker_dots
from slowburn.charts.words import HOVER_WIDTH, counted, lines, plain

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

AXIS, KEY_LINE, BOTTOM = 30, 18, 10
LABEL_WIDTH, KEY_WIDTH = 16, 34
# Pixels between the dots of two dramas on one row, and above and below them.
APART, PADDING = 13, 27
# The marks of the first, second ... drama: in the chart, and in a line of text.
SYMBOLS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}


def dimensions_figure(table: pd.DataFrame, *, mode: Mode) -> go.Figure:
    """Draw the answer to ``dimensions``: a row for each dimension, a dot for each drama.

    The first four dramas of the table are drawn, the first in rose. A drama stands with its
    interval, hollow where nothing is said of it; the short upright line on each row is the
    catalogue's mean. Clicking a dot gives ``[drama_id, dimension_id]``.
    """
    if table.empty:
        return nothing(mode, "Choose a drama to see it on each dimension.")
    token = tokens(mode)
    table = drawn(table)
    dramas = list(table["drama_id"].unique())
    priors = records(table.drop_duplicates("dimension_id"))
    places = {row.dimension_id: place for place, row in enumerate(priors)}
    row_height = PADDING + APART * len(dramas)
    traces = [_priors(priors, 0.36, token)]
    for number, (drama_id, symbol) in enumerate(zip(dramas, SYMBOLS, strict=False)):
        offset = (number - (len(dramas) - 1) / 2) * APART / row_height
        rows = table[table["drama_id"] == drama_id]
        for silent, those in rows.groupby(rows["statements"] == 0):
            dots = [_dot(row, places[row.dimension_id] + offset) for row in records(those)]
            colour, hollow = token.series[number], bool(silent)
            traces.append(whisker_dots(dots, colour, token, symbol=symbol, size=11, hollow=hollow))
    key = _key(table, dramas, token)
    top = AXIS + KEY_LINE * (key["text"].count("<br>") + 1) + 6
    layout = {
        "margin": {"l": 8, "r": 12, "t": top, "b": BOTTOM},
        "xaxis": {"range": [0, 100], "dtick": 20, "side": "top", "showgrid": True},
        "yaxis": rows_axis(
            ["<br>".join(lines(row.dimension, LABEL_WIDTH, most=2)) for row in priors], mode
        ),
        "annotations": [key],
    }
    return figure(traces, layout, mode=mode, height=top + row_height * len(priors) + BOTTOM)


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the first dramas, as many as there are marks to tell them apart."""
    return table[table["drama_id"].isin(table["drama_id"].unique()[: len(SYMBOLS)])]


def _dot(row: Any, place: float) -> Dot:
    """Return a drama's value on a dimension, and what it says."""
    rests = counted(row.statements, "statement") if row.statements else "no source speaks of it"
    said = (
        f"<b>{'<br>'.join(lines(row.title, HOVER_WIDTH))}</b>"
        f"<br>{plain(row.dimension)} {estimate_in_words(row.value, row)}"
        f"<br>{rests}; the catalogue's mean is {row.prior:.0f}"
        f"<br><i>{'<br>'.join(lines(row.question, HOVER_WIDTH))}</i>"
    )
    return Dot(
        Estimate(row.value, row.low, row.high), place, [row.drama_id, row.dimension_id], said
    )


def _priors(rows: list[Any], reach: float, token: Tokens) -> dict[str, Any]:
    """Return a short upright line on each row, at the catalogue's mean."""
    ends = [(row.prior, place) for place, row in enumerate(rows)]
    return {
        "type": "scatter",
        "x": [x for prior, _ in ends for x in (prior, prior, None)],
        "y": [y for _, place in ends for y in (place - reach, place + reach, None)],
        "mode": "lines",
        "line": {"color": token.context, "width": 2},
        "hoverinfo": "skip",
    }


def _key(table: pd.DataFrame, dramas: list[str], token: Tokens) -> dict[str, Any]:
    """Return the lines above the chart that name the marks."""
    titles = dict(zip(table["drama_id"], table["title"], strict=True))
    told = [
        f'<span style="color:{colour}">{sign} {"<br>".join(lines(titles[drama], KEY_WIDTH))}</span>'
        for drama, sign, colour in zip(dramas, SYMBOLS.values(), token.series, strict=False)
    ]
    told.append(f'<span style="color:{token.context}">┃</span> the catalogue\'s mean')
    if (table["statements"] == 0).any():
        told.append("○ hollow: no source in view speaks of it")
    return {
        "text": "<br>".join(told),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": AXIS - 4,
    }
