"""Which data the pages of this run rest on: the catalogue, an upload, or both together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui import links
from slowburn.ui.text import as_text
from slowburn.warehouse.connection import Warehouse, open_warehouse
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.opening import DATA, DEFAULT_DATA, Data, open_workspace
from slowburn.workspaces.store import find

if TYPE_CHECKING:
    from slowburn.workspaces.manifest import WorkspaceManifest

STATE = "data_in_view"


@dataclass(frozen=True, slots=True)
class DataInView:
    """The workspace that a session has open, and what of it is in view.

    Attributes:
        workspace_id: Its id.
        data: The upload alone, merged with the catalogue, or the catalogue alone.
        manifest: What the workspace says of itself.
    """

    workspace_id: str
    data: Data
    manifest: WorkspaceManifest


def data_in_view() -> DataInView | None:
    """Return the workspace that is open; ``None`` if only the catalogue is in view."""
    opened: DataInView | None = st.session_state.get(STATE)
    return opened


def current_warehouse() -> Warehouse:
    """Return the warehouse that the pages of this session rest on.

    Raises:
        NoWarehouseError: If there is no catalogue.
    """
    opened = data_in_view()
    if opened:
        try:
            return open_workspace(opened.workspace_id, opened.data)
        except NoWorkspaceError:
            pass  # deleted while this run was on its way; the next run says so
    return open_warehouse()


def draw_data() -> None:
    """Take the workspace from the address and, if there is one, let the reader choose the data."""
    workspace_id = links.free("workspace", default="", known=lambda _: True, shared=True)
    st.session_state[STATE] = None
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
    data = links.one(
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
    st.session_state[STATE] = DataInView(workspace_id, chosen, manifest)


def close_workspace() -> None:
    """Leave the workspace; its id goes out of the address."""
    links.forget("workspace")
    links.forget("data")
    st.session_state[STATE] = None


def data_in_words() -> str:
    """Return which data are in view, to stand before what is in view; nothing for the catalogue."""
    opened = data_in_view()
    if opened is None:
        return ""
    name = as_text(opened.manifest.name)
    return {
        "mine": f"**“{name}” alone:** ",
        "merged": f"**“{name}” with the catalogue:** ",
        "catalogue": f"**The catalogue without “{name}”:** ",
    }[opened.data]
