"""The maturity of one drama: its index, what it is made of, and each source's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.alt_maturity import index_sources_alt, waterfall_alt
from slowburn.charts.index_sources import index_sources_figure
from slowburn.charts.waterfall import waterfall_figure
from slowburn.ui.asking import ask
from slowburn.ui.figures import mode, show
from slowburn.ui.maturity import draw_weights, on_the_same_terms
from slowburn.ui.maturity_words import index_in_words
from slowburn.ui.pages import link_to
from slowburn.ui.sources import of_single_dramas
from slowburn.ui.statements import choose_source, choose_trope

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters

MOST_SOURCES = 13
"""Rows that are drawn: all sources together, and those that say most."""


def show_maturity(drama_id: str, filters: Filters) -> None:
    """Show how grown-up a drama is by what sources in view say, and why.

    Args:
        drama_id: The drama.
        filters: What is in view; of the drama itself, only the sources are applied.
    """
    st.header("How grown-up, by what sources say", anchor=False)
    weight = draw_weights()
    steps = ask("explain", filters, drama=drama_id, weight=weight)
    if len(steps.table) == 2:
        st.info(
            "No source in view says anything of this drama that the maturity index could rest on, "
            "so it would stand at the catalogue's mean.",
            icon=":material/search_off:",
        )
        return
    terms = on_the_same_terms(filters)
    in_view = ask("maturity", terms, weight=weight).table
    own = in_view[in_view["drama_id"] == drama_id]
    if len(own) and own["statements"].iloc[0]:
        st.markdown(
            f"**On the same terms as other dramas: {index_in_words(own.iloc[0], in_view)}.**"
        )
    if terms != filters and _has_texts(drama_id, filters):
        st.markdown(
            "Texts on this drama alone are left out of that: they can say what it avoids, and some "
            "describe another show. Below, every source in view is heard."
        )
    show(
        "What the index is made of, trope by trope",
        waterfall_figure(steps.table, mode=mode()),
        steps,
        alt=waterfall_alt(steps.table),
        key="waterfall",
        on_click=choose_trope,
    )
    st.caption(
        "Each statement pushes the index up or down from the catalogue's mean; together they make "
        "it up exactly. Click a bar to see its statements at the foot of the page; the table has "
        "each with its push. Several sources on one trope repeat each other and count as two at "
        "the most."
    )
    mean = float(steps.table["level"].iloc[0])
    verdicts = ask("verdicts", filters, drama=drama_id, weight=weight)
    if len(verdicts.table) > 2:
        drawn = verdicts.table.head(MOST_SOURCES)
        show(
            "The index by each source alone",
            index_sources_figure(drawn, mode=mode(), mean=mean),
            verdicts,
            alt=index_sources_alt(drawn, mean=mean),
            key="verdicts",
            on_click=choose_source,
        )
        if len(drawn) < len(verdicts.table):
            st.caption(
                f"The {len(drawn) - 1} sources that say most; the table has all "
                f"{len(verdicts.table) - 1}."
            )
    with st.container(horizontal=True):
        link_to("maturity", "See it among all dramas", drama=drama_id)
        link_to("method", "How the index is made, and how far to trust it")


def _has_texts(drama_id: str, filters: Filters) -> bool:
    """Return whether a text on single dramas speaks of this one."""
    verdicts = ask("verdicts", filters, drama=drama_id).table
    return bool(len(of_single_dramas(verdicts[verdicts["source_id"].notna()])))
