"""For whoever has the owner key of the workspace that is open: extend it, or delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.data_in_view import close_workspace, data_in_view
from slowburn.ui.text import as_text
from slowburn.workspaces.errors import WorkspaceError
from slowburn.workspaces.opening import close_all
from slowburn.workspaces.store import delete, extend

if TYPE_CHECKING:
    from slowburn.ui.data_in_view import DataInView

DONE = "workspace-done"


def own_workspace() -> None:
    """Show the workspace that is open, if one is, and what its owner can do with it."""
    done = st.session_state.pop(DONE, None)
    if done:
        st.success(done, icon=":material/check:")
    opened = data_in_view()
    if opened is None:
        return
    manifest = opened.manifest
    with st.container(border=True):
        st.subheader(f"The workspace “{as_text(manifest.name)}”", anchor=False)
        st.markdown(
            f"{counted(manifest.rows.get('drama', 0), 'drama')} and "
            f"{counted(manifest.rows.get('annotation', 0), 'statement')}. It ends on "
            f"{manifest.ends:%d %B %Y}."
        )
        with st.expander("Extend or delete it", icon=":material/key:"):
            key = st.text_input("Owner key", type="password", autocomplete="off", key="owner-key")
            with st.container(horizontal=True, gap="small"):
                if st.button("Extend", icon=":material/event_repeat:", disabled=not key):
                    _extend(opened, key)
                if st.button("Delete for good", icon=":material/delete:", disabled=not key):
                    _delete(opened, key)
        st.button("Close it on this screen", on_click=close_workspace, type="tertiary")


def _extend(opened: DataInView, key: str) -> None:
    try:
        manifest = extend(opened.workspace_id, key)
    except WorkspaceError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.session_state[DONE] = f"The workspace now ends on {manifest.ends:%d %B %Y}."
    st.rerun()


def _delete(opened: DataInView, key: str) -> None:
    try:
        delete(opened.workspace_id, key)
    except WorkspaceError as error:
        st.error(str(error), icon=":material/error:")
        return
    close_all()
    close_workspace()
    st.session_state[DONE] = "The workspace is deleted. Its link leads nowhere now."
    st.rerun()
