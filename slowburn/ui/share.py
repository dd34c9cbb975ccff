"""Share: the link to what is shown, the finding in words, and a chart for another page."""

from __future__ import annotations

import html
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.addresses import page_address
from slowburn.ui.copying import to_copy
from slowburn.ui.data_in_view import current_warehouse, data_in_view
from slowburn.ui.panels import panel
from slowburn.ui.pinned import PARAMETER
from slowburn.ui.sourcing import source_line
from slowburn.ui.text import as_text, unescaped

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters
    from slowburn.ui.data_in_view import DataInView
    from slowburn.ui.shown import Chart, Shown

FRAME = (
    '<iframe src="{address}" title="{title}" loading="lazy" '
    'style="width: 100%; height: {height}px; border: 0"></iframe>'
)
BESIDE_THE_CHART = 150
"""Height in pixels of the title and the source line of an embedded chart on a phone."""
PUBLIC = (
    "Whoever can reach this dashboard and has the link sees the same view; nothing is published by "
    "copying it. The link holds your choices, and nothing about you."
)
NO_FRAME = (
    "A chart with your data cannot be put on another web page: its address would tell the link to "
    "everybody who opens that page. Take it there as a picture, under Export."
)


def share(shown: Shown, filters: Filters) -> None:
    """Draw the button; what is behind it is made only once it is opened."""
    panel("Share", partial(_panel, shown, filters), icon=":material/share:", key="share")


def _panel(shown: Shown, filters: Filters) -> None:
    opened = data_in_view()
    if opened:
        _who_can_see(opened)
    version = current_warehouse().data_version
    pinned = st.toggle(
        "Say so when the data has changed",
        key="share-pinned",
        help=f"Adds the data version, {version}, to the link. Opened on other data, it then says "
        "that the numbers may differ.",
    )
    more = {PARAMETER: version} if pinned else {}
    to_copy("Link to this view", page_address(**more))
    finding = unescaped(shown.finding)
    to_copy("In words", f"{finding}. {source_line(filters)}. {page_address(**more)}")
    if opened:
        st.caption(NO_FRAME)
        return
    if shown.charts:
        chart = _chosen(shown.charts)
        address = page_address(embed="true", chart=chart.numbers.key, **more)
        to_copy("A chart on another web page", _frame(chart, address))
    st.caption(PUBLIC)


def _who_can_see(opened: DataInView) -> None:
    """Say whom a link opens the workspace to, and until when, before it can be copied."""
    manifest = opened.manifest
    although = (
        ", although only the catalogue is in view. To share the view alone, close the workspace "
        "under Your data first"
        if opened.data == "catalogue"
        else ""
    )
    st.warning(
        f"This link opens the workspace “{as_text(manifest.name)}”{although}. **Whoever has the "
        "link can see all of your data in it and download them**: titles, words, statements and "
        "notes. Nobody without the link can find them. The link works until "
        f"{manifest.ends:%d %B %Y}, longer if you extend the workspace; delete it with the owner "
        "key, and it opens nothing at once.",
        icon=":material/key:",
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
