"""What a session remembers of the texts that a person brings; nothing of it is on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from etl.uploads.decisions import Decisions

if TYPE_CHECKING:
    from etl.intake.titles import Named
    from slowburn.annotate.documents import Document
    from slowburn.ui.annotate.statements import Statement
    from slowburn.workspaces.store import Kept

STATE = "annotated_texts"


@dataclass(slots=True)
class Work:
    """Texts that were brought in one go, and what became of what is said in them.

    Attributes:
        way: How they were brought.
        documents: The texts.
        statements: What was found in them or added by hand, in the order of the texts.
        read_as: The language and the drama's title that they were last read with.
        unnamed: The drama of the documents that name none: one of the catalogue by its
            identifier, or a name as the person gives it.
        decisions: What becomes of the names of dramas.
        name: What the source is to be called.
        kept: The workspace, once it is kept.
        failed: Why it could not be kept.
    """

    way: str
    documents: list[Document]
    statements: list[Statement] = field(default_factory=list)
    read_as: tuple[str, str] | None = None
    unnamed: str | Named | None = None
    decisions: Decisions = field(default_factory=Decisions)
    name: str = ""
    kept: Kept | None = None
    failed: str = ""


def works() -> dict[str, Work]:
    """Return what was brought so far, by the way in which it came."""
    remembered: dict[str, Work] = st.session_state.setdefault(STATE, {})
    return remembered


def forget(work: Work) -> None:
    """Forget texts that were brought, and what was made of them."""
    works().pop(work.way, None)
