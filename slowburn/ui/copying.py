"""Texts to copy, by mouse, touch or keyboard."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STYLES = Path(__file__).with_name("copying.css")


def show_copy_buttons() -> None:
    """Let every block of code of this run show its copy button."""
    st.html(STYLES)


def to_copy(label: str, text: str) -> None:
    """Show a text under its label, with a button that copies it."""
    st.markdown(f"**{label}**")
    st.code(text, language=None, wrap_lines=True)
