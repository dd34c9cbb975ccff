"""Step 5: keep it as a workspace; its link, and its owner key, which is shown once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from etl.uploads.sources import name_on_screen
from etl.uploads.tables import rename
from slowburn.charts.words import counted
from slowburn.ui.pages import link_to
from slowburn.ui.text import as_text
from slowburn.ui.yourdata.draft import draft_of
from slowburn.ui.yourdata.session import MOST_LETTERS, check_all, start_anew
from slowburn.workspaces.errors import WorkspaceError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.store import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.ui.yourdata.draft import Draft
    from slowburn.ui.yourdata.session import Session
    from slowburn.workspaces.store import Kept


def keep_it(state: Session) -> bool:
    """Draw the step; it is the last, so none can begin after it."""
    if state.kept:
        show_kept(state.kept, start_anew, **_country(state))
        return False
    check_all(state.files)
    days = WorkspaceLimits.from_environment().workspace_days
    st.markdown(
        "What you bring is kept as a **workspace** with a link that nobody can guess. It is listed "
        "nowhere: only you have the link, and whoever you pass it on to. It ends after "
        f"{counted(days, 'day')} unless you extend it, and you can delete it at any time. The file "
        "itself is not kept, only the dramas, words and statements taken from it."
    )
    called = st.text_input(
        "Name of the workspace",
        value=state.name,
        max_chars=MOST_LETTERS,
        key="workspace-name",
        help="Its source is called so on every page. Letters, digits and simple signs.",
    )
    state.called = called or ""
    name = name_on_screen(state.called)
    if name != state.called.strip() and name:
        st.caption(f"It will be shown as “{as_text(name)}”.")
    draft = draft_of(state)
    st.button(
        "Keep it",
        key="keep",
        type="primary",
        icon=":material/bookmark_add:",
        disabled=not name,
        on_click=_keep,
        args=(state, draft, name),
    )
    if state.failed:
        st.error(as_text(state.failed), icon=":material/error:")
    return False


def _keep(state: Session, draft: Draft, name: str) -> None:
    state.failed = ""
    rename(draft.upload, name)
    try:
        state.kept = keep(draft.upload.tables, name)
    except WorkspaceError as error:
        state.failed = str(error)
    except OSError as error:
        state.failed = (
            f"The workspace could not be written: {error.strerror}. Nothing was kept; try again "
            "later, or on a machine of your own."
        )


def address_of_workspace(workspace_id: str, page: str = "trends") -> str:
    """Return the whole address of a page with a workspace, to be passed on."""
    here = urlsplit(st.context.url or "")
    root = here.path.rsplit("/", 1)[0]
    query = urlencode({"workspace": workspace_id})
    return urlunsplit((here.scheme, here.netloc, f"{root}/{page}", query, ""))


def show_kept(kept: Kept, begin_anew: Callable[[], None], **trends: str) -> None:
    """Show a workspace that was just kept: its link, its owner key, and where to go from here.

    Args:
        kept: The workspace.
        begin_anew: What lets the person bring other data.
        trends: Parameters with which the page Trends shows the workspace.
    """
    ends = datetime.fromisoformat(kept.manifest.expires)
    st.success(
        f"“{as_text(kept.manifest.name)}” is kept until {ends:%d %B %Y}.",
        icon=":material/check:",
    )
    st.markdown("**The link.** Whoever has it sees your data. Keep it like a door key.")
    st.code(address_of_workspace(kept.id), language=None, wrap_lines=True)
    st.markdown(
        "**The owner key.** It extends and deletes the workspace. It is shown only here and only "
        "now, and cannot be had again; do not pass it on with the link."
    )
    st.code(kept.owner_key, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        link_to("trends", "See it on Trends", workspace=kept.id, **trends)
        link_to("disagreement", "Compare it with other sources", workspace=kept.id)
        link_to("yourdata", "Extend or delete it", workspace=kept.id)
    st.button(
        "I have saved both: bring other data",
        key="anew",
        icon=":material/restart_alt:",
        on_click=begin_anew,
    )


def _country(state: Session) -> dict[str, str]:
    """Return the filter that lets most of the upload be seen: the first view is Korean."""
    sql = "SELECT coalesce(avg(CASE WHEN country = 'KR' THEN 1 ELSE 0 END), 0) FROM drama"
    [(korean,)] = draft_of(state).upload.tables.execute(sql).fetchall()
    return {} if korean >= 1 / 2 else {"country": "all"}
