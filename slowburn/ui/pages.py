"""The pages, declared once, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui import links

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage as Page

    from slowburn.analysis.filters import Filters


def declared() -> list[Page]:
    """Return the pages in the order of the menu; made anew for each run, as Streamlit wants."""
    return [
        st.Page(
            "pages/overview.py",
            title="Overview",
            icon=":material/auto_stories:",
            default=True,
            help="What Slowburn is, and what the dramas in view show at a glance.",
        ),
        st.Page(
            "pages/trends.py",
            title="Trends",
            icon=":material/trending_up:",
            help="How often tropes appear, year by year, and which rise or fall.",
        ),
        st.Page(
            "pages/tropes.py",
            title="Tropes",
            icon=":material/category:",
            help="One trope: what counts, where it lives, and the dramas that have it.",
        ),
        st.Page(
            "pages/drama.py",
            title="Drama",
            icon=":material/live_tv:",
            help="One drama: its facts, and what every source says of its tropes.",
        ),
        st.Page(
            "pages/sources.py",
            title="Sources and method",
            icon=":material/fact_check:",
            help="Who says so, what they cover, and what their words cannot tell.",
        ),
    ]


def set_filters(filters: Filters) -> None:
    """Keep what is in view for the page of this run."""
    st.session_state["filters"] = filters


def filters_in_view() -> Filters:
    """Return what is in view."""
    filters: Filters = st.session_state["filters"]
    return filters


def link_to(page: str, label: str, **more: str) -> None:
    """Draw a link to a page that keeps the filters and adds that page's own parameters."""
    st.page_link(f"pages/{page}.py", label=label, query_params=links.address_of(**more))
