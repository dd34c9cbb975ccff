"""Opening a drama of a list by its name: links in a table answer a mouse, and no keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.pages import open_page

if TYPE_CHECKING:
    import pandas as pd


def open_by_name(dramas: pd.DataFrame, *, key: str) -> None:
    """Draw a choice of the dramas of a list; the one that is chosen is opened.

    Args:
        dramas: Columns drama_id, title and year.
        key: Identity of the list on the page.
    """
    years = dramas["year"].astype("Int64").astype(str).where(dramas["year"].notna(), "year unknown")
    names = dict(zip(dramas["drama_id"], dramas["title"] + " (" + years + ")", strict=True))
    chooser = f"{key}-open"

    def chosen() -> None:
        drama_id = st.session_state[chooser]
        if drama_id:
            open_page("drama", drama=drama_id)

    st.selectbox(
        "Open a drama of this list",
        list(names),
        index=None,
        format_func=lambda drama_id: names[drama_id],
        placeholder="Type a title, or choose",
        key=chooser,
        on_change=chosen,
        width=400,
    )
