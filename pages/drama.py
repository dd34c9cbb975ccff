"""One drama: its facts, and what every source says of its tropes."""

import streamlit as st

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.charts.alt import stances_alt
from slowburn.charts.stance_counts import stance_table
from slowburn.charts.stances import stances_figure
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.facts import show_facts
from slowburn.ui.figures import mode, quiet_row, show
from slowburn.ui.finder import find_drama
from slowburn.ui.findings import dispute_in_words
from slowburn.ui.maturity_of import show_maturity
from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline
from slowburn.ui.similar import show_similar

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
    )
    show_maturity(drama_id, filters)

    st.subheader("Every statement", anchor=False)
    names = dict(zip(said.table["trope_id"], said.table["trope"], strict=True))
    with st.container(horizontal=True):
        tropes = controls.many(
            "Trope", "trope", list(names), words=names.get, placeholder="All tropes"
        )
        stances = controls.many(
            "Stance", "stance", ["present", "avoided", "subverted"], placeholder="All stances"
        )
    shown = said.table[said.table["stance"].isin(stances)] if stances else said.table
    shown = shown[shown["trope_id"].isin(tropes)] if tropes else shown
    st.dataframe(
        shown.assign(says=shown["raw_term"].fillna(shown["evidence"]))[
            ["trope", "stance", "source", "says", "locator", "confidence", "url"]
        ],
        hide_index=True,
        column_config={
            "trope": "Trope",
            "stance": "Stance",
            "source": "Source",
            "says": st.column_config.TextColumn(
                "What it says", help="The source's own tag or keyword, or a text paraphrased."
            ),
            "locator": "Where",
            "confidence": st.column_config.NumberColumn("Confidence", format="%.1f"),
            "url": st.column_config.LinkColumn("Address"),
        },
        alt=f"{len(shown):,} statements",
    )
    quiet_row(said, shown, alt="Statements.", key="statements")

    show_similar(drama_id, filters)
