"""Step 3: which dramas the titles mean, and which tropes the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.words import country_names
from slowburn.ui.yourdata.session import check_all
from slowburn.ui.yourdata.terms import match_terms
from slowburn.ui.yourdata.titles import all_matches, review_titles

if TYPE_CHECKING:
    from etl.uploads.decisions import Decisions
    from slowburn.ui.yourdata.session import Session

NOT_KNOWN = ""


def match(state: Session) -> bool:
    """Draw the step; return whether the next one can begin."""
    check_all(state.files)
    review_titles(all_matches(state), state.decisions)
    choose_country(state.decisions)
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


def choose_country(decisions: Decisions) -> None:
    """Let the person say where new dramas come from that say nothing of it themselves."""
    countries = country_names()
    options = [NOT_KNOWN, *countries]
    chosen = st.selectbox(
        "Country of new dramas whose row names none",
        options,
        index=options.index(decisions.country or NOT_KNOWN),
        format_func=lambda code: countries.get(code, "Leave it unknown"),
        key="country-of-new",
        width=360,
    )
    decisions.country = chosen or None
