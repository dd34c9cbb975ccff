"""Share: the link to what is shown, the finding in words, and a chart for another page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.addresses import page_address
from slowburn.ui.data_in_view import current_warehouse
from slowburn.ui.pinned import PARAMETER
from slowburn.ui.sourcing import source_line
from slowburn.ui.text import unescaped

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters
    from slowburn.ui.shown import Chart, Shown

FRAME = (
    '<iframe src="{address}" title="{title}" loading="lazy" '
    'style="width: 100%; height: {height}px; border: 0"></iframe>'
)
BESIDE_THE_CHART = 150
"""Height in pixels of the title and the source line of an embedded chart on a phone."""


def share(shown: Shown, filters: Filters) -> None:
    """Draw the button; what is behind it is made only while it is open."""
    panel = st.popover(
        "Share", icon=":material/share:", type="tertiary", key="share", on_change="rerun"
    )
    if panel.open:
        with panel:
            _panel(shown, filters)


def _panel(shown: Shown, filters: Filters) -> None:
    version = current_warehouse().data_version
    pinned = st.toggle(
        "Say so when the data has changed",
        key="share-pinned",
        help=f"Adds the data version, {version}, to the link. Opened on other data, it then says "
        "that the numbers may differ.",
    )
    more = {PARAMETER: version} if pinned else {}
    _copied("Link to this view", page_address(**more))
    finding = unescaped(shown.finding)
    _copied("In words", f"{finding}. {source_line(filters)}. {page_address(**more)}")
    if shown.charts:
        chart = _chosen(shown.charts)
        address = page_address(embed="true", chart=chart.numbers.key, **more)
        _copied("A chart on another web page", _frame(chart, address))
    st.caption(
        "Whoever can reach this dashboard and has the link sees the same view; nothing is "
        "published by copying it. The link holds your choices, and nothing about you."
    )


def _chosen(charts: list[Chart]) -> Chart:
    if len(charts) == 1:
        return charts[0]
    titles = {chart.numbers.key: unescaped(chart.numbers.title) for chart in charts}
    key = st.selectbox("Chart", list(titles), format_func=titles.__getitem__, key="share-chart")
    return next(chart for chart in charts if chart.numbers.key == key)


def _frame(chart: Chart, address: str) -> str:
    height = round(chart.figure.layout.height) + BESIDE_THE_CHART
    return FRAME.format(
        address=html.escape(address),
        title=html.escape(unescaped(chart.numbers.title)),
        height=height,
    )


def _copied(label: str, text: str) -> None:
    """Show a text that a button copies."""
    st.markdown(f"**{label}**")
    st.code(text, language=None, wrap_lines=True)
