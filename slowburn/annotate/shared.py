"""The annotators that a whole process shares: one for each language, made when it is first used.

Making one takes a second or two.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from slowburn.annotate.patterns import PATTERNS

if TYPE_CHECKING:
    from slowburn.annotate.annotator import Annotation, Annotator

HANGUL = range(0xAC00, 0xD7A4)
ENOUGH_TO_TELL = 20_000
"""Characters of a text by which its script is told."""

_MAKING = Lock()


def annotate_text(text: str, drama: str = "", language: str = "") -> list[Annotation]:
    """Return the statements about tropes in a text; any thread may ask.

    Args:
        text: Any text.
        drama: Title of the drama that it is about, if it is known.
        language: One of :func:`languages`; by default the script of the text decides.

    Raises:
        PatternError: If the language has no patterns.
    """
    with _MAKING:
        annotator = _shared(language or language_of(text))
    return annotator.annotate(text, drama)


def language_of(text: str) -> str:
    """Return the language that the script of a text speaks for: Korean or English."""
    letters = [letter for letter in text[:ENOUGH_TO_TELL] if letter.isalpha()]
    korean = sum(ord(letter) in HANGUL for letter in letters)
    return "ko" if 2 * korean > len(letters) else "en"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are patterns for."""
    return tuple(sorted(folder.name for folder in PATTERNS.iterdir() if folder.is_dir()))


@cache
def _shared(language: str) -> Annotator:
    # spaCy takes a second to import, which a server that starts need not wait for.
    from slowburn.annotate.annotator import Annotator
    from slowburn.annotate.titles import catalogue_titles

    return Annotator(language, catalogue_titles())
