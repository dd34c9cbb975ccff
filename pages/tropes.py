"""One trope: what counts, where it lives, and the dramas that have it."""

import streamlit as st

from slowburn.charts.alt import ranking_alt, trend_alt
from slowburn.charts.ranking import ranking_figure
from slowburn.charts.trend import trend_figure
from slowburn.charts.words import counted, percent, share_in_words
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.drill import EVERY_STANCE, choose_point, drama_list, dramas_behind
from slowburn.ui.figures import mode, quiet_row, show
from slowburn.ui.groups import choose_group, group_chosen
from slowburn.ui.pages import filters_in_view
from slowburn.ui.places import PLACES, drawn_places, with_place_names
from slowburn.ui.shown import headline
from slowburn.ui.text import as_text
from slowburn.ui.words import trope_names

filters = filters_in_view()
names = trope_names()
title = st.container()

trope = controls.one("Trope", "trope", list(names), default="love-triangle", words=names.get)
every = ask("tropes", filters)
row = next(every.table[every.table["trope_id"] == trope].itertuples())
rank = int((every.table["dramas"] > row.dramas).sum()) + 1
terms = ask("terms", filters, trope=(trope,))
if terms.table.empty:
    headline(f"{row.trope}: no tag or keyword means it, so it cannot be counted", at=title)
elif row.dramas:
    headline(
        f"{row.trope}: {percent(row.share)} of the dramas in view, "
        f"{rank} of {len(every.table)} tropes",
        at=title,
    )
else:
    headline(f"{row.trope}: no drama in view is said to have it", at=title)

st.markdown(f"**{row.definition}**")
counts, not_counts = st.columns(2, gap="medium")
counts.markdown(f":material/check: **Counts when.** {row.counts_when}")
not_counts.markdown(f":material/close: **Does not count when.** {row.counts_not_when}")
if row.covered and not terms.table.empty:
    st.markdown(
        f"**{share_in_words(row)}.** {counted(row.statements, 'statement')} on it; a source says "
        f"that {counted(row.avoided, 'drama')} "
        f"{'avoids' if row.avoided == 1 else 'avoid'} it. Sources are at odds over "
        f"{counted(row.disputed, 'drama')}."
    )
elif row.covered:
    st.info(
        f"{counted(row.statements, 'statement')} in view, all from texts on single dramas. "
        "A share would say only that taggers have no word for it.",
        icon=":material/label_off:",
    )
else:
    st.info(
        "No source in view has looked at a drama in view. Widen the filters.",
        icon=":material/search_off:",
    )

if len(terms.table):
    trends = ask("trends", filters, trope=(trope,))
    show(
        f"{row.trope}: share of covered dramas by year",
        trend_figure(trends.table, mode=mode()),
        trends,
        alt=trend_alt(trends.table),
        key="trope-trend",
        on_click=choose_point,
    )
    dramas_behind(filters, (trope,), list(trends.table["year"].unique()))

    by = controls.one(
        "Where it lives, by",
        "by",
        list(PLACES),
        default="network",
        words=PLACES.get,
        widget=st.segmented_control,
    )
    places = ask("places", filters, trope=trope, by=by)
    named = with_place_names(places.table, by)
    drawn = drawn_places(named)
    show(
        f"{row.trope} by {PLACES[by].lower()}",
        ranking_figure(drawn, label="place", mode=mode()),
        places,
        alt=ranking_alt(drawn, label="place"),
        key="places",
        on_click=choose_group,
    )
    if len(places.table):
        known = places.table.iloc[0]
        st.caption(
            f"{PLACES[by]} is known for {known['known_dramas']:,} of "
            f"{counted(known['covered_in_view'], 'covered drama')}."
        )
    st.caption(
        "At most twenty are drawn, those with most dramas; the table has them all. Groups with "
        "fewer than ten covered dramas stand together. A drama on two networks, or by two "
        "writers, counts in both."
    )
    if group := group_chosen(named):
        there = next(named[named["place"] == group.name].itertuples())
        st.markdown(
            f"**{row.trope}, {as_text(group.name)}**: {share_in_words(there)}. {EVERY_STANCE}"
        )
        drama_list(ask("dramas", filters, trope=trope, by=by, place=group.place), key="in-group")

st.subheader(f"Dramas with a statement on {row.trope.lower()}", anchor=False)
drama_list(ask("dramas", filters, trope=trope), key="with-trope")

st.subheader("The terms it is made of", anchor=False)
if terms.table.empty:
    st.info(
        "No term of a source in view means this trope; only texts that were read and coded "
        "speak of it.",
        icon=":material/label_off:",
    )
else:
    st.dataframe(
        terms.table[["term", "source", "stance", "confidence", "dramas", "reason"]],
        hide_index=True,
        column_config={
            "term": "Term",
            "source": "Source",
            "stance": "Stance",
            "confidence": st.column_config.NumberColumn("Confidence", format="%.1f"),
            "dramas": st.column_config.NumberColumn("Dramas in view", format="localized"),
            "reason": "Why",
        },
        alt=f"Terms that mean {row.trope}",
    )
    quiet_row(terms, terms.table, alt="Terms.", key="terms")
