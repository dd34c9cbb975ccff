"""Every statement on one drama, down to which the marks of its page lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.records import records
from slowburn.charts.stance_counts import STANCES, sort_of_source
from slowburn.ui import controls, links
from slowburn.ui.figures import quiet_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from slowburn.analysis.question import Answer


def choose_trope(mark: list[str | None]) -> None:
    """Take a click on a trope: list the statements on it."""
    _choose(tropes=[trope for trope in mark if trope])


def choose_source(mark: list[str | None]) -> None:
    """Take a click on a source: list its statements."""
    _choose(sources=[source for source in mark if source])


def choose_mark(mark: list[str], said: pd.DataFrame) -> None:
    """Take a click on a cell: list its statements, of one trope, stance and sort of source."""
    trope, stance, sort = mark
    rows = said[(said["trope_id"] == trope) & (said["stance"] == stance)]
    sources = {
        row.source_id
        for row in records(rows)
        if sort_of_source(row.source_id, row.source_kind, row.describes_aired_show) == sort
    }
    _choose(tropes=[trope], stances=[stance], sources=sorted(sources))


def _choose(
    *, tropes: Sequence[str] = (), stances: Sequence[str] = (), sources: Sequence[str] = ()
) -> None:
    """Set what is listed, from a callback."""
    links.choose("trope", list(tropes))
    links.choose("stance", list(stances))
    links.choose("said_by", list(sources))


def show_statements(said: Answer) -> None:
    """List every statement on a drama, or those that the reader chooses.

    Args:
        said: The answer to ``statements``.
    """
    st.subheader("Every statement", anchor=False)
    shown = _chosen(said.table)
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


def _chosen(said: pd.DataFrame) -> pd.DataFrame:
    """Let the reader choose tropes, stances and sources; return the statements left."""
    tropes = dict(zip(said["trope_id"], said["trope"], strict=True))
    sources = dict(zip(said["source_id"], said["source"], strict=True))
    with st.container(horizontal=True):
        chosen = {
            "trope_id": controls.many(
                "Trope", "trope", list(tropes), words=tropes.__getitem__, placeholder="All tropes"
            ),
            "stance": controls.many("Stance", "stance", list(STANCES), placeholder="All stances"),
            "source_id": controls.many(
                "Said by",
                "said_by",
                list(sources),
                words=sources.__getitem__,
                placeholder="All sources",
            ),
        }
    for column, values in chosen.items():
        said = said[said[column].isin(values)] if values else said
    return said
