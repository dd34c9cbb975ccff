"""The review of words: which trope each unknown one means, if any."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from etl.intake.plain import plain
from etl.uploads.decisions import NO_TROPE
from slowburn.charts.words import counted
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import trope_names
from slowburn.ui.yourdata.choosing import UNDECIDED, choose
from slowburn.ui.yourdata.paging import page_of
from slowburn.ui.yourdata.session import titles

if TYPE_CHECKING:
    from slowburn.ui.yourdata.session import Session


def match_terms(state: Session) -> None:
    """Draw the review of words."""
    usual: dict[str, str] = {}
    counts: Counter[str] = Counter()
    suggested: dict[str, list[str]] = {}
    known = titles().tropes
    mapped = 0
    for checked in state.usable():
        terms = checked.understanding.terms
        mapped += len(terms.mapped)
        for term in terms.unmapped:
            key = plain(term.term)
            usual.setdefault(key, term.term)
            counts[key] += term.count
            suggested[key] = sorted(
                {trope for word in term.suggestions for trope in known.get(plain(word), ())}
            )
    st.header("Words", anchor=False)
    open_ = [key for key in counts if key not in state.decisions.terms]
    st.markdown(
        f"**{counted(mapped, 'word')}** known to mean a trope; {len(counts):,} not known, of which "
        f"{len(counts) - len(open_):,} {'is' if len(counts) - len(open_) == 1 else 'are'} decided."
    )
    if not counts:
        return
    st.button(
        "The words that wait mean no trope",
        key="terms-none",
        disabled=not open_,
        on_click=state.decisions.terms.update,
        args=(dict.fromkeys(open_, NO_TROPE),),
    )
    for key in page_of([key for key, _ in counts.most_common()], "words"):
        _review(state, key, usual[key], counts[key], suggested[key])


def _review(state: Session, key: str, term: str, count: int, suggested: list[str]) -> None:
    names = trope_names()
    rest = [trope for trope in names if trope not in suggested]
    words = {UNDECIDED: "Choose", NO_TROPE: "Means no trope"} | names
    times = "once" if count == 1 else f"{count:,} times"
    choose(
        f"**{as_text(term)}**  \n{times}",
        f"What {quoted(term)} means",
        [UNDECIDED, *suggested, NO_TROPE, *rest],
        state.decisions.terms,
        key,
        now=state.decisions.terms.get(key),
        in_words=lambda trope: f"{words[trope]} (alike)" if trope in suggested else words[trope],
    )
