"""One drama: its facts, and what every source says of its tropes."""

import streamlit as st

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.charts.alt import stances_alt
from slowburn.charts.stance_counts import stance_table
from slowburn.charts.stances import stances_figure
from slowburn.ui.asking import ask
from slowburn.ui.facts import show_facts
from slowburn.ui.figures import mode, show
from slowburn.ui.finder import find_drama
from slowburn.ui.findings import dispute_in_words
from slowburn.ui.maturity_of import show_maturity
from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline
from slowburn.ui.similar import show_similar
from slowburn.ui.statements import choose_mark, show_statements

filters = filters_in_view()
title = st.container()
drama_id = find_drama(default=HEAD_OVER_HEELS)
drama = next(ask("drama", drama=drama_id).table.itertuples())
said = ask("statements", drama=drama_id)
disputes = ask("disputes", drama=drama_id)

headline(dispute_in_words(drama.title, said.table, disputes.table), at=title)
if drama_id not in set(ask("dramas", filters).table["drama_id"]):
    st.caption(
        "The filters leave this drama out of the other pages; here it is shown all the same."
    )
show_facts(drama)

if said.table.empty:
    st.info(
        "No source says anything of this drama's tropes yet. That is not the same as a drama "
        "without tropes: nobody here has looked, or nobody used a word for one.",
        icon=":material/search_off:",
    )
else:
    if (said.table["describes_aired_show"] == False).any():  # noqa: E712 - empty is neither
        st.warning(
            "Some texts on this drama, the essay among them where there is one, describe a show "
            "other than the one that aired. They count like any other source.",
            icon=":material/theater_comedy:",
        )

    show(
        "What the sources say of each trope",
        stances_figure(said.table, mode=mode()),
        said,
        alt=stances_alt(said.table),
        key="stances",
        table=stance_table(said.table),
        on_click=lambda mark: choose_mark(mark, said.table),
    )
    st.caption("Click a mark to list its statements at the foot of the page, or choose them there.")
    show_maturity(drama_id, filters)

    show_statements(said)
    show_similar(drama_id, filters)
