"""Finding dramas by any of their names, in any script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.analysis.vocabulary import UnknownValueError
from slowburn.ui import controls, links
from slowburn.ui.asking import ask, ask_of
from slowburn.ui.data_in_view import current_warehouse
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import drama_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.warehouse.connection import Warehouse

SHOWN = 8


def find_drama(*, default: str) -> str:
    """Draw a search field and its matches; return the drama that the page is about."""
    text = _search_field("Find a drama")
    [first, *_] = _of_these_data((default,))
    drama_id = controls.free("drama", default=first, known=is_drama, words=title_of)
    _show_matches(text, partial(links.choose, "drama"))
    return drama_id


def choose_dramas(label: str, *, default: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Draw a search field that adds dramas, and those chosen, to be taken away again."""
    text = _search_field(label)
    here = _of_these_data(default)
    chosen = controls.several("drama", default=here, known=is_drama, words=title_of, most=most)
    if len(chosen) < most:
        _show_matches(text, lambda drama_id: add_drama(chosen, drama_id, most=most))
    elif text:
        st.info(f"{most} dramas are chosen. Take one away to add another.", icon=":material/info:")
    with st.container(horizontal=True, gap="small"):
        for drama_id in chosen:
            st.button(
                as_text(title_of(drama_id)),
                key=f"without-{drama_id}",
                icon=":material/close:",
                help="Take this drama away",
                on_click=_choose,
                args=([other for other in chosen if other != drama_id],),
            )
    return chosen


def pick_drama(label: str, warehouse: Warehouse, choose: Callable[[str], None]) -> None:
    """Draw a search field and its matches in a warehouse; a click on one tells ``choose``."""
    _show_matches(_search_field(label), choose, warehouse)


def add_drama(chosen: tuple[str, ...], drama_id: str, *, most: int) -> None:
    """Add a drama to those chosen, from a callback; the earliest makes room if there is none."""
    others = [other for other in chosen if other != drama_id]
    _choose([*others, drama_id][-most:])


def title_of(drama_id: str) -> str:
    """Return the title of a drama."""
    return str(ask("drama", drama=drama_id).table["title"].iloc[0])


def _choose(drama_ids: list[str]) -> None:
    links.choose("drama", drama_ids)


def _search_field(label: str) -> str:
    return st.text_input(
        label,
        type="search",
        live="300ms",
        placeholder="Any name, in any script: 견우와 선녀, Head over Heels, 愛你",
        key="search",
    )


def is_drama(drama_id: str) -> bool:
    """Say whether the data in view have a drama."""
    try:
        ask("drama", drama=drama_id)
    except UnknownValueError:
        return False
    return True


def _of_these_data(default: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dramas that a page begins with; an upload may have none of the usual ones."""
    here = tuple(drama_id for drama_id in default if is_drama(drama_id))
    return here or tuple(ask("dramas").table["drama_id"].head(1))


def _show_matches(
    text: str, choose: Callable[[str], None], warehouse: Warehouse | None = None
) -> None:
    if not text:
        return
    matches = ask_of(warehouse or current_warehouse(), "find", text=text).table
    if matches.empty:
        st.info(
            f"No drama here is called {quoted(text)}. Try fewer letters, or another of its "
            "names. The catalogue holds romance dramas only.",
            icon=":material/search_off:",
        )
        return
    with st.container(border=True):
        for match in matches.head(SHOWN).itertuples():
            found = match.found_as
            as_found = "" if found in (match.title, match.native_title) else f" · found as {found}"
            st.button(
                as_text(f"{drama_name(match)}{as_found}"),
                key=f"match-{match.drama_id}",
                type="tertiary",
                on_click=_take,
                args=(choose, match.drama_id),
            )
        if len(matches) > SHOWN:
            st.caption(f"{len(matches) - SHOWN} more; type more letters to see them.")


def _take(choose: Callable[[str], None], drama_id: str) -> None:
    choose(drama_id)
    st.session_state["search"] = ""
