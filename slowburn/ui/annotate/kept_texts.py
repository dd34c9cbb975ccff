"""The whole texts that are kept with the workspace that is open, to be taken away again."""

from __future__ import annotations

import json

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.data_in_view import data_in_view
from slowburn.ui.text import as_text
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.tables import TEXTS
from slowburn.workspaces.texts import texts_of


def offer_texts() -> None:
    """Offer the texts as a file, if a workspace is open that has any."""
    opened = data_in_view()
    texts = opened.manifest.rows.get(TEXTS, 0) if opened else 0
    if not opened or not texts:
        return
    with st.container(border=True):
        st.markdown(
            f"With the workspace “{as_text(opened.manifest.name)}” {counted(texts, 'whole text')} "
            f"{'is' if texts == 1 else 'are'} kept. Deleting the workspace, under “Your data”, "
            "deletes them too."
        )
        st.download_button(
            "The texts, as JSON lines",
            data=lambda: _json_lines(opened.workspace_id),
            file_name="slowburn-texts.jsonl",
            mime="application/x-ndjson",
            icon=":material/download:",
            type="tertiary",
            key="download-texts",
            on_click="ignore",
        )


def _json_lines(workspace_id: str) -> bytes:
    """Return the texts in the form in which this page reads them; none if they were deleted."""
    try:
        texts = texts_of(workspace_id)
    except NoWorkspaceError:
        return b""
    lines = (
        json.dumps(
            {"id": each["document"], "drama": each["drama_id"], "text": each["text"]},
            ensure_ascii=False,
        )
        for each in texts
    )
    return "".join(f"{line}\n" for line in lines).encode()
