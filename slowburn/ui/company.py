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


def second_trope(pairs: pd.DataFrame) -> Any | None:
    """Let the reader choose a second trope, here or by a click on a chart.

    Args:
        pairs: The answer of ``together`` for the first trope.

    Returns:
        The row of the pair; nothing if no second trope is chosen.
    """
    names = trope_names()
    also = controls.one(
        "Dramas that also have",
        "also",
        [NONE, *sorted(pairs["trope_b"], key=names.__getitem__)],
        default=NONE,
        words=lambda text: "Choose a second trope" if text == NONE else names[text],
    )
    return next(pairs[pairs["trope_b"] == also].itertuples(), None)


def dramas_with_both(filters: Filters, row: Any) -> None:
    """Say what a pair says and list the dramas with both, also those that its counts leave out."""
    st.markdown(f"{'. '.join(in_words(row))}.")
    if row.dramas + row.by_one_term:
        both = ask("dramas", filters, trope=row.trope_a, stance="has", also=row.trope_b)
        drama_list(both, key="both")
    else:
        st.info("No drama in view is said to have both.", icon=":material/search_off:")
