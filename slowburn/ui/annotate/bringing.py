"""Bringing texts: pasted, in a file, or the example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from etl.problems import DataProblems
from slowburn.annotate.documents import Document, DocumentError
from slowburn.annotate.limits import TextLimits
from slowburn.annotate.shared import languages
from slowburn.charts.words import counted
from slowburn.ui import controls
from slowburn.ui.annotate.reading import LINES, NONE, PLAIN, TABLES, read_texts
from slowburn.ui.annotate.session import Work, works
from slowburn.ui.text import as_text, quoted
from slowburn.ui.yourdata.session import MOST_LETTERS
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from slowburn.ui.annotate.reading import Brought

WAYS = {"paste": "Paste a text", "file": "Bring a file", "example": "See an example"}
LANGUAGE_NAMES = {"en": "English", "ko": "Korean"}
BY_SCRIPT = "auto"
EXAMPLES = BUNDLED_DATA / "examples"
FILE = "file_of_texts"
PASTED, FAULT = "pasted-text", "fault_of_pasted_text"


@dataclass(slots=True)
class File:
    """A file as it was dropped.

    Attributes:
        upload: Identity of the upload.
        name: What the person calls it; only ever shown.
        content: Its bytes.
        columns: Places of its columns of texts and dramas, if the person has said so.
        brought: What was read of it so.
    """

    upload: str
    name: str
    content: bytes
    columns: tuple[int, int] | None = None
    brought: Brought | None = None


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
    {"paste": _paste, "file": _bring_file, "example": _example}[way]()
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


def _bring_file() -> None:
    limits = TextLimits.from_environment()
    most = max(1, limits.text_bytes // 1_000_000)
    st.markdown(
        "A plain text (.txt, .md) is one document. JSON lines hold one a line, with `text`, and "
        "with `id` and `drama` if you have them. A table (.csv, .tsv, .xlsx) holds one a row, with "
        "a column of texts and, if there is one, a column of dramas."
    )
    dropped = st.file_uploader(
        "A file of texts",
        type=[ending.removeprefix(".") for ending in (*PLAIN, *LINES, *TABLES)],
        max_upload_size=most,
        key="dropped-texts",
        help=f"Up to {most:,} MB and {limits.documents:,} texts.",
    )
    st.download_button(
        "Template: a table of reviews",
        data=(EXAMPLES / "reviews.csv").read_bytes(),
        file_name="slowburn-template-reviews.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )
    file: File | None = st.session_state.get(FILE)
    if dropped is not None and (file is None or file.upload != dropped.file_id):
        file = File(dropped.file_id, dropped.name, dropped.getvalue())
        st.session_state[FILE] = file
    if file is not None:
        _show_file(file, limits)


def _show_file(file: File, limits: TextLimits) -> None:
    """Read a file, if it was not read in this way before, and say what was lost."""
    if file.brought is None:
        works().pop("file", None)
        try:
            with st.spinner("Reading the file"):
                file.brought = read_texts(file.name, file.content, limits, file.columns)
        except (DocumentError, DataProblems) as error:
            st.error(as_text(_reason(error)), icon=":material/error:")
            return
        if file.brought.documents:
            name = Path(file.name).stem.replace("_", " ")[:MOST_LETTERS]
            works()["file"] = Work("file", file.brought.documents, name=name)
    brought = file.brought
    if brought.columns:
        _choose_columns(file, brought)
    if not brought.documents:
        no_column = brought.columns and brought.roles[0] == NONE
        st.info(
            "Say above which column holds the texts."
            if no_column
            else f"The file {quoted(file.name)} holds no text. Bring another.",
            icon=":material/help:",
        )
    for sentence in brought.lost:
        st.warning(as_text(sentence), icon=":material/warning:")


def _reason(error: Exception) -> str:
    if isinstance(error, DataProblems):
        return " ".join(problem.reason for problem in error.problems)
    return str(error)


def _choose_columns(file: File, brought: Brought) -> None:
    """Let the person say which columns hold the texts and the dramas; then it is read again."""
    options = [NONE, *range(len(brought.columns))]
    keys = ("column-of-texts", "column-of-dramas")
    labels = ("Column of texts", "Column of dramas")
    for place, key, label, found in zip(
        st.columns(2, gap="medium"), keys, labels, brought.roles, strict=False
    ):
        st.session_state[key] = found
        place.selectbox(
            label,
            options,
            format_func=lambda at: "No column" if at == NONE else brought.columns[at],
            key=key,
            on_change=_read_again,
            args=(file, keys),
        )


def _read_again(file: File, keys: tuple[str, str]) -> None:
    text, drama = (st.session_state[key] for key in keys)
    file.columns = (text, drama)
    file.brought = None


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
