"""Finding a drama by any of its names, in any script."""

from __future__ import annotations

import streamlit as st

from slowburn.analysis.vocabulary import UnknownValueError
from slowburn.ui import links
from slowburn.ui.asking import ask
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import drama_name


def find_drama(*, default: str) -> str:
    """Draw a search field and its matches; return the drama that the page is about."""
    text = st.text_input(
        "Find a drama",
        type="search",
        live="300ms",
        placeholder="Any name, in any script: 견우와 선녀, Head over Heels, 愛你",
        key="search",
    )
    drama_id = links.free("drama", default=default, known=_is_drama)
    if text:
        _show_matches(text)
    return drama_id


def _is_drama(drama_id: str) -> bool:
    try:
        ask("drama", drama=drama_id)
    except UnknownValueError:
        return False
    return True


def _show_matches(text: str) -> None:
    matches = ask("find", text=text).table
    if matches.empty:
        st.info(
            f"No drama here is called {quoted(text)}. Try fewer letters, or another of its "
            "names. The catalogue holds romance dramas only.",
            icon=":material/search_off:",
        )
        return
    with st.container(border=True):
        for match in matches.head(8).itertuples():
            found = match.found_as
            as_found = "" if found in (match.title, match.native_title) else f" · found as {found}"
            st.button(
                as_text(f"{drama_name(match)}{as_found}"),
                key=f"match-{match.drama_id}",
                type="tertiary",
                on_click=_open,
                args=(match.drama_id,),
            )
        if len(matches) > 8:
            st.caption(f"{len(matches) - 8} more; type more letters to see them.")


def _open(drama_id: str) -> None:
    links.choose("drama", drama_id)
    st.session_state["search"] = ""
