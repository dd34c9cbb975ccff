"""Bringing texts: pasted, in a file, or the example."""

from __future__ import annotations

from functools import cache

import streamlit as st

from slowburn.annotate.documents import Document
from slowburn.annotate.limits import TextLimits
from slowburn.annotate.shared import languages
from slowburn.charts.words import counted
from slowburn.ui import controls
from slowburn.ui.annotate.file import bring_file
from slowburn.ui.annotate.session import Work, works
from slowburn.warehouse.home import BUNDLED_DATA

WAYS = {"paste": "Paste a text", "file": "Bring a file", "example": "See an example"}
LANGUAGE_NAMES = {"en": "English", "ko": "Korean"}
BY_SCRIPT = "auto"
EXAMPLES = BUNDLED_DATA / "examples"
PASTED, FAULT = "pasted-text", "fault_of_pasted_text"


def bring() -> tuple[Work | None, str]:
    """Draw the ways to bring texts; return the texts, if there are any, and their language.

    The language is empty where the script of each text decides.
    """
    way = controls.one(
        "How to bring a text",
        "bring",
        list(WAYS),
        default="paste",
        words=WAYS.__getitem__,
        widget=st.segmented_control,
        required=True,
    )
    named = {BY_SCRIPT: "By its script"} | {
        code: LANGUAGE_NAMES.get(code, code) for code in languages()
    }
    language = controls.one(
        "Language",
        "language",
        list(named),
        default=BY_SCRIPT,
        words=named.__getitem__,
        width=240,
        help="There are patterns for English, and for a few tropes in Korean.",
    )
    {"paste": _paste, "file": bring_file, "example": _example}[way]()
    return works().get(way), "" if language == BY_SCRIPT else language


def _paste() -> None:
    with st.form("paste", border=False):
        st.text_area(
            "The text",
            height=220,
            key=PASTED,
            placeholder="A review, an essay, a post: anything that tells of one drama.",
        )
        st.form_submit_button(
            "Find statements",
            type="primary",
            icon=":material/search:",
            key="find-statements",
            on_click=_take_pasted,
        )
    if fault := st.session_state.pop(FAULT, None):
        st.info(fault, icon=":material/arrow_upward:")


def _take_pasted() -> None:
    text = st.session_state[PASTED]
    limits = TextLimits.from_environment()
    before = works().get("paste")
    if len(text.encode(errors="replace")) > limits.text_bytes:
        st.session_state[FAULT] = (
            f"The page reads {limits.text_bytes / 1e6:,.1f} MB at once, and this is more. Bring it "
            "in parts, or use the command line, which has no limit."
        )
    elif not text.strip():
        works().pop("paste", None)
        st.session_state[FAULT] = "There is no text yet: paste one above."
    elif before is None or before.documents[0].text != text:
        works()["paste"] = Work("paste", [Document("Pasted text", text)])


def _example() -> None:
    works().setdefault(
        "example", Work("example", list(_example_documents()), name="Example review")
    )


@cache
def _example_documents() -> tuple[Document, ...]:
    return (Document("Example", (EXAMPLES / "review.txt").read_text(encoding="utf-8")),)


def told(work: Work) -> str:
    """Return how much was brought, in words."""
    words = sum(len(document.text.split()) for document in work.documents)
    return f"{counted(len(work.documents), 'text')}, {counted(words, 'word')}"
