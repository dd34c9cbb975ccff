"""The dramas most like one drama, and the tropes that make them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.asking import ask
from slowburn.ui.drill import OPEN, YEAR, address_of_drama
from slowburn.ui.figures import quiet_row
from slowburn.ui.open_drama import open_by_name

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters


def show_similar(drama_id: str, filters: Filters) -> None:
    """List the dramas in view that share most with a drama; say so if none shares two tropes."""
    st.subheader("Most similar by tropes", anchor=False)
    answer = ask("similar", filters, drama=drama_id)
    if answer.table.empty:
        st.info(
            "No drama in view shares two tropes with this one, by the sources in view. Widen the "
            "filters.",
            icon=":material/search_off:",
        )
        return
    shown = answer.table.assign(
        open=answer.table["drama_id"].map(address_of_drama),
        percent=100 * answer.table["similarity"],
    )
    st.dataframe(
        shown[["open", "title", "native_title", "year", "percent", "shared_tropes"]],
        hide_index=True,
        column_config={
            "open": OPEN,
            "title": "Title",
            "native_title": "Native title",
            "year": YEAR,
            "percent": st.column_config.NumberColumn(
                "Alike",
                format="%.0f %%",
                help="Weight of the tropes that both have, out of those that either has. "
                "The rarer a trope, the more it weighs.",
            ),
            "shared_tropes": st.column_config.TextColumn("Tropes that both have", width="large"),
        },
        alt=f"{counted(len(shown), 'drama')} with the most tropes in common, the nearest first",
        key="similar",
    )
    open_by_name(answer.table, key="similar")
    quiet_row(answer, answer.table, alt="Similar dramas.", key="similar")
    st.caption(
        "Of dramas in view, by what sources say they have. A drama that much is said of has more "
        "that others cannot share, so compare the order, not the percentages."
    )
