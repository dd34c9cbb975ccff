"""Keeping the accepted statements as a source in a workspace of its own."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from etl.uploads.coded import Coded, Named, Text, coded_tables
from etl.uploads.sources import name_on_screen
from slowburn.charts.words import counted
from slowburn.ui.annotate.dramas import dramas_of
from slowburn.ui.annotate.session import forget
from slowburn.ui.annotate.statements import Verdict, quotation
from slowburn.ui.annotate.tables import drama_counts
from slowburn.ui.pages import link_to
from slowburn.ui.text import as_text
from slowburn.ui.yourdata.keeping import show_kept
from slowburn.ui.yourdata.session import MOST_LETTERS, titles
from slowburn.warehouse.connection import open_warehouse
from slowburn.workspaces.errors import WorkspaceError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.store import keep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.uploads.coded import About
    from slowburn.ui.annotate.dramas import Dramas
    from slowburn.ui.annotate.session import Work
    from slowburn.ui.annotate.statements import Statement
    from slowburn.workspaces.store import Kept

KINDS = {
    "reviews": "Reviews by viewers",
    "editorial": "An essay or an article",
    "upload": "Something else",
}
LONGEST_ADDRESS = 2000
LINKED = 5
"""Dramas that a link leads to; the page Drama finds the others."""


def keep_it(work: Work, dramas: Dramas) -> None:
    """Draw what is asked before the statements are kept."""
    accepted = [each for each in work.statements if each.verdict is Verdict.ACCEPTED]
    taken = [each for each in accepted if dramas.of_texts[each.document]]
    _what_is_kept(work, dramas.taken, len(accepted), len(taken))
    work.name = (
        st.text_input(
            "Name of the source",
            value=work.name,
            max_chars=MOST_LETTERS,
            key=f"source-name-{work.way}",
            placeholder="Who says it: “Anna's reviews”, “Essay in …”",
        )
        or ""
    )
    name = name_on_screen(work.name)
    if name and name != work.name.strip():
        st.caption(f"It will be shown as “{as_text(name)}”.")
    left, right = st.columns(2, gap="medium")
    kind = left.selectbox("What it is", list(KINDS), format_func=KINDS.__getitem__, key="kind")
    url = right.text_input(
        "Its address, if it has one", max_chars=LONGEST_ADDRESS, key="source-url"
    ).strip()
    quote = st.checkbox(
        "Also keep the words that bear each statement out",
        key="keep-quotations",
        help="Without this a statement's evidence only names the pattern and the cue. With it, "
        "whoever has the link reads these words.",
    )
    whole = st.checkbox(
        "Also keep the whole texts",
        key="keep-texts",
        help="They lie on this server in the workspace's folder, and whoever has its link can "
        "read them on this page. They go when the workspace is deleted or ends.",
    )
    faulty = url and not _is_address(url)
    if faulty:
        st.error("An address begins with https:// or http://.", icon=":material/error:")
    st.button(
        "Keep them as a source",
        key="keep-statements",
        type="primary",
        icon=":material/bookmark_add:",
        disabled=not (name and taken) or bool(faulty),
        on_click=_keep,
        args=(work, taken, Named(name, kind, url or None)),
        kwargs={"quote": quote, "whole": whole},
    )
    if work.failed:
        st.error(as_text(work.failed), icon=":material/error:")


def tell_kept(work: Work, kept: Kept) -> None:
    """Draw the workspace that was just kept, what it holds of each drama, and where to see it."""
    dramas = dramas_of(work)
    show_kept(kept, partial(forget, work), **_trends(dramas))
    st.markdown("**What it says of each drama**")
    with st.container(horizontal=True, gap="small"):
        for drama_id, name in islice(dramas.names.items(), LINKED):
            link_to("drama", as_text(name), workspace=kept.id, drama=drama_id)
    counts = drama_counts(work, dramas, [Verdict.ACCEPTED])
    st.dataframe(counts, hide_index=True, alt="Statements kept, by drama and stance")


def _what_is_kept(work: Work, abouts: Sequence[About], accepted: int, taken: int) -> None:
    days = WorkspaceLimits.from_environment().workspace_days
    waiting = sum(each.verdict is Verdict.WAITING for each in work.statements)
    st.markdown(
        f"**{counted(taken, 'statement')}** on {counted(len(abouts), 'drama')} will be kept, as a "
        "source of a **workspace** with a link that nobody can guess. Only you have it, and "
        f"whoever you pass it on to. It ends after {counted(days, 'day')} unless you extend it. "
        "The texts themselves are not kept unless you say so below."
    )
    left_out = []
    if waiting:
        left_out.append(f"{counted(waiting, 'statement')} not looked at yet")
    if accepted > taken:
        left_out.append(f"{counted(accepted - taken, 'statement')} on no drama that is chosen")
    if left_out:
        st.info(f"Not kept: {' and '.join(left_out)}.", icon=":material/pending:")


def _keep(
    work: Work, statements: Sequence[Statement], source: Named, *, quote: bool, whole: bool
) -> None:
    work.failed = ""
    dramas = dramas_of(work)  # anew: the country of new dramas is chosen after the rest is drawn
    coded = [
        Coded(
            dramas.of_texts[each.document] or "",
            each.trope,
            each.stance,
            each.confidence,
            _locator(work, each),
            _evidence(work, each, quote=quote),
        )
        for each in statements
    ]
    texts = [
        Text(drama_id, document.id, document.text)
        for document, drama_id in zip(work.documents, dramas.of_texts, strict=True)
        if drama_id and whole
    ]
    try:
        work.kept = keep(coded_tables(source, dramas.taken, coded, texts), source.name)
    except WorkspaceError as error:
        work.failed = str(error)
    except OSError as error:
        work.failed = (
            f"The workspace could not be written: {error.strerror}. Nothing was kept; try again "
            "later, or on a machine of your own."
        )


def _locator(work: Work, statement: Statement) -> str:
    name = name_on_screen(work.documents[statement.document].id) or str(statement.document + 1)
    if statement.end == statement.start:
        return name
    return f"{name}, characters {statement.start:,} to {statement.end:,}"


def _evidence(work: Work, statement: Statement, *, quote: bool) -> str:
    """Return why a statement is made; only if asked for with the words that say so."""
    words = quotation(work.documents[statement.document].text, statement) if quote else ""
    return f"“{words}” ({statement.reason})" if words else f"Pattern: {statement.reason}"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _trends(dramas: Dramas) -> dict[str, str]:
    """Return the filter that lets most of the dramas be seen: the first view is Korean."""
    known = [each.drama_id for each in dramas.taken if each.drama_id in titles().titles]
    sql = "SELECT count(*) FROM drama WHERE country = 'KR' AND list_contains($known, drama_id)"
    cursor = open_warehouse().connection.cursor()
    [(korean,)] = cursor.execute(sql, {"known": known}).fetchall()
    korean += sum(each.country == "KR" for each in dramas.taken)
    return {} if 2 * korean >= len(dramas.taken) else {"country": "all"}
