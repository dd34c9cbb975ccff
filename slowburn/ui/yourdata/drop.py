"""Step 1: bring files, paste a table, or try the example."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from etl.intake.limits import Limits
from slowburn.charts.words import counted
from slowburn.ui.text import quoted
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from slowburn.ui.yourdata.session import Session

EXAMPLES = BUNDLED_DATA / "examples"
TEMPLATES = {"dramas.csv": "Template: one row a drama", "annotations.csv": "Template: statements"}
EXAMPLE = "dump.csv"


def drop(state: Session) -> bool:
    """Draw the step; return whether the next one can begin."""
    limits = Limits.from_environment()
    most = math.ceil(limits.file_bytes / 1e6)
    st.markdown(
        "Bring a table of dramas (title, year, tags ...) or of statements (drama, trope, present "
        "or avoided ...): text in any encoding and with any delimiter, or a workbook. You see what "
        "was understood before anything is kept, and nothing is dropped without a word."
    )
    dropped = st.file_uploader(
        "Files",
        accept_multiple_files=True,
        max_upload_size=most,
        key=f"drop-{state.round}",
        help=f"CSV, TSV, text or .xlsx, also as .gz or .zip with one file in it. Up to {most:,} MB "
        f"a file, {limits.rows:,} rows and {limits.columns:,} columns.",
    )
    with st.expander("Or paste a table", icon=":material/content_paste:"):
        pasted = st.text_area(
            "Rows with their header, as copied from a sheet or a page",
            value=state.pasted,
            key=f"paste-{state.round}",
            height=160,
        )
        state.pasted = pasted
        st.button(
            "Take this table",
            key="take-pasted",
            disabled=not pasted.strip(),
            on_click=_take,
            args=(state, "Pasted table", pasted.encode("utf-8", "replace")),
            help="It then stands below with the files.",
        )
    if pasted.strip():
        st.caption("The pasted table is not taken yet.")
    if dropped:
        for file in dropped:
            state.bring(file.name, file.getvalue())
        state.round += 1  # an empty field: what was dropped stands below
        st.rerun()
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Try it with an example",
            key="take-example",
            icon=":material/science:",
            type="tertiary",
            on_click=_take,
            args=(state, "Example", (EXAMPLES / EXAMPLE).read_bytes()),
        )
        for file_name, label in TEMPLATES.items():
            st.download_button(
                label,
                data=(EXAMPLES / file_name).read_bytes(),
                file_name=f"slowburn-template-{file_name}",
                mime="text/csv",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
    _list_files(state)
    return bool(state.files)


def _take(state: Session, name: str, content: bytes) -> None:
    state.bring(name, content)
    state.pasted = ""
    state.round += 1


def _list_files(state: Session) -> None:
    for digest, file in list(state.files.items()):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"{quoted(file.name)} · {counted(len(file.content), 'byte')}")
            st.button(
                "Take away",
                key=f"away-{digest}",
                icon=":material/close:",
                type="tertiary",
                on_click=state.take_away,
                args=(digest,),
            )
