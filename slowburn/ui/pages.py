"""The pages, declared once, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui import links
from slowburn.ui.old_names import old_pages

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from slowburn.analysis.filters import Filters


ICON = Path(__file__).with_name("icon.svg")


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of the dashboard; its file is ``pages/<name>.py`` and its address ``/<name>``."""

    name: str
    title: str
    icon: str


PAGES = (
    PageOf("overview", "Overview", ":material/auto_stories:"),
    PageOf("trends", "Trends", ":material/trending_up:"),
    PageOf("tropes", "Tropes", ":material/category:"),
    PageOf("together", "Together", ":material/join_inner:"),
    PageOf("maturity", "Maturity map", ":material/spa:"),
    PageOf("drama", "Drama", ":material/live_tv:"),
    PageOf("compare", "Compare", ":material/compare_arrows:"),
    PageOf("disagreement", "Disagreement", ":material/balance:"),
    PageOf("sources", "Sources", ":material/fact_check:"),
    PageOf("method", "Method", ":material/calculate:"),
    PageOf("yourdata", "Your data", ":material/upload_file:"),
    PageOf("annotate", "Annotate text", ":material/ink_highlighter:"),
)
"""In the order of the menu; the first is the start page, with the address ``/``."""


def declared() -> list[StreamlitPage]:
    """Return the pages for Streamlit, which wants them made anew for each run."""
    return [
        st.Page(
            f"pages/{page.name}.py",
            title=page.title,
            icon=page.icon,
            default=page is PAGES[0],
        )
        for page in PAGES
    ]


def navigate(pages: list[StreamlitPage]) -> StreamlitPage:
    """Return the page that the reader is on; set the browser tab's title and icon, and the layout.

    The icon comes first: without one, Streamlit fetches the page's from a server of Google's.
    """
    st.set_page_config(page_icon=ICON, layout="wide")
    moved = {old: _page_of(pages, new) for old, new in old_pages().items()}
    under_old_names = [st.Page(_nothing, title=old, url_path=old) for old in moved]
    page = st.navigation([*pages, *under_old_names], position="hidden")
    if page.url_path in moved:
        st.switch_page(moved[page.url_path], query_params=links.as_it_came())
    st.set_page_config(page_title=f"{page.title} · Slowburn")
    return page


def _page_of(pages: list[StreamlitPage], name: str) -> StreamlitPage:
    return pages[[page.name for page in PAGES].index(name)]


def _nothing() -> None:
    """Stand in for a page that has another name now; the reader is taken there before it runs."""


def draw_menu(pages: list[StreamlitPage]) -> None:
    """Draw the ways to every page; unlike Streamlit's own menu, they carry the filters along."""
    for page in pages:
        st.page_link(page, width="stretch", query_params=links.address_of_page(page.url_path))


def link_to(page: str, label: str, **more: str | list[str]) -> None:
    """Draw a link to a page that keeps the filters and adds that page's own parameters."""
    st.page_link(f"pages/{page}.py", label=label, query_params=links.address_of(**more))


def open_page(page: str, **more: str) -> None:
    """Let the next run begin on a page: Streamlit does not let a callback go there."""
    st.session_state["to_open"] = (page, more)


def open_trope(mark: list[str]) -> None:
    """Take a click on a trope's mark: its page is opened."""
    [trope] = mark
    open_page("tropes", trope=trope)


def follow_click() -> None:
    """Go to the page that a callback asked for."""
    if "to_open" in st.session_state:
        page, more = st.session_state.pop("to_open")
        st.switch_page(f"pages/{page}.py", query_params=links.address_of(**more))


def set_filters(filters: Filters) -> None:
    """Hand what is in view to the page of this run."""
    st.session_state["filters"] = filters


def filters_in_view() -> Filters:
    """Take over what is in view; a page calls this once, before anything else.

    Streamlit takes the folder `pages/` for an older kind of app until pages are declared, and runs
    a page without `app.py` if it is the first that a new server is asked for. Then there is nothing
    to take over: the pages are declared and the run begins again, as it should.
    """
    if "filters" not in st.session_state:
        navigate(declared())
        st.rerun()
    filters: Filters = st.session_state.pop("filters")
    return filters
