"""Two charts of what is not kept yet: how often each trope appears, and agreement with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.alt import ranking_alt
from slowburn.charts.alt_pairs import dumbbell_alt
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.ranking import ranking_figure
from slowburn.charts.words import counted
from slowburn.ui.asking import ask_of
from slowburn.ui.figures import draw, mode
from slowburn.ui.shown import Chart, Numbers
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from slowburn.analysis.question import Answer
    from slowburn.ui.yourdata.draft import Draft

DRAWN = 20


def sample_charts(draft: Draft) -> None:
    """Draw the charts, as far as the data allow."""
    tropes = ask_of(draft.mine, "tropes")
    said = tropes.table[tropes.table["dramas"] > 0].head(DRAWN)
    if len(said):
        _chart(
            "How often each trope appears in your data",
            ranking_figure(said, label="trope", mode=mode()),
            tropes,
            said,
            ranking_alt(said, label="trope"),
        )
    agreement = ask_of(draft.merged, "agreement")
    table = agreement.table
    sources = ask_of(draft.mine, "sources").table
    names: dict[str, str] = dict(
        ask_of(draft.merged, "sources").table[["source_id", "source"]].itertuples(index=False)
    )
    own = table["source_a"].isin(sources["source_id"]) | table["source_b"].isin(
        sources["source_id"]
    )
    overall = table[own & table["trope_id"].isna()].sort_values("dramas_both", ascending=False)
    if overall.empty:
        st.caption(
            "How far your data agree with another source can be told once both cover ten dramas."
        )
        return
    pair = overall.iloc[0]
    same = (table["source_a"] == pair["source_a"]) & (table["source_b"] == pair["source_b"])
    between = (as_text(names[pair["source_a"]]), as_text(names[pair["source_b"]]))
    of_pair = table[same & table["trope_id"].notna()]
    _chart(
        f"Share of {counted(pair['dramas_both'], 'drama')} that both cover, by either source",
        dumbbell_figure(of_pair, mode=mode(), names=between),
        agreement,
        of_pair,
        dumbbell_alt(of_pair, names=between),
    )


def _chart(title: str, figure: go.Figure, answer: Answer, table: pd.DataFrame, alt: str) -> None:
    """Draw a chart of what is not kept yet: it has its table, and nothing to cite or to link to."""
    draw(Chart(Numbers(f"preview-{answer.question.name}", title, answer, table, alt), figure))
    with st.expander("Table", icon=":material/table_rows:"):
        st.dataframe(table, hide_index=True, alt=f"Table of the same numbers. {alt}")
