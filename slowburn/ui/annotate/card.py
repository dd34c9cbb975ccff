"""One statement on the screen, and what a person can make of it: accept, reject, change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.stance_counts import STANCES
from slowburn.charts.theme import tokens
from slowburn.ui.annotate.statements import LONGEST, Verdict, plainly
from slowburn.ui.figures import mode
from slowburn.ui.text import as_text
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from slowburn.ui.annotate.session import Work
    from slowburn.ui.annotate.statements import Statement

AROUND = 40
"""Characters before and after a statement's words that are shown with them."""
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode, which are for such inner use."""
VERDICTS = {Verdict.ACCEPTED: "Accept", Verdict.REJECTED: "Reject"}


def draw_card(work: Work, statement: Statement, number: int) -> None:
    """Draw a statement with what the person can make of it."""
    text = work.documents[statement.document].text
    mark = tokens(mode()).stances[statement.stance]
    name = as_text(trope_names()[statement.trope])
    key = f"{number}-{statement.document}-{statement.start}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{number} {mark.symbol} {name}**, {mark.word}, confidence {statement.confidence:.2f}"
        )
        st.caption(f"{_in_context(text, statement)}{as_text(statement.reason)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            verdict = f"verdict-{key}"
            st.session_state[verdict] = (
                None if statement.verdict is Verdict.WAITING else statement.verdict
            )
            st.segmented_control(
                f"Statement {number}",
                list(VERDICTS),
                format_func=VERDICTS.__getitem__,
                key=verdict,
                label_visibility="collapsed",
                on_change=_decide,
                args=(statement, verdict),
            )
        change = st.expander("Change", key=f"change-{key}", type="compact", on_change="rerun")
        if change.open:
            with change:
                _change(statement, key)


def _in_context(text: str, statement: Statement) -> str:
    """Return a statement's words between those around them, as Markdown; nothing if it has none."""
    if statement.end == statement.start:
        return ""
    first, last = max(0, statement.start - AROUND), statement.end + AROUND
    words = text[statement.start : statement.end][:LONGEST]
    # Marked by characters that plainly() leaves and no text has, so that spaces stay as they were.
    shown = as_text(
        plainly(f"{text[first : statement.start]}{OPEN}{words}{CLOSE}{text[statement.end : last]}")
    )
    shown = shown.replace(OPEN, "**").replace(CLOSE, "**")
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''} · "


def _decide(statement: Statement, widget: str) -> None:
    statement.verdict = st.session_state[widget] or Verdict.WAITING


def _change(statement: Statement, key: str) -> None:
    """Draw what a statement can be changed to; a change accepts it."""
    names = trope_names()
    trope, stance, confidence = (f"{what}-{key}" for what in ("trope", "stance", "confidence"))
    st.session_state[trope] = statement.trope
    st.session_state[stance] = statement.stance
    st.session_state[confidence] = statement.confidence
    change = partial(_take_change, statement, trope, stance, confidence)
    st.selectbox("Trope", list(names), format_func=names.__getitem__, key=trope, on_change=change)
    st.selectbox("Stance", STANCES, format_func=str.capitalize, key=stance, on_change=change)
    st.number_input("Confidence", 0.0, 1.0, step=0.05, key=confidence, on_change=change)
    st.caption("A change also accepts the statement.")


def _take_change(statement: Statement, trope: str, stance: str, confidence: str) -> None:
    statement.trope = st.session_state[trope]
    statement.stance = st.session_state[stance]
    statement.confidence = float(st.session_state[confidence])
    statement.verdict = Verdict.ACCEPTED
