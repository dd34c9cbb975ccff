"""Step 4: what will be added, what contradicts the catalogue, and two charts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.yourdata.draft import draft_of
from slowburn.ui.yourdata.sample_charts import sample_charts
from slowburn.ui.yourdata.session import check_all
from slowburn.ui.yourdata.titles import all_matches
from slowburn.workspaces.differing import differing_facts, differing_statements

if TYPE_CHECKING:
    from slowburn.ui.yourdata.draft import Draft
    from slowburn.ui.yourdata.session import Session


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
    sample_charts(draft)
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
        + (
            f"Your data name a word for {counted(covered, 'drama')}; only these count in a share."
            if covered
            else "Your data name no word for any drama, so that no share rests on them. If a "
            "column holds tags or tropes, go back to Check and say so."
        )
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
    st.header("What differs from the catalogue", anchor=False)
    facts = differing_facts(draft.merged)
    contradicted = differing_statements(draft.merged)
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
            f"**{counted(len(contradicted), 'statement')}** of yours contradict another source: "
            "one says present, the other avoided. Both are kept; nobody's word is overruled."
        )
        st.dataframe(
            contradicted,
            hide_index=True,
            column_config={
                "drama_id": None,
                "title": "Drama",
                "trope": "Trope",
                "yours": "Yours",
                "others": "Sources that say the opposite",
            },
            alt="Your statements that contradict another source's",
        )
