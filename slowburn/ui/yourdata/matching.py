"""Step 3: which dramas the titles mean, and which tropes the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.words import country_names
from slowburn.ui.yourdata.session import check_all
from slowburn.ui.yourdata.terms import match_terms
from slowburn.ui.yourdata.titles import all_matches, match_titles

if TYPE_CHECKING:
    from slowburn.ui.yourdata.session import Session

NOT_KNOWN = ""


def match(state: Session) -> bool:
    """Draw the step; return whether the next one can begin."""
    check_all(state.files)
    match_titles(state)
    _choose_country(state)
    match_terms(state)
    waiting = len(state.decisions.undecided(all_matches(state)))
    if waiting:
        st.info(
            f"{counted(waiting, 'title')} without a choice: what the files say of "
            f"{'it' if waiting == 1 else 'them'} will be left out. Words without a choice count as "
            "words that a source used, and mean no trope.",
            icon=":material/pending:",
        )
    return bool(state.usable())


def _choose_country(state: Session) -> None:
    countries = country_names()
    options = [NOT_KNOWN, *countries]
    chosen = st.selectbox(
        "Country of new dramas whose row names none",
        options,
        index=options.index(state.decisions.country or NOT_KNOWN),
        format_func=lambda code: countries.get(code, "Leave it unknown"),
        key="country-of-new",
        width=360,
    )
    state.decisions.country = chosen or None
