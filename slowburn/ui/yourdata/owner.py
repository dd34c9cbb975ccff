"""For whoever has the owner key of the workspace that is open: extend it, or delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.data_in_view import data_in_view
from slowburn.ui.text import as_text
from slowburn.ui.workspace_choice import close_workspace
from slowburn.workspaces.errors import WorkspaceError
from slowburn.workspaces.opening import close_all
from slowburn.workspaces.store import delete, extend

if TYPE_CHECKING:
    from slowburn.ui.data_in_view import DataInView

DONE, FAILED = "workspace-done", "workspace-failed"


def own_workspace() -> None:
    """Show the workspace that is open, if one is, and what its owner can do with it."""
    if done := st.session_state.pop(DONE, None):
        st.success(done, icon=":material/check:")
    if failed := st.session_state.pop(FAILED, None):
        st.error(failed, icon=":material/error:")
    opened = data_in_view()
    if opened is None:
        return
    manifest = opened.manifest
    with st.container(border=True):
        st.header(f"The workspace “{as_text(manifest.name)}”", anchor=False)
        st.markdown(
            f"{counted(manifest.rows.get('drama', 0), 'drama')} and "
            f"{counted(manifest.rows.get('annotation', 0), 'statement')}. It ends on "
            f"{manifest.ends:%d %B %Y}."
        )
        with st.expander("Extend or delete it", icon=":material/key:"):
            key = st.text_input("Owner key", type="password", autocomplete="off", key="owner-key")
            with st.container(horizontal=True, gap="small"):
                for label, icon, act in (
                    ("Extend", ":material/event_repeat:", _extend),
                    ("Delete for good", ":material/delete:", _delete),
                ):
                    st.button(
                        label,
                        key=f"workspace-{label.split()[0].lower()}",
                        icon=icon,
                        disabled=not key,
                        on_click=act,
                        args=(opened, key),
                    )
        st.button(
            "Close it on this screen",
            key="close-workspace",
            type="tertiary",
            on_click=close_workspace,
        )


def _extend(opened: DataInView, key: str) -> None:
    try:
        manifest = extend(opened.workspace_id, key)
    except WorkspaceError as error:
        st.session_state[FAILED] = str(error)
    else:
        st.session_state[DONE] = f"The workspace now ends on {manifest.ends:%d %B %Y}."


def _delete(opened: DataInView, key: str) -> None:
    try:
        delete(opened.workspace_id, key)
    except WorkspaceError as error:
        st.session_state[FAILED] = str(error)
    else:
        close_all()
        close_workspace()
        st.session_state[DONE] = "The workspace is deleted. Its link leads nowhere now."
