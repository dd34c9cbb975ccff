"""Where every drama in view falls on the maturity index, and whether the genre grows up."""

import streamlit as st

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.charts.alt_maturity import index_groups_alt, index_years_alt, maturity_map_alt
from slowburn.charts.index_groups import index_groups_figure
from slowburn.charts.index_years import index_years_figure
from slowburn.charts.maturity_map import maturity_map_figure
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.figures import mode, show
from slowburn.ui.finder import add_drama, choose_dramas
from slowburn.ui.groups import choose_group
from slowburn.ui.maturity import catalogue_mean, draw_weights, on_the_same_terms, tellings
from slowburn.ui.maturity_lists import choose_year, dramas_of_group, dramas_of_year
from slowburn.ui.maturity_words import (
    course_in_words,
    groups_in_words,
    missing_in_words,
    place_in_words,
    spread_in_words,
)
from slowburn.ui.pages import filters_in_view, link_to
from slowburn.ui.places import PLACES, drawn_places, with_place_names
from slowburn.ui.shown import headline
from slowburn.ui.stability import show_stability

MOST_CHOSEN = 6
ACROSS = {"year": "Year", "score": "Viewers' score", "watchers": "Audience"}

filters = filters_in_view()
title = st.container()
st.markdown(
    "The index runs from 0 to 100 and sums up what sources say of a drama's tropes in eight "
    "dimensions, from honest talk to quiet pacing. It measures **what is said**, with all its "
    "gaps: a drama of which little is said stands near the catalogue's mean, with a wide interval."
)
weight = draw_weights()
chosen = choose_dramas("Mark a drama on the map", default=(HEAD_OVER_HEELS,), most=MOST_CHOSEN)
across = controls.one(
    "Upwards",
    "across",
    list(ACROSS),
    default="year",
    words=ACROSS.get,
    widget=st.segmented_control,
)

terms = on_the_same_terms(filters)
maturity = ask("maturity", terms, weight=weight)
mean = catalogue_mean(weight)
told = tellings(chosen[0], filters, weight) if chosen else None
headline(place_in_words(maturity.table, told, chosen), at=title)

if maturity.table.empty:
    st.info(
        "No source in view has looked at a drama in view. Widen the years or the countries.",
        icon=":material/search_off:",
    )
else:
    show(
        "Every drama in view on the maturity index",
        maturity_map_figure(
            maturity.table, mode=mode(), mean=mean, across=across, chosen=chosen, pairs=told
        ),
        maturity,
        alt=maturity_map_alt(maturity.table, mean=mean, chosen=chosen, pairs=told),
        key="map",
        on_click=lambda mark: add_drama(chosen, mark[0], most=MOST_CHOSEN),
    )
    st.caption(
        "Dots stand where the sources of many dramas put them. Diamonds, drawn just beneath a "
        "drama, are what one sort of source says of it alone: a text can say what a drama avoids, "
        "a tag hardly can, so they are not to be ranked with the dots. Whiskers are 90 % credible "
        "intervals. Click a dot to mark its drama, or find it above."
    )
    st.markdown(missing_in_words(maturity.table, chosen))
    st.markdown(spread_in_words(maturity.table, mean))
    if chosen:
        with st.container(horizontal=True):
            link_to("drama", "See what the index is made of", drama=chosen[0])
            link_to("compare", "Compare dramas side by side", drama=list(chosen[:4]))
        show_stability(chosen[0], terms, maturity.table)

    st.header("Has the genre grown up?", anchor=False)
    whole = ask("maturity_by", terms, by="all", weight=weight)
    years = ask("maturity_by", terms, by="year", weight=weight)
    st.markdown(course_in_words(whole.table))
    show(
        "Mean index of the dramas of each year",
        index_years_figure(years.table, mode=mode(), mean=mean),
        years,
        alt=index_years_alt(years.table),
        key="index-years",
        on_click=choose_year,
    )
    dramas_of_year(maturity, list(years.table["place"].dropna()))
    by = controls.one(
        "By",
        "by",
        list(PLACES),
        default="network",
        words=PLACES.get,
        widget=st.segmented_control,
    )
    groups = ask("maturity_by", terms, by=by, weight=weight)
    placed = with_place_names(groups.table, by)
    named = drawn_places(placed, size="dramas")
    st.markdown(groups_in_words(placed[placed["groups_in_row"] == 1], mean))
    show(
        f"Mean index by {PLACES[by].lower()}",
        index_groups_figure(named, mode=mode(), mean=mean),
        groups,
        alt=index_groups_alt(named),
        key="index-groups",
        on_click=choose_group,
    )
    st.caption(
        "95 % intervals of a mean over the dramas of the group; groups of fewer than ten stand "
        "together. Years and groups of which less is said lie nearer to the catalogue's mean, and "
        "more is said of newer dramas: compare with one source alone in the filters."
    )
    dramas_of_group(maturity, placed, terms, by)
link_to("method", "How the index is made, and how far to trust it")
