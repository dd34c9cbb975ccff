"""How often tropes appear, year by year, and which rise or fall."""

import streamlit as st

from slowburn.charts.alt import movers_alt, trend_alt
from slowburn.charts.movers import movers_figure
from slowburn.charts.trend import trend_figure
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.breakdown import breakdown
from slowburn.ui.drill import choose_point, dramas_behind
from slowburn.ui.figures import mode, show
from slowburn.ui.findings import (
    density_in_words,
    ends_in_words,
    odds_explained,
    swing_in_words,
    trend_in_words,
    undated_in_words,
)
from slowburn.ui.held import CONTROLS, held_in_words
from slowburn.ui.pages import filters_in_view, open_trope
from slowburn.ui.shown import headline
from slowburn.ui.terms import without_a_term
from slowburn.ui.words import listed, trope_names

filters = filters_in_view()
names = trope_names()
title = st.container()

tropes, constant = st.columns([2, 1], gap="medium")
with tropes:
    chosen = controls.many(
        "Tropes",
        "trope",
        list(names),
        default=("love-triangle", "personal-healing", "first-love"),
        words=names.get,
        most=6,
        placeholder="Choose up to six tropes",
    )
with constant:
    adjust = controls.many(
        "Hold constant",
        "adjust",
        list(CONTROLS),
        words=CONTROLS.get,
        placeholder="Nothing",
        help="Older years here are the more popular dramas of their time. Rising and falling then "
        "compare dramas of the same format, or with as many viewers. Shares stay as they are.",
    )
movers = ask("movers", filters, adjust=adjust)
headline(trend_in_words(movers.table, chosen, names, held_in_words(adjust)), at=title)

if chosen:
    trends = ask("trends", filters)
    show(
        "Share of covered dramas with each trope, by year",
        trend_figure(trends.table, mode=mode(), chosen=chosen),
        trends,
        alt=trend_alt(trends.table, chosen=chosen),
        key="trend",
        on_click=choose_point,
    )
    nameless = without_a_term(filters, chosen)
    if nameless:
        st.warning(
            f"No tag or keyword of a source in view means {listed(nameless)}. Only texts on single "
            "dramas speak of it, so its share says nothing of how often it appears.",
            icon=":material/label_off:",
        )
    dramas_behind(filters, chosen, list(trends.table["year"].unique()))
    breakdown(filters, chosen[0], names[chosen[0]], adjust)
else:
    st.info("Choose at least one trope to see its trend.", icon=":material/arrow_upward:")

show(
    "What rises and what falls over the period",
    movers_figure(movers.table, mode=mode()),
    movers,
    alt=movers_alt(movers.table),
    key="movers",
    on_click=open_trope,
)
st.caption(odds_explained(movers.table, chosen, held_in_words(adjust)))
st.caption(
    "Dots: the first and the last five years in view; more if they have fewer than fifty covered "
    "dramas, never more than half. Grey: no clear change, as the odds ratio may be chance "
    f"(Benjamini-Hochberg over all tropes shown, 5 %). {ends_in_words(movers.table)} "
    f"{swing_in_words(movers.table, 'tropes')} Older years rest on the more popular dramas of "
    f"their time, described in the words of today. {undated_in_words(movers.table)}"
)
st.caption(density_in_words(movers.table))
