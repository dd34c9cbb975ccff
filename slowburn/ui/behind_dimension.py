"""From a dot on a dimension of maturity to the statements that put the drama there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.figures import quiet_row
from slowburn.ui.finder import title_of
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters

NO_DIMENSION = "none"


def choose_dimension(mark: list[str]) -> None:
    """Take a click on a dot: the drama and the dimension."""
    drama_id, dimension_id = mark
    links.choose("of", drama_id)
    links.choose("dimension", dimension_id)


def statements_behind(chosen: tuple[str, ...], filters: Filters, weight: tuple[str, ...]) -> None:
    """Let the reader choose a drama and a dimension, here or by a click, and list what moves it.

    Args:
        chosen: The dramas side by side.
        filters: Whose statements count.
        weight: The weights of the dimensions.
    """
    dimensions = ask("dimensions").table
    names = dict(zip(dimensions["dimension_id"], dimensions["dimension"], strict=True))
    with st.container(horizontal=True):
        dimension = controls.one(
            "Statements behind the dimension",
            "dimension",
            [NO_DIMENSION, *names],
            default=NO_DIMENSION,
            words=lambda text: names.get(text, "Click a dot, or choose"),
        )
        drama_id = controls.one("Of", "of", list(chosen), default=chosen[0], words=title_of)
    if dimension == NO_DIMENSION:
        return
    steps = ask("explain", filters, drama=drama_id, weight=weight)
    moved = steps.table[(steps.table["kind"] == "statement") & (steps.table[dimension] != 0)]
    rows = moved.sort_values(dimension, key=abs, ascending=False, kind="stable")
    st.markdown(
        f"**{as_text(title_of(drama_id))}, {names[dimension].lower()}**: "
        f"{counted(len(rows), 'statement')} of the sources that look at many dramas."
    )
    if rows.empty:
        return
    st.dataframe(
        rows[["trope", "stance", "source", "says", "confidence", dimension]],
        hide_index=True,
        column_config={
            "trope": "Trope",
            "stance": "Stance",
            "source": "Source",
            "says": "What it says",
            "confidence": st.column_config.NumberColumn("Confidence", format="%.1f"),
            dimension: st.column_config.NumberColumn(
                "Moves the index by", format="%+.2f", help="In points, by way of this dimension."
            ),
        },
        alt=f"{counted(len(rows), 'statement')} behind {names[dimension].lower()}",
    )
    quiet_row(steps, rows, alt="Statements behind a dimension.", key="behind-dimension")
