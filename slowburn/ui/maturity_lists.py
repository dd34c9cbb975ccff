"""From a mean of the maturity index to the dramas behind it, each with its own index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.drill import NO_YEAR, OPEN, YEAR, address_of_drama
from slowburn.ui.figures import quiet_row
from slowburn.ui.groups import group_chosen
from slowburn.ui.open_drama import open_by_name
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    from typing import Any

    import pandas as pd

    from slowburn.analysis.filters import Filters
    from slowburn.analysis.question import Answer


def choose_year(mark: list[Any]) -> None:
    """Take a click on a year, on its point or its bar."""
    links.choose("year", str(mark[0]))


def dramas_of_year(maturity: Answer, drawn: list[str]) -> None:
    """Let the reader choose a year, here or by a click, and list its dramas by index.

    Args:
        maturity: The answer to ``maturity`` for what is in view.
        drawn: The years that are drawn.
    """
    year = controls.one(
        "Dramas of the year",
        "year",
        [NO_YEAR, *sorted(drawn, reverse=True)],
        default=NO_YEAR,
        words=lambda text: "Click a point, or choose" if text == NO_YEAR else text,
    )
    if year != NO_YEAR:
        rows = maturity.table[maturity.table["year"] == int(year)]
        _index_list(maturity, rows, f"of {year}", key="of-year")


def dramas_of_group(maturity: Answer, named: pd.DataFrame, filters: Filters, by: str) -> None:
    """Let the reader choose a group, here or by a click, and list its dramas by index.

    Args:
        maturity: The answer to ``maturity`` for what is in view.
        named: The groups, as ``with_place_names`` returned them.
        filters: What is in view.
        by: What the groups are.
    """
    if group := group_chosen(named):
        members = ask("dramas", filters, by=by, place=group.place).table
        rows = maturity.table[maturity.table["drama_id"].isin(members["drama_id"])]
        _index_list(maturity, rows, f"of {as_text(group.name)}", key="of-group")


def _index_list(maturity: Answer, rows: pd.DataFrame, whose: str, *, key: str) -> None:
    """List dramas with their index, the most grown-up first."""
    st.markdown(f"**{counted(len(rows), 'drama')} {whose}**, the highest index first.")
    shown = rows.sort_values("index", ascending=False, kind="stable")
    st.dataframe(
        shown.assign(open=shown["drama_id"].map(address_of_drama))[
            ["open", "title", "native_title", "year", "index", "low", "high", "statements"]
        ],
        hide_index=True,
        column_config={
            "open": OPEN,
            "title": "Title",
            "native_title": "Native title",
            "year": YEAR,
            "index": st.column_config.NumberColumn("Index", format="%.0f"),
            "low": st.column_config.NumberColumn("90 % from", format="%.0f"),
            "high": st.column_config.NumberColumn("to", format="%.0f"),
            "statements": st.column_config.NumberColumn("Statements", format="localized"),
        },
        alt=f"List of {counted(len(rows), 'drama')} with their index",
        key=key,
    )
    open_by_name(shown, key=key)
    quiet_row(maturity, shown, alt="Dramas by index.", key=key)
