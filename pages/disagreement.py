"""How far two sources agree, trope by trope, and where they differ."""

import streamlit as st

from slowburn.charts.alpha_words import alpha_in_words
from slowburn.charts.alt_pairs import dumbbell_alt
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.words import counted, percent
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.differing import choose_trope, dispute_list, dramas_that_differ
from slowburn.ui.figures import mode, show
from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline
from slowburn.ui.verdicts import agreement_in_words, contradictions_in_words
from slowburn.ui.words import source_names

filters = filters_in_view()
names = source_names()
title = st.container()
agreement = ask("agreement", filters)
overall = agreement.table[agreement.table["trope_id"].isna()]
pairs = {
    f"{row.source_a}:{row.source_b}": row
    for row in overall.sort_values("dramas_both", ascending=False).itertuples()
}

if pairs:
    between = controls.one(
        "Two sources",
        "between",
        list(pairs),
        default=next(iter(pairs)),
        words=lambda text: " and ".join(names[source] for source in text.split(":")),
    )
    both = pairs[between]
    pair = (both.source_a, both.source_b)
    named = (names[both.source_a], names[both.source_b])
    headline(agreement_in_words(both, named), at=title)
    of_pair = agreement.table[
        (agreement.table["source_a"] == both.source_a)
        & (agreement.table["source_b"] == both.source_b)
    ]
    tropes = of_pair[of_pair["trope_id"].notna()]
    either = both.says_a + both.says_b - both.both_say
    st.markdown(
        f"**{alpha_in_words(both).capitalize()}**, over {counted(both.dramas_both, 'drama')} "
        f"that both cover and {counted(len(tropes), 'trope')} that either speaks of. Of "
        f"{either:,} times that at least one says a trope is there, both do {both.both_say:,} "
        f"times ({percent(both.both_say / max(either, 1))}). {contradictions_in_words(both)}"
    )
    show(
        "Share of these dramas said to have each trope, by each source",
        dumbbell_figure(tropes, mode=mode(), names=named),
        agreement,
        alt=dumbbell_alt(tropes, names=named),
        key="dumbbell",
        table=of_pair,
        on_click=choose_trope,
    )
    dramas_that_differ(filters, pair, list(tropes["trope_id"]))
    st.caption(
        "Alpha is Krippendorff's, over yes or no to one question: does the source say that the "
        "trope is there? 1 is full agreement, 0 what chance gives, a dash where all answers are "
        "the same. A source that has looked at a drama and is silent answers no: that is not the "
        "same as saying that the trope is avoided. As tags are capped at ten and keywords are "
        "few, much of the disagreement is silence, and a trope that one source has no word for "
        "cannot be agreed on. Krippendorff (2004) relies on data from 0.8 on, and draws tentative "
        "conclusions from 0.667. Intervals draw the dramas anew a thousand times."
    )
else:
    headline("No two sources in view cover enough of the same dramas", at=title)
    st.info(
        "Agreement needs ten dramas that two sources both cover. Widen the years or the "
        "countries, or take the filter on sources back.",
        icon=":material/search_off:",
    )

st.subheader("Where sources take different stances", anchor=False)
st.markdown(
    "One source says that a trope is there, another that it is avoided or turned on its head. Most "
    "of these come from texts on single dramas, as a tag seldom says that something is missing."
)
dispute_list(ask("disputes", filters))
