"""One drama: its facts, and what every source says of its tropes."""

import streamlit as st
from slowburn.charts.alt import stances_alt
from slowburn.charts.stances import stances_figure, stances_table

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.ui import links
from slowburn.ui.asking import ask
from slowburn.ui.facts import show_facts
from slowburn.ui.figures import mode, quiet_row, show
from slowburn.ui.finder import find_drama
from slowburn.ui.words import drama_name, listed

title = st.container()
drama_id = find_drama(default=HEAD_OVER_HEELS)
drama = next(ask("drama", drama=drama_id).table.itertuples())
said = ask("statements", drama=drama_id)
disputes = ask("disputes", drama=drama_id)

title.title(drama_name(drama), anchor=False)
show_facts(drama)

if said.table.empty:
    st.info(
        "No source says anything of this drama's tropes yet. That is not the same as a drama "
        "without tropes: nobody here has looked, or nobody used a word for one.",
        icon=":material/search_off:",
    )
    st.stop()

sources = said.table["source_id"].nunique()
st.markdown(
    f"**{len(said.table):,} statements by {sources:,} {'source' if sources == 1 else 'sources'}** "
    f"about {said.table['trope_id'].nunique():,} tropes. "
    + (
        f"They take different stances on {len(disputes.table):,}: "
        f"{listed(list(disputes.table['trope'].head(6))).lower()}"
        f"{', among others' if len(disputes.table) > 6 else ''}."
        if len(disputes.table)
        else "No two of them contradict each other."
    )
)
if (said.table["describes_aired_show"] == False).any():  # noqa: E712 - empty is neither
    st.warning(
        "Some texts on this drama describe a show other than the one that aired. They are kept "
        "apart below, and counted like any other source elsewhere.",
        icon=":material/theater_comedy:",
    )

show(
    "What the sources say of each trope",
    stances_figure(said.table, mode=mode()),
    said,
    alt=stances_alt(said.table),
    key="stances",
    table=stances_table(said.table),
)

st.subheader("Every statement", anchor=False)
stances = links.many(
    "Stance", "stance", ["present", "avoided", "subverted"], placeholder="All stances"
)
shown = said.table[said.table["stance"].isin(stances)] if stances else said.table
st.dataframe(
    shown[["trope", "stance", "source", "raw_term", "evidence", "locator", "confidence", "url"]],
    hide_index=True,
    column_config={
        "trope": "Trope",
        "stance": "Stance",
        "source": "Source",
        "raw_term": "In the source's words",
        "evidence": "What it says, paraphrased",
        "locator": "Where",
        "confidence": st.column_config.NumberColumn("Confidence", format="%.1f"),
        "url": st.column_config.LinkColumn("Address"),
    },
    alt=f"{len(shown):,} statements",
)
quiet_row(said, shown, alt="Statements.", key="statements")
