"""From a pair of tropes to the dramas that have both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.charts.pair_facts import in_words
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.drill import drama_list
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters

EVERY = "every"
NONE = "none"


def choose_pair(mark: list[str]) -> None:
    """Take a click on a pair: its first trope is looked at, the dramas with both are listed."""
    trope, also = mark
    links.choose("trope", trope)
    links.choose("also", also)


def dramas_with_both(filters: Filters, trope: str, pairs: pd.DataFrame) -> None:
    """Let the reader choose a second trope, here or by a click, and list the dramas with both.

    Args:
        filters: What is in view.
        trope: The first trope.
        pairs: The answer of ``together`` for it.
    """
    names = trope_names()
    also = controls.one(
        f"Dramas with {names[trope].lower()} and",
        "also",
        [NONE, *sorted(pairs["trope_b"], key=names.__getitem__)],
        default=NONE,
        words=lambda text: "Click a dot, or choose" if text == NONE else names[text],
    )
    if also == NONE:
        return
    row: Any = next(pairs[pairs["trope_b"] == also].itertuples())
    st.markdown(f"**{row.name_a} and {row.name_b.lower()}.** {'. '.join(in_words(row))}.")
    if row.dramas:
        drama_list(ask("dramas", filters, trope=trope, stance="has", also=also), key="both")
    else:
        st.info("No drama in view is said to have both.", icon=":material/search_off:")
