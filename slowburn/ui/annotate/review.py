"""The review: a page of the text with its statements marked, and beside it what to make of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.annotate.pieces import pieces
from slowburn.charts.theme import tokens
from slowburn.ui.annotate.by_hand import add_by_hand
from slowburn.ui.annotate.choosing import STANCES
from slowburn.ui.annotate.highlights import Span, highlighted, legend
from slowburn.ui.annotate.statements import LONGEST, Verdict, plainly
from slowburn.ui.figures import mode
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slowburn.ui.annotate.choosing import Shown
    from slowburn.ui.annotate.session import Work
    from slowburn.ui.annotate.statements import Statement

PAGE = 4_000
"""Characters of a text on one page: what a person reads in a few minutes."""
AROUND = 40
"""Characters before and after a statement's words that are shown with them."""
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode, which are for such inner use."""
VERDICTS = {Verdict.ACCEPTED: "Accept", Verdict.REJECTED: "Reject"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a text.

    Attributes:
        document: Place of the text among those that were brought.
        start: The page's first character in it.
        text: The page.
    """

    document: int
    start: int
    text: str

    def holds(self, statement: Statement) -> bool:
        """Return whether a statement's words begin on this page."""
        end = self.start + len(self.text)
        return statement.document == self.document and self.start <= statement.start < max(end, 1)


def review(work: Work, shown: Shown) -> None:
    """Draw one page of the texts and the statements on it that are shown."""
    numbers = {id(each): number for number, each in enumerate(work.statements, start=1)}
    chosen = [each for each in work.statements if shown.lets(each)]
    place = _choose_place(_places(work), chosen, work)
    if place is None:
        return
    here = [each for each in chosen if place.holds(each)]
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(legend(mode()))
        with st.container(height=640 if len(place.text) > PAGE / 3 else "content", border=True):
            st.html(highlighted(place.text, _spans(here, place, numbers), mode()))
    with right:
        if not here:
            st.info(
                "No statement about a trope was found here. Silence says little: add one below if "
                "the text makes it."
                if shown.is_all
                else "No statement here is like those chosen above.",
                icon=":material/search_off:",
            )
        for statement in here:
            _card(work, statement, numbers[id(statement)])
        add_by_hand(work, place.document, place.start, place.text)


def _places(work: Work) -> list[Place]:
    return [
        Place(number, start, piece)
        for number, document in enumerate(work.documents)
        for start, piece in pieces(document.text, PAGE)
    ]


def _choose_place(places: list[Place], chosen: Sequence[Statement], work: Work) -> Place | None:
    """Let the person turn the pages; those without a statement that is shown can be passed over."""
    if len(places) == 1:
        return places[0]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        page_field = st.container(width=180)
        only = st.checkbox(
            "Only pages with statements that are shown", value=True, key="only-with-statements"
        )
    if only:
        places = _with_statements(places, chosen)
    if not places:
        st.info(
            "No page has a statement like those chosen. Take the tick away to read all pages.",
            icon=":material/search_off:",
        )
        return None
    key = "page-of-text"
    st.session_state[key] = min(st.session_state.get(key, 1), len(places))
    page = int(
        page_field.number_input(
            f"Page, of {len(places):,}", min_value=1, max_value=len(places), step=1, key=key
        )
    )
    place = places[page - 1]
    document = work.documents[place.document]
    about = f", about {as_text(document.drama)}" if document.drama else ""
    st.markdown(
        f"Text {place.document + 1:,} of {len(work.documents):,}: {quoted(document.id)}{about}"
    )
    return place


def _with_statements(places: list[Place], chosen: Sequence[Statement]) -> list[Place]:
    """Return the pages that hold one of the statements; both are in the order of the texts."""
    found = []
    at = 0
    for place in places:
        while at < len(chosen) and _before(chosen[at], place):
            at += 1
        if at < len(chosen) and place.holds(chosen[at]):
            found.append(place)
    return found


def _before(statement: Statement, place: Place) -> bool:
    return (statement.document, statement.start) < (place.document, place.start)


def _spans(here: Sequence[Statement], place: Place, numbers: dict[int, int]) -> list[Span]:
    names = trope_names()
    return [
        Span(
            each.start - place.start,
            min(each.end - place.start, len(place.text)),
            numbers[id(each)],
            each.stance,
            f"{names[each.trope]}, {each.stance}",
            rejected=each.verdict is Verdict.REJECTED,
        )
        for each in here
    ]


def _card(work: Work, statement: Statement, number: int) -> None:
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
