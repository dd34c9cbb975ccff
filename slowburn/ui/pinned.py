"""A link that names the data version it was made with, opened on other data."""

from __future__ import annotations

import re

import streamlit as st

from slowburn.ui import controls, links
from slowburn.ui.data_in_view import current_warehouse

PARAMETER = "version"
VERSION = re.compile("[0-9a-f]{12}(?:-(?:mine|merged)-[0-9a-f]{12})?", re.ASCII)
NOT_PINNED = ""


def pinned_version() -> str:
    """Return the data version that the link names, or nothing."""
    return controls.free(
        PARAMETER,
        default=NOT_PINNED,
        known=lambda text: VERSION.fullmatch(text) is not None,
        words=lambda text: text or "the data as it is now",
        shared=True,
    )


def tell_if_changed(pinned: str) -> None:
    """Say so calmly if the data is another than the link was made with."""
    version = current_warehouse().data_version
    if pinned in (NOT_PINNED, version):
        return
    st.info(
        f"This link was made with data version `{pinned}`; the data here is version `{version}`. "
        "Titles, drama lists and numbers may differ from what was shared. The same choices are "
        "shown on the data as it is now.",
        icon=":material/history:",
    )
    st.button(
        "Go on with the data as it is now",
        key="unpin",
        type="tertiary",
        on_click=links.set_everywhere,
        args=(PARAMETER, NOT_PINNED),
    )
