"""Adding a statement that was not found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.stance_counts import STANCES
from slowburn.ui.annotate.statements import BY_HAND, Statement, Verdict, in_order
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from slowburn.ui.annotate.session import Work

USUAL_CONFIDENCE = 0.9
TROPE, STANCE, CONFIDENCE, WORDS = (
    f"added-{what}" for what in ("trope", "stance", "confidence", "words")
)
FAULT = "fault_of_added_statement"


def add_by_hand(work: Work, document: int, start: int, text: str) -> None:
    """Draw the form for a statement that the text makes and nothing has found.

    Args:
        work: The texts.
        document: Place of the text among them.
        start: Where in it the page begins that is shown.
        text: The page.
    """
    names = trope_names()
    with (
        st.expander("Add a statement", icon=":material/add:"),
        st.form(f"add-{document}-{start}", border=False),
    ):
        st.selectbox(
            "Trope",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose a trope",
            key=TROPE,
        )
        st.selectbox("Stance", STANCES, format_func=str.capitalize, key=STANCE)
        st.number_input("Confidence", 0.0, 1.0, USUAL_CONFIDENCE, step=0.05, key=CONFIDENCE)
        st.text_input(
            "The words that say so",
            key=WORDS,
            help="As they stand in the text beside this; empty if the whole text says so.",
        )
        st.form_submit_button(
            "Add it", key="add-statement", on_click=_add, args=(work, document, start, text)
        )
        if fault := st.session_state.pop(FAULT, None):
            st.error(fault, icon=":material/error:")


def _add(work: Work, document: int, start: int, text: str) -> None:
    trope, words = st.session_state[TROPE], st.session_state[WORDS].strip()
    found = re.search(re.escape(words), text, re.IGNORECASE)
    if trope is None:
        st.session_state[FAULT] = "Choose the trope first."
    elif found is None:
        st.session_state[FAULT] = (
            "These words do not stand in the text beside this. Copy them from it, or leave the "
            "field empty."
        )
    else:
        added = Statement(
            document,
            start + found.start(),
            start + found.end(),
            trope,
            st.session_state[STANCE],
            st.session_state[CONFIDENCE],
            BY_HAND,
            verdict=Verdict.ACCEPTED,
        )
        work.statements = in_order([*work.statements, added])
        st.session_state[TROPE], st.session_state[WORDS] = None, ""
