"""Panels: what a button opens in front of the page, and what is made only once it is open.

A dialog rather than a popover: the focus goes into it, stays in it and returns to its button, while
a popover is the last thing on the page for whoever goes by keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.failures import mended

if TYPE_CHECKING:
    from collections.abc import Callable

OPENED = "opened_panel"
WIDTH = 960
"""In pixels, where there is room."""


def panel(
    label: str,
    draw: Callable[[], None],
    *,
    icon: str,
    key: str,
    title: str | None = None,
) -> None:
    """Draw a quiet button that opens a panel.

    Args:
        label: What stands on the button.
        draw: Draws what is in the panel.
        icon: The button's icon.
        key: Identity of the button.
        title: What stands over the panel, as Markdown; the label if ``None``.
    """

    def whatever_happens() -> None:
        with mended():
            draw()

    st.button(label, icon=icon, type="tertiary", key=key, on_click=_open, args=(key,))
    if st.session_state.get(OPENED) == key:
        del st.session_state[OPENED]
        st.dialog(title or label, width=WIDTH)(whatever_happens)()


def _open(key: str) -> None:
    """Note what was clicked: a run that begins again has lost the value of the button."""
    st.session_state[OPENED] = key
