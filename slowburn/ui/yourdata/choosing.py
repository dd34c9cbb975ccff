"""A row of a review: what was found on the left, and on the right what it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

UNDECIDED = ""
Key = TypeVar("Key", bound="Hashable")


def choose(
    found: str,
    label: str,
    options: Sequence[str],
    decided: dict[Key, str],
    key: Key,
    *,
    now: str | None,
    in_words: Callable[[str], str],
) -> None:
    """Draw a row of a review.

    Args:
        found: What is reviewed, as Markdown.
        label: The question that the choice answers, for who hears the page.
        options: What can be chosen; :data:`UNDECIDED` takes a decision back.
        decided: Takes the choice.
        key: Under what the choice is taken.
        now: What holds at the moment; ``None`` if nothing does.
        in_words: An option as the person reads it.
    """
    left, right = st.columns([2, 3], gap="small", vertical_alignment="center")
    left.markdown(found)
    widget = f"choice-{hash(key)}"
    st.session_state[widget] = now or UNDECIDED
    right.selectbox(
        label,
        options,
        format_func=in_words,
        key=widget,
        label_visibility="collapsed",
        on_change=_decide,
        args=(decided, key, widget),
    )


def _decide(decided: dict[Key, str], key: Key, widget: str) -> None:
    picked = st.session_state[widget]
    if picked == UNDECIDED:
        decided.pop(key, None)
    else:
        decided[key] = picked
