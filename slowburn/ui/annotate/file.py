"""Bringing a file of texts: read once, and again when other columns are said to hold them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from etl.problems import DataProblems
from slowburn.annotate.documents import DocumentError
from slowburn.annotate.limits import TextLimits
from slowburn.ui.annotate.reading import LINES, NONE, PLAIN, TABLES, read_texts
from slowburn.ui.annotate.session import Work, works
from slowburn.ui.text import as_text, quoted
from slowburn.ui.yourdata.session import MOST_LETTERS
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from slowburn.ui.annotate.reading import Brought

TEMPLATE = BUNDLED_DATA / "examples" / "reviews.csv"
FILE = "file_of_texts"


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


def bring_file() -> None:
    """Draw the field for a file, and what was read of the one that was dropped."""
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
        data=TEMPLATE.read_bytes(),
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
