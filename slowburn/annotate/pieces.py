"""Cutting a long text into pieces, at places where little is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 50_000
"""Characters of a piece: a few dozen pages, little memory."""

PLACES_TO_CUT = ("\n\n", "\n", ". ", " ")


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Yield the pieces of the text with where each begins, cut at paragraphs where there are any.

    Failing that, the cut is at a line end, a sentence end or a space; a row of characters without
    any is cut where it is too long.
    """
    start = 0
    while len(text) - start > longest:
        end = start + longest
        for place in PLACES_TO_CUT:
            found = text.rfind(place, start + longest // 2, end)
            if found != -1:
                end = found + len(place)
                break
        yield start, text[start:end]
        start = end
    yield start, text[start:]
