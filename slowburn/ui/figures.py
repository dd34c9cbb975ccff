"""A chart as every page shows it: title, figure, and a quiet row with table, download and SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from slowburn.analysis.query import readable
from slowburn.ui.downloads import as_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import plotly.graph_objects as go
    from streamlit.elements.lib.mutable_popover_container import PopoverContainer

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
    st.subheader(title, anchor=False)
    if on_click:
        _with_clicks(figure, alt, key, on_click)
    else:
        st.plotly_chart(figure, config=CONFIG, alt=alt, key=key, theme=None)
    quiet_row(answer, answer.table if table is None else table, alt=alt, key=key)


def quiet_row(answer: Answer, table: pd.DataFrame, *, alt: str, key: str) -> None:
    """Offer the numbers behind a chart: as a table, as a file, and the query that made them."""
    with st.container(horizontal=True, gap="small"):
        numbers = _opened_on_demand("Table", ":material/table_rows:", f"{key}-table")
        if numbers.open:
            numbers.dataframe(table, hide_index=True, alt=f"Table of the same numbers. {alt}")
        st.download_button(
            "CSV",
            data=lambda: as_csv(table),
            file_name=f"slowburn-{answer.question.name}-{answer.data_version}.csv",
            mime="text/csv",
            key=f"{key}-csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )
        made_by = _opened_on_demand("SQL", ":material/code:", f"{key}-sql")
        if made_by.open:
            for query in answer.queries:
                made_by.code(readable(query), language="sql", wrap_lines=True)


def _opened_on_demand(label: str, icon: str, key: str) -> PopoverContainer:
    """Draw a button that opens a panel; what is in it is made only while it is open."""
    return st.popover(
        label, icon=icon, type="tertiary", width="content", key=key, on_change="rerun"
    )


def _with_clicks(
    figure: go.Figure, alt: str, key: str, on_click: Callable[[list[Any]], None]
) -> None:
    def clicked() -> None:
        points = st.session_state[key].selection.points
        if points and points[0].get("customdata"):
            on_click(list(points[0]["customdata"]))

    st.plotly_chart(
        figure,
        config=CONFIG,
        alt=alt,
        key=key,
        theme=None,
        on_select=clicked,
        selection_mode="points",
    )
