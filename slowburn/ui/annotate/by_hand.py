"""Adding a statement that was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.annotate.choosing import STANCES
from slowburn.ui.annotate.statements import BY_HAND, Statement, Verdict, in_order
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from slowburn.ui.annotate.session import Work

USUAL_CONFIDENCE = 0.9


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
        st.form(f"add-{document}-{start}", border=False, clear_on_submit=True),
    ):
        trope = st.selectbox(
            "Trope",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose a trope",
            key="added-trope",
        )
        stance = st.selectbox("Stance", STANCES, format_func=str.capitalize, key="added-stance")
        confidence = st.number_input(
            "Confidence", 0.0, 1.0, USUAL_CONFIDENCE, step=0.05, key="added-confidence"
        )
        words = st.text_input(
            "The words that say so",
            key="added-words",
            help="As they stand in the text beside this; empty if the whole text says so.",
        ).strip()
        if not st.form_submit_button("Add it", key="add-statement"):
            return
        at = text.lower().find(words.lower())
        if trope is None:
            st.error("Choose the trope first.", icon=":material/error:")
        elif at < 0:
            st.error(
                "These words do not stand in the text beside this. Copy them from it, or leave the "
                "field empty.",
                icon=":material/error:",
            )
        else:
            begin = start + at
            added = Statement(
                document,
                begin,
                begin + len(words),
                trope,
                stance,
                confidence,
                BY_HAND,
                verdict=Verdict.ACCEPTED,
            )
            work.statements = in_order([*work.statements, added])
            st.rerun()
