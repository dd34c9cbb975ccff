"""One annotator of English for all tests, and its statements in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slowburn.annotate.annotator import Annotator
from slowburn.annotate.titles import catalogue_titles

if TYPE_CHECKING:
    from collections.abc import Callable

    Statements = set[tuple[str, str]]


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The annotator of English texts, with the catalogue's titles."""
    return Annotator("en", catalogue_titles())


@pytest.fixture(scope="session")
def said(annotator: Annotator) -> Callable[..., Statements]:
    """What a text says, as pairs of trope and stance."""

    def say(text: str, drama: str = "") -> Statements:
        return {(each.trope, each.stance) for each in annotator.annotate(text, drama)}

    return say
