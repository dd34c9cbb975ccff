"""The review: a page of the text with its statements marked, and beside it what to make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.annotate.pieces import pieces
from slowburn.ui.annotate.by_hand import add_by_hand
from slowburn.ui.annotate.card import draw_card
from slowburn.ui.annotate.highlights import Span, highlighted, legend
from slowburn.ui.annotate.statements import Verdict
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
        return statement.document == self.document and self.start <= statement.start < end


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
        with st.container(border=True):
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
            draw_card(work, statement, numbers[id(statement)])
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
