"""What would be kept by the decisions so far, opened as warehouses before it is."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from etl.uploads.tables import Upload, make_upload
from slowburn.ui.yourdata.session import meanings
from slowburn.workspaces.opening import open_draft
from slowburn.workspaces.tables import content_of, write_tables

if TYPE_CHECKING:
    from slowburn.ui.yourdata.session import Session
    from slowburn.warehouse.connection import Warehouse

STATE = "your_data_draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """The tables, and the warehouses that they make.

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
