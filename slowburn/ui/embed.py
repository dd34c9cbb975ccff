"""One chart of a page with its source line and nothing else, for a frame on another web page.

With ``?embed=true`` Streamlit takes its own parts away. Of ours, the page runs as always, with all
that its address says, so that the numbers are the same; but it draws nowhere, and only the chart
that was asked for is drawn from what the run has shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from slowburn.ui import links
from slowburn.ui.addresses import page_address
from slowburn.ui.figures import draw
from slowburn.ui.filters import draw_filters
from slowburn.ui.pages import set_filters
from slowburn.ui.pinned import pinned_version, tell_if_changed
from slowburn.ui.shown import begin
from slowburn.ui.sourcing import source_line
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import listed

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from slowburn.ui.shown import Chart


def draw_embedded(page: StreamlitPage) -> None:
    """Run a page and draw the chart that the address names, or its first."""
    shown = begin()
    wanted = links.take("chart")
    with DeltaGenerator(root_container=None):
        pinned = pinned_version()
        filters = draw_filters()
        set_filters(filters)
        page.run()
    for notice in links.notices():
        st.warning(notice, icon=":material/link_off:")
    tell_if_changed(pinned)
    if not shown.charts:
        st.info(
            f"This page has no chart for the choices in the link. [Open it]({page_address()}) to "
            "change them.",
            icon=":material/search_off:",
        )
        return
    chart = _chosen(shown.charts, wanted)
    draw(chart)
    st.caption(f"{as_text(source_line(filters))}. [Open in Slowburn]({page_address()})")


def _chosen(charts: list[Chart], wanted: list[str]) -> Chart:
    named = {chart.numbers.key: chart for chart in charts}
    for key in wanted[:1]:
        if key in named:
            return named[key]
        st.warning(
            f"This page has no chart {quoted(key)}. Shown instead: its first. Its charts are "
            f"{listed(list(named))}.",
            icon=":material/link_off:",
        )
    return charts[0]
