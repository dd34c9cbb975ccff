"""Reading the texts for statements, with progress; what a person made of earlier ones stays."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.annotate.shared import annotate_text
from slowburn.charts.words import counted
from slowburn.ui.annotate.statements import found_in, merged

if TYPE_CHECKING:
    from slowburn.ui.annotate.session import Work

SHOWN_EVERY = 0.2
"""Seconds between two looks of the progress; each costs a message to the browser."""


def find_statements(work: Work, language: str, title: str) -> None:
    """Read the texts, unless that was done in the same way before.

    Args:
        work: The texts.
        language: Code of the language; empty if the script of each text decides.
        title: Title of the drama of the texts that name none; empty if it is not known.
    """
    if work.read_as == (language, title):
        return
    bar = st.progress(0.0, "Reading")
    characters = sum(len(document.text) for document in work.documents) or 1
    found = []
    done, shown = 0, 0.0
    for number, document in enumerate(work.documents):
        if time.monotonic() - shown > SHOWN_EVERY:
            shown = time.monotonic()
            texts = counted(len(work.documents), "text")
            bar.progress(done / characters, f"Reading text {number + 1:,} of {texts}")
        annotations = annotate_text(document.text, document.drama or title, language)
        found += found_in(number, annotations)
        done += len(document.text)
    bar.empty()
    work.statements = merged(work.statements, found)
    work.read_as = (language, title)
