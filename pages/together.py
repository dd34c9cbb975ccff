"""Which tropes travel together, which keep apart, and the dramas that have both."""

import streamlit as st

from slowburn.charts.alt_pairs import matrix_alt, pairs_alt
from slowburn.charts.matrix import matrix_figure
from slowburn.charts.pairs import pairs_figure
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.company import EVERY, choose_pair, dramas_with_both, second_trope
from slowburn.ui.figures import mode, show
from slowburn.ui.pages import filters_in_view, link_to
from slowburn.ui.shown import headline
from slowburn.ui.verdicts import (
    bias_in_words,
    definitions_in_words,
    pair_in_words,
    together_in_words,
)
from slowburn.ui.words import trope_names

filters = filters_in_view()
names = trope_names()
title = st.container()
every = ask("together", filters)

first, second = st.columns(2, gap="medium")
with first:
    trope = controls.one(
        "Trope",
        "trope",
        [EVERY, *names],
        default=EVERY,
        words=lambda text: "All tropes" if text == EVERY else names[text],
    )
chosen = None if trope == EVERY else trope
pairs = ask("together", filters, trope=chosen) if chosen else every
pair = None
if chosen and len(pairs.table):
    with second:
        pair = second_trope(pairs.table)
if pair:
    headline(pair_in_words(pair), at=title)
    dramas_with_both(filters, pair)
else:
    headline(together_in_words(pairs.table, names.get(trope)), at=title)

if every.table.empty:
    st.info(
        "A pair needs two tropes that at least twenty covered dramas have. "
        "Widen the years or the countries.",
        icon=":material/search_off:",
    )
elif pairs.table.empty:
    st.info(
        "Fewer than twenty covered dramas in view have this trope: too few to say what it "
        "travels with. Widen the years or the countries, or choose another trope.",
        icon=":material/search_off:",
    )

if chosen and len(pairs.table):
    show(
        f"What {names[trope].lower()} travels with, and what it keeps away from",
        pairs_figure(pairs.table, mode=mode(), chosen=chosen, limit=24),
        pairs,
        alt=pairs_alt(pairs.table),
        key="company",
        on_click=choose_pair,
    )
    link_to("tropes", "Open this trope", trope=chosen)

if len(every.table):
    show(
        "How often two tropes meet, against chance",
        matrix_figure(every.table, mode=mode(), chosen=chosen),
        every,
        alt=matrix_alt(every.table, chosen=chosen),
        key="matrix",
        on_click=choose_pair,
    )
    st.caption(
        "The most common tropes, like ones side by side; the table has every pair. Click a cell, "
        "or choose a trope above and then a second one: the dramas with both stand at the top."
    )
    if not chosen:
        show(
            "The pairs furthest from chance",
            pairs_figure(every.table, mode=mode()),
            every,
            alt=pairs_alt(every.table),
            key="furthest",
            on_click=choose_pair,
        )
    st.caption(
        "Chance here keeps how many tropes each drama has, and how many dramas each trope has. "
        f"{bias_in_words(every.table)} Coloured: clear links (Benjamini-Hochberg over all pairs "
        "in view, 5 %). Intervals are 95 %, from the share of the rarer trope's dramas that have "
        f"both. {definitions_in_words(every.table)} A link says that sources name both tropes of "
        "the same dramas, not that one brings the other."
    )
