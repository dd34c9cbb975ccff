"""Which data the pages of this run rest on: the catalogue, an upload, or both together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.text import as_text
from slowburn.warehouse.connection import Warehouse, open_warehouse
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.opening import open_workspace

if TYPE_CHECKING:
    from slowburn.workspaces.manifest import WorkspaceManifest
    from slowburn.workspaces.opening import Data

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


def put_in_view(opened: DataInView | None) -> None:
    """Let the pages of this session rest on a workspace, or on the catalogue alone."""
    st.session_state[STATE] = opened


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
