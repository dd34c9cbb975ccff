"""A chart as every page shows it: title, figure, and a quiet row with table, export and SQL."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from slowburn.analysis.query import readable
from slowburn.ui.exports import export_panel
from slowburn.ui.panels import panel
from slowburn.ui.shown import Chart, Numbers, remember

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import plotly.graph_objects as go

    from slowburn.analysis.question import Answer

CONFIG = {"displayModeBar": False, "scrollZoom": False}


def mode() -> Literal["light", "dark"]:
    """Return the appearance that the reader has chosen."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show(
    title: str,
    figure: go.Figure,
    answer: Answer,
    *,
    alt: str,
    key: str,
    table: pd.DataFrame | None = None,
    on_click: Callable[[list[Any]], None] | None = None,
) -> None:
    """Draw a chart under a title that says what it shows, with its numbers within reach.

    Args:
        title: What the chart shows.
        figure: The chart.
        answer: What it was drawn from.
        alt: The chart in words, for who cannot see it.
        key: Identity of the chart on the page.
        table: The numbers of the chart, if they are not the whole answer.
        on_click: Told the ``customdata`` of a mark that was clicked.
    """
    numbers = Numbers(key, title, answer, answer.table if table is None else table, alt)
    chart = Chart(numbers, figure)
    remember(chart)
    if not st.context.is_embedded:  # Then app.py draws the one chart that was asked for.
        draw(chart, on_click)
        _quiet_row(numbers, figure)


def draw(chart: Chart, on_click: Callable[[list[Any]], None] | None = None) -> None:
    """Draw a chart under its title, and nothing more."""
    numbers = chart.numbers
    st.subheader(numbers.title, anchor=False)
    if on_click:
        _with_clicks(chart, on_click)
    else:
        st.plotly_chart(chart.figure, config=CONFIG, alt=numbers.alt, key=numbers.key, theme=None)


def quiet_row(answer: Answer, table: pd.DataFrame, *, alt: str, key: str) -> None:
    """Offer the numbers of a list: as a table, as files, and the query that made them."""
    _quiet_row(Numbers(key, alt.removesuffix("."), answer, table, alt), figure=None)


def _quiet_row(numbers: Numbers, figure: go.Figure | None) -> None:
    offered = {
        "Table": (":material/table_rows:", partial(_table, numbers)),
        "Export": (":material/download:", partial(export_panel, numbers, figure, mode())),
        "SQL": (":material/code:", partial(_queries, numbers)),
    }
    with st.container(horizontal=True, gap="small"):
        for label, (icon, in_it) in offered.items():
            key, title = f"{numbers.key}-{label.lower()}", f"{label}: {numbers.title}"
            panel(label, in_it, icon=icon, key=key, title=title)


def _table(numbers: Numbers) -> None:
    alt = f"Table of the same numbers. {numbers.alt}"
    st.dataframe(numbers.table, hide_index=True, alt=alt)


def _queries(numbers: Numbers) -> None:
    for query in numbers.answer.queries:
        st.code(readable(query), language="sql", wrap_lines=True)


def _with_clicks(chart: Chart, on_click: Callable[[list[Any]], None]) -> None:
    key = chart.numbers.key

    def clicked() -> None:
        points = st.session_state[key].selection.points
        if points and points[0].get("customdata"):
            on_click(list(points[0]["customdata"]))

    st.plotly_chart(
        chart.figure,
        config=CONFIG,
        alt=chart.numbers.alt,
        key=key,
        theme=None,
        on_select=clicked,
        selection_mode="points",
    )
