"""The choice of data in the sidebar: it is there only while a workspace is open."""

from __future__ import annotations

import streamlit as st

from slowburn.ui import controls, links
from slowburn.ui.data_in_view import DataInView, put_in_view
from slowburn.ui.text import as_text
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.opening import DATA, DEFAULT_DATA, open_workspace
from slowburn.workspaces.store import find


def draw_data() -> None:
    """Take the workspace from the address and, if there is one, let the reader choose the data."""
    workspace_id = controls.free("workspace", default="", known=lambda _: True, shared=True)
    put_in_view(None)
    if not workspace_id:
        return
    try:
        _, manifest = find(workspace_id)
        open_workspace(workspace_id, DEFAULT_DATA)
    except NoWorkspaceError as error:
        close_workspace()
        links.tell(str(error))
        return
    words: dict[str, str] = {
        "merged": "Your data and the catalogue",
        "mine": "Your data alone",
        "catalogue": "The catalogue alone",
    }
    data = controls.one(
        "Data",
        "data",
        list(DATA),
        default=DEFAULT_DATA,
        words=lambda name: words[name],
        shared=True,
        widget=st.radio,
        help=f"The workspace “{as_text(manifest.name)}” is open. Whoever has this link sees it.",
    )
    [chosen] = [each for each in DATA if each == data]
    put_in_view(DataInView(workspace_id, chosen, manifest))


def close_workspace() -> None:
    """Leave the workspace; its id goes out of the address."""
    links.forget("workspace")
    links.forget("data")
    put_in_view(None)
