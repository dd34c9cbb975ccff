"""Up to four dramas side by side: facts, dimensions of maturity, tropes."""

import streamlit as st

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.charts.alt_maturity import dimensions_alt
from slowburn.charts.dimensions import dimensions_figure
from slowburn.ui.asking import ask
from slowburn.ui.behind_dimension import choose_dimension, statements_behind
from slowburn.ui.comparing import facts_side_by_side, maturity_side_by_side, tropes_side_by_side
from slowburn.ui.figures import mode, show
from slowburn.ui.finder import choose_dramas, title_of
from slowburn.ui.maturity import draw_weights, on_the_same_terms
from slowburn.ui.pages import filters_in_view, link_to
from slowburn.ui.shown import headline
from slowburn.ui.text import as_text

MOST = 4

filters = filters_in_view()
terms = on_the_same_terms(filters)
title = st.container()
chosen = choose_dramas(
    "Add a drama, up to four",
    default=(HEAD_OVER_HEELS, "our-beloved-summer-2021", "boys-over-flowers-2009"),
    most=MOST,
)
if chosen:
    weight = draw_weights()
    dimensions = ask("dimensions", terms, drama=chosen, weight=weight)
    tropes = tropes_side_by_side(chosen, terms)
    headline(tropes.finding, at=title)

    st.subheader("The facts", anchor=False)
    st.dataframe(
        facts_side_by_side(chosen), hide_index=True, alt="Facts of the chosen dramas, side by side"
    )

    st.caption(
        "Compared by the sources that look at many dramas, so that all stand on the same terms; "
        "what texts on one drama say of it is on that drama's own page."
    )

    st.subheader("The maturity index", anchor=False)
    st.dataframe(
        maturity_side_by_side(chosen, terms, weight),
        hide_index=True,
        alt="Maturity index of the chosen dramas",
    )
    show(
        "The eight dimensions on one scale",
        dimensions_figure(dimensions.table, mode=mode()),
        dimensions,
        alt=dimensions_alt(dimensions.table),
        key="dimensions",
        on_click=choose_dimension,
    )
    st.caption(
        "Whiskers are 90 % credible intervals, ticks the catalogue's mean. Where the whiskers of "
        "two dramas overlap widely, the sources have not said enough to tell them apart."
    )
    statements_behind(chosen, terms, weight)

    st.subheader("The tropes that sources speak of", anchor=False)
    if tropes.table.empty:
        st.info(
            "No source in view says anything of these dramas' tropes.", icon=":material/search_off:"
        )
    else:
        st.dataframe(tropes.table, hide_index=True, alt=tropes.finding)
        st.caption(
            "● present · ○ avoided · ◐ subverted, with the number of sources in view that say so. "
            "An empty cell means that no source says anything, not that the trope is missing."
        )
    st.markdown("Every statement stands on a drama's own page:")
    with st.container(horizontal=True):
        for drama_id in chosen:
            link_to("drama", as_text(title_of(drama_id)), drama=drama_id)
else:
    headline("Compare dramas side by side", at=title)
    st.info("Find a drama above to begin.", icon=":material/arrow_upward:")
