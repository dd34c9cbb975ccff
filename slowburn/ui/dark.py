"""What the dark theme needs beyond the colours of the theme's configuration."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLES = Path(__file__).with_name("dark.css")


def mend_dark_theme() -> None:
    """Let what is filled with the accent be written on in dark where the theme is dark."""
    st.html(STYLES)
