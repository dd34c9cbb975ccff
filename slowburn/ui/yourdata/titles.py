"""The review of titles: accept what was found, choose another drama, or keep it as a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from etl.intake.titles import AMBIGUOUS, MATCHED, NEW
from etl.uploads.decisions import AS_NEW, LEFT_OUT
from slowburn.charts.words import counted
from slowburn.ui.asking import ask_of
from slowburn.ui.text import as_text, quoted
from slowburn.ui.yourdata.choosing import UNDECIDED, choose
from slowburn.ui.yourdata.paging import page_of
from slowburn.ui.yourdata.session import titles
from slowburn.warehouse.connection import open_warehouse

if TYPE_CHECKING:
    from etl.intake.titles import Match, TitleKey
    from etl.uploads.decisions import Decisions
    from slowburn.ui.yourdata.session import Session

LISTS = {AMBIGUOUS: "To look at", NEW: "New", MATCHED: "Found"}
FOUND_BY_SEARCH = 6


def all_matches(state: Session) -> list[Match]:
    """Return the titles of all files, each once, those with most rows first."""
    found: dict[TitleKey, Match] = {}
    for checked in state.usable():
        for match in checked.understanding.matches:
            found.setdefault(match.named.key, match)
    return sorted(found.values(), key=lambda match: -match.named.rows)


def review_titles(matches: list[Match], decisions: Decisions, *, naming: str = "row") -> None:
    """Draw the review of titles.

    Args:
        matches: The titles and what was found for them.
        decisions: Takes what the person decides.
        naming: What names the titles, as a word for one of them.
    """
    by_verdict = {
        verdict: [match for match in matches if match.verdict == verdict] for verdict in LISTS
    }
    st.header("Titles", anchor=False)
    st.markdown(
        f"**{counted(len(matches), 'title')}**: {len(by_verdict[MATCHED]):,} found in the "
        f"catalogue, {len(by_verdict[NEW]):,} new, {len(by_verdict[AMBIGUOUS]):,} to look at."
    )
    lists = list(LISTS)
    shown = st.radio(
        "Titles shown",
        lists,
        index=lists.index(AMBIGUOUS if by_verdict[AMBIGUOUS] else MATCHED),
        format_func=lambda verdict: f"{LISTS[verdict]} ({len(by_verdict[verdict]):,})",
        key="titles-shown",
        horizontal=True,
    )
    if not by_verdict[shown]:
        st.caption("There are none.")
        return
    if shown == AMBIGUOUS:
        _decide_all(decisions, by_verdict[AMBIGUOUS])
    others = _search()
    for match in page_of(by_verdict[shown], f"titles-{shown}"):
        _review(decisions, match, others, naming)


def _decide_all(decisions: Decisions, matches: list[Match]) -> None:
    waiting = decisions.undecided(matches)
    likeliest = {each.named.key: each.drama_ids[0] for each in waiting}
    as_new = dict.fromkeys(likeliest, AS_NEW)
    with st.container(horizontal=True, gap="small"):
        for key, label, outcomes in (
            ("likeliest", "Take the likeliest for all that wait", likeliest),
            ("as-new", "Keep all that wait as new", as_new),
        ):
            st.button(
                label,
                key=f"titles-{key}",
                disabled=not waiting,
                on_click=decisions.titles.update,
                args=(outcomes,),
            )


def _search() -> list[str]:
    text = st.text_input(
        "Find another drama of the catalogue",
        type="search",
        key="other-drama",
        placeholder="Any of its names; what is found can then be chosen below",
    )
    if not text:
        return []
    return list(ask_of(open_warehouse(), "find", text=text).table["drama_id"].head(FOUND_BY_SEARCH))


def _review(decisions: Decisions, match: Match, others: list[str], naming: str) -> None:
    named = match.named
    outcome = decisions.outcome(match)
    options = [*match.drama_ids, *others, *([outcome] if outcome else []), AS_NEW, LEFT_OUT]
    name = as_text(" · ".join(named.names) or named.ref or named.tmdb or "?")
    year = f" ({named.year})" if named.year else ""
    choose(
        f"**{name}**{year}  \n{counted(named.rows, naming)}, {match.because}",
        f"What {quoted(named.names[0] if named.names else '?')} is",
        list(dict.fromkeys([UNDECIDED, *options] if outcome is None else options)),
        decisions.titles,
        named.key,
        now=outcome,
        in_words=_in_words,
    )


def _in_words(option: str) -> str:
    said = {
        UNDECIDED: "Choose",
        AS_NEW: "Keep as a new drama",
        LEFT_OUT: "Leave out what the files say of it",
    }
    if option in said:
        return said[option]
    known = titles()
    year = known.years.get(option)
    return (
        f"{known.titles.get(option, option)} ({year})" if year else known.titles.get(option, option)
    )
