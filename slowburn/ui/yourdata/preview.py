"""Step 4: what will be added, what contradicts the catalogue, and two charts of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from etl.uploads.tables import Upload, make_upload
from slowburn.charts.alt import ranking_alt
from slowburn.charts.alt_pairs import dumbbell_alt
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.ranking import ranking_figure
from slowburn.charts.words import counted
from slowburn.ui.asking import ask_of
from slowburn.ui.figures import draw, mode
from slowburn.ui.shown import Chart, Numbers
from slowburn.ui.text import as_text
from slowburn.ui.yourdata.session import check_all, meanings
from slowburn.ui.yourdata.titles import all_matches
from slowburn.workspaces.differing import differing_facts
from slowburn.workspaces.opening import open_draft
from slowburn.workspaces.tables import content_of, write_tables

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from slowburn.analysis.question import Answer
    from slowburn.ui.yourdata.session import Session
    from slowburn.warehouse.connection import Warehouse

STATE = "your_data_draft"
DRAWN = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be kept, opened as warehouses before it is.

    Attributes:
        made_of: The files and decisions that it was made of.
        upload: The tables.
        rows: Rows by table.
        mine: The upload alone.
        merged: The upload with the catalogue.
    """

    made_of: str
    upload: Upload
    rows: dict[str, int]
    mine: Warehouse
    merged: Warehouse


def draft_of(state: Session) -> Draft:
    """Return what would be kept by the decisions so far; made anew only if one has changed."""
    made_of = repr((list(state.files), state.decisions)) + repr(
        [file.checked_for for file in state.files.values()]
    )
    draft: Draft | None = st.session_state.get(STATE)
    if draft is None or draft.made_of != made_of:
        with st.spinner("Putting together what you bring"):
            draft = _drafted(state, made_of)
        st.session_state[STATE] = draft
    return draft


def _drafted(state: Session, made_of: str) -> Draft:
    upload = make_upload(state.usable(), state.decisions, meanings(), state.name)
    with tempfile.TemporaryDirectory(prefix="slowburn-") as name:
        folder = Path(name)
        rows = write_tables(upload.tables, folder)
        content = content_of(folder)
        mine, merged = (open_draft(folder, content, data) for data in ("mine", "merged"))
    return Draft(made_of, upload, rows, mine, merged)


def preview(state: Session) -> bool:
    """Draw the step; return whether the next one can begin."""
    check_all(state.files)
    draft = draft_of(state)
    if not draft.rows.get("drama"):
        st.info(
            "Nothing would be added yet: go back and say which dramas the titles mean.",
            icon=":material/search_off:",
        )
        return False
    _what_is_added(state, draft)
    _what_is_left_out(draft)
    _what_differs(draft)
    _charts(draft)
    return True


def _what_is_added(state: Session, draft: Draft) -> None:
    con = draft.upload.tables
    sql = "SELECT count(*), count(*) FILTER (starts_with(drama_id, 'mine_')) FROM drama"
    [(dramas, new)] = con.execute(sql).fetchall()
    [(covered,)] = con.execute("SELECT count(DISTINCT drama_id) FROM coverage").fetchall()
    waiting = len(state.decisions.undecided(all_matches(state)))
    st.markdown(
        f"**{counted(draft.rows.get('annotation', 0), 'statement')}** about tropes will be added, "
        f"and {counted(dramas, 'drama')}: {dramas - new:,} that the catalogue has and {new:,} new. "
        f"Of {counted(covered, 'drama')} your data say something; only these count in a share."
        + (f" {counted(waiting, 'title')} without a choice will be left out." if waiting else "")
    )


def _what_is_left_out(draft: Draft) -> None:
    if not draft.upload.problems:
        return
    with st.expander(
        f"{counted(len(draft.upload.problems), 'note')} on what could not be taken over",
        icon=":material/info:",
    ):
        st.dataframe(
            pd.DataFrame(
                [
                    {"Line": each.line, "Value": each.value, "What is the matter": each.reason}
                    for each in draft.upload.problems
                ]
            ),
            hide_index=True,
            alt="What could not be taken over",
        )


def _what_differs(draft: Draft) -> None:
    st.subheader("What differs from the catalogue", anchor=False)
    facts = differing_facts(draft.merged)
    disputes = ask_of(draft.merged, "disputes").table
    own = {
        drama for (drama,) in draft.upload.tables.execute("SELECT drama_id FROM drama").fetchall()
    }
    contradicted = disputes[disputes["drama_id"].isin(own) & disputes["contradiction"]]
    if facts.empty and contradicted.empty:
        st.markdown("Nothing: no fact differs, and no statement contradicts another source's.")
        return
    if len(facts):
        st.markdown(
            f"**{counted(len(facts), 'fact')}** differ. With the catalogue the catalogue's hold; "
            "alone yours do."
        )
        st.dataframe(
            facts,
            hide_index=True,
            column_config={
                "drama_id": None,
                "title": "Drama",
                "fact": "Fact",
                "yours": "Yours",
                "catalogue": "The catalogue's",
            },
            alt="Facts that differ from the catalogue's",
        )
    if len(contradicted):
        st.markdown(
            f"**{counted(len(contradicted), 'trope')}** of these dramas where one source says "
            "present and another avoided."
        )
        st.dataframe(
            contradicted[["title", "trope", "present", "avoided"]],
            hide_index=True,
            column_config={
                "title": "Drama",
                "trope": "Trope",
                "present": "Sources that say present",
                "avoided": "Sources that say avoided",
            },
            alt="Tropes on which sources contradict each other",
        )


def _charts(draft: Draft) -> None:
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
