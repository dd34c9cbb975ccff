"""Who says so, what they cover, and what their words cannot tell."""

import streamlit as st

from slowburn.charts.alt import coverage_alt
from slowburn.charts.coverage import coverage_figure
from slowburn.charts.words import counted, percent
from slowburn.ui.asking import ask
from slowburn.ui.covered import choose_bar, dramas_covered
from slowburn.ui.data_in_view import current_warehouse
from slowburn.ui.figures import mode, quiet_row, show
from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline
from slowburn.ui.sources import by_country, of_many_dramas, of_single_dramas
from slowburn.ui.words import source_names

filters = filters_in_view()
view = ask("view", filters).table.iloc[0]
sources = ask("sources", filters)
decided = ask("decided", filters)
coverage = ask("coverage", filters)

headline(
    f"{counted(view['statements'], 'statement')} by {counted(view['sources'], 'source')} "
    "on the dramas in view"
)
st.markdown(
    "A share on these pages is **dramas that a source says have the trope**, out of **dramas that "
    "a source has looked at**. Present and subverted count as having it; avoided does not. A drama "
    "that no source in view has looked at is left out of both, never counted as a drama without. "
    "Intervals are 95 % Wilson intervals: they say how far chance alone could move a share of so "
    "few dramas, and nothing of how sources choose their words."
)

show(
    "How many dramas of each year the sources cover",
    coverage_figure(coverage.table, mode=mode()),
    coverage,
    alt=coverage_alt(coverage.table),
    key="coverage",
    on_click=choose_bar,
)
dramas_covered(filters, coverage.table)

st.dataframe(by_country(coverage.table), hide_index=True, alt="Dramas covered, by country")

st.subheader("What the numbers cannot tell", anchor=False)
st.markdown(
    "- **Ten tags at most.** Viewers' tags are capped at ten a drama, so a trope without a tag may "
    "still be there.\n"
    "- **Hindsight.** Old dramas are tagged in the words of today.\n"
    "- **Popular ones first.** The snapshots favour popular dramas, and thin out before 2010.\n"
    "- **More is said of newer dramas.** Where the statements per drama grow, every share tends to "
    "rise.\n"
    "- **Some words are readings.** A term that only leans towards a trope counts like one that "
    "names it; its confidence stands beside it on the trope's page.\n"
    "- **No word, no count.** A trope that no tag or keyword means is spoken of by single texts "
    "only.\n"
    "- **Few keywords.** A drama with one keyword counts as covered by keywords, and says little.\n"
    "- **Not independent.** Some of the texts on one drama repeat each other; their limits say so."
)

st.subheader("How much of the sources' own words is decided", anchor=False)
for row in decided.table.itertuples():
    st.markdown(
        f"**{source_names()[row.source_id]}**: {row.decided:,} of {row.uses:,} uses of its terms "
        f"({percent(row.share_decided)}) are decided, as a trope or as no trope; "
        f"{row.tropes:,} mean a trope."
    )
quiet_row(decided, decided.table, alt="Decided terms by source.", key="decided")

st.subheader("The sources", anchor=False)
many, few = of_many_dramas(sources.table), of_single_dramas(sources.table)
for row in many.itertuples():
    with st.expander(
        f"{row.source} · {counted(row.covered, 'drama')} · {counted(row.statements, 'statement')}"
    ):
        st.markdown(
            f"**Kind** {row.source_kind}  \n**Method** {row.method}  \n**Limits** {row.limits}  \n"
            f"**Licence** {row.licence}  \n**Accessed** {row.accessed}"
        )
        if isinstance(row.url, str):
            st.link_button("Open the source", row.url, icon=":material/open_in_new:")
if len(few):
    st.markdown(f"**{counted(len(few), 'text')} on single dramas**, read and coded by hand:")
    st.dataframe(
        few[["source", "statements", "describes_aired_show", "limits", "method", "url"]],
        hide_index=True,
        column_config={
            "source": "Source",
            "statements": st.column_config.NumberColumn("Statements"),
            "describes_aired_show": "Describes the show that aired",
            "limits": st.column_config.TextColumn("Limits", width="large"),
            "method": st.column_config.TextColumn("Method", width="large"),
            "url": st.column_config.LinkColumn("Address"),
        },
        alt=f"Table of {counted(len(few), 'text')} on single dramas",
    )
quiet_row(sources, sources.table, alt="Sources.", key="sources")

st.caption(
    f"Data version {current_warehouse().data_version}. The same files always give the same "
    "version, and the same version the same numbers."
)
