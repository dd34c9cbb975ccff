"""What Slowburn is, and what the dramas in view show at a glance."""

import streamlit as st

from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.charts.alt import movers_alt
from slowburn.charts.movers import movers_figure
from slowburn.ui.asking import ask
from slowburn.ui.figures import mode, show
from slowburn.ui.finder import is_drama
from slowburn.ui.findings import of_the_period
from slowburn.ui.pages import filters_in_view, link_to, open_trope
from slowburn.ui.shown import headline
from slowburn.ui.words import listed, trope_names

filters = filters_in_view()
movers = ask("movers", filters)
findings = of_the_period(movers.table, ask("tropes", filters).table)

headline("What romance dramas are made of, and who says so")
st.markdown(
    "Slowburn counts how often tropes appear in romance dramas, and how that changes. Behind "
    "every number stand statements: what a source says of a trope in a drama, that it is there, "
    "is avoided, or is turned on its head."
)

st.header("Findings in view", anchor=False)
for column, finding in zip(st.columns(len(findings), gap="medium"), findings, strict=True):
    with column.container(border=True, height="stretch"):
        st.subheader(finding.headline, anchor=False)
        st.markdown(finding.detail)
        if finding.trope:
            link_to("tropes", "Open this trope", trope=finding.trope)

show(
    "What rose and what fell most",
    movers_figure(movers.table, mode=mode(), limit=12),
    movers,
    alt=movers_alt(movers.table),
    key="overview-movers",
    on_click=open_trope,
)

if is_drama(HEAD_OVER_HEELS) and len(said := ask("statements").table):
    st.header("Head over Heels: one drama, two stories", anchor=False)
    disputes = ask("disputes", drama=HEAD_OVER_HEELS).table
    contested = [trope_names()[trope_id] for trope_id in disputes["trope_id"].head(4)]
    st.markdown(
        f"The essay that Slowburn began with calls it the most grown-up romance of its year. "
        f"Here, {said['source_id'].nunique()} sources make {len(said):,} statements about "
        f"{said['trope_id'].nunique()} tropes in it, and they disagree on {len(disputes)} of these"
        + (f", {listed(contested).lower()} first of all. " if contested else ". ")
        + "Some of the texts repeat each other; their limits say which."
    )
    with st.container(horizontal=True):
        link_to("drama", "See what each source says", drama=HEAD_OVER_HEELS)
        link_to("trends", "See the trends year by year")
        link_to("sources", "See who the sources are")
