"""What the dark theme needs beyond the colours of the theme's configuration."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLES = Path(__file__).with_name("dark.css")


def mend_dark_theme() -> None:
    """Write dark on what is filled with the accent, if the reader's theme is dark."""
    if st.context.theme.type == "dark":
        st.html(STYLES)
