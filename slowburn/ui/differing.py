"""From where sources differ to the dramas, and from there to every statement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.drill import OPEN, YEAR, address_of_drama
from slowburn.ui.figures import quiet_row
from slowburn.ui.open_drama import open_by_name
from slowburn.ui.words import source_names, trope_names

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters
    from slowburn.analysis.question import Answer

NONE = "none"
SILENT = "silent"


def choose_trope(mark: list[str]) -> None:
    """Take a click on a trope's mark: the dramas on which the sources differ are listed."""
    [trope] = mark
    links.choose("trope", trope)


def dramas_that_differ(filters: Filters, pair: tuple[str, str], tropes: list[str]) -> None:
    """Let the reader choose a trope, here or by a click, and list where two sources differ."""
    names = trope_names()
    trope = controls.one(
        "Dramas on which they differ over",
        "trope",
        [NONE, *tropes],
        default=NONE,
        words=lambda text: "Click a dot, or choose" if text == NONE else names[text],
    )
    if trope == NONE:
        return
    answer = ask("differences", replace(filters, source=pair), trope=trope)
    if answer.table.empty:
        st.info(
            f"On {names[trope].lower()} the two give the same answer for every drama that both "
            "cover.",
            icon=":material/handshake:",
        )
        return
    st.markdown(
        f"**{names[trope]}: {counted(len(answer.table), 'drama')}** of which one source says it "
        "and the other does not. Open a drama to read every statement on it. Silent: the source "
        "has looked at the drama, and does not speak of the trope."
    )
    first, second = (source_names()[source] for source in pair)
    shown = answer.table.assign(
        open=answer.table["drama_id"].map(address_of_drama),
        says_a=answer.table["says_a"].fillna(SILENT),
        says_b=answer.table["says_b"].fillna(SILENT),
    )
    st.dataframe(
        shown[["open", "title", "native_title", "year", "says_a", "says_b", "contradiction"]],
        hide_index=True,
        column_config={
            "open": OPEN,
            "title": "Title",
            "native_title": "Native title",
            "year": YEAR,
            "says_a": first,
            "says_b": second,
            "contradiction": "Contradiction",
        },
        alt=f"{counted(len(shown), 'drama')} on which the two sources differ",
        key="differ",
    )
    open_by_name(answer.table, key="differ")
    quiet_row(answer, answer.table, alt="Dramas on which two sources differ.", key="differ")


def dispute_list(answer: Answer) -> None:
    """List the tropes of dramas that sources contradict each other on; say so if there is none."""
    if answer.table.empty:
        st.info(
            "No two sources in view take different stances on a trope of the same drama. Silence "
            "is not counted as a stance.",
            icon=":material/handshake:",
        )
        return
    shown = answer.table.assign(open=answer.table["drama_id"].map(address_of_drama))
    stances = ["present", "avoided", "subverted"]
    st.dataframe(
        shown[["open", "title", "trope", *stances, "contradiction"]],
        hide_index=True,
        column_config={
            "open": OPEN,
            "title": "Title",
            "trope": "Trope",
            **{name: st.column_config.NumberColumn(f"Say {name}") for name in stances},
            "contradiction": "Contradiction",
        },
        alt=f"{counted(len(shown), 'trope')} of dramas on which sources take different stances",
        key="disputes",
    )
    quiet_row(answer, answer.table, alt="Disputes.", key="disputes")
