"""Annotating text: megabytes a second on one core after warm-up, for several lengths."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING

from slowburn.annotate.annotator import Annotator
from slowburn.annotate.patterns import load
from slowburn.annotate.titles import catalogue_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1_000_000
PLAIN = (
    "The second half of the series was filmed in the north, and the light shows it.",
    "I watched it over two weekends with my mother, who knew every actor by name.",
    "Some scenes in the middle could have been shorter, but the music carries them.",
    "By the end I had written down four restaurants and the name of a small island.",
)
"""Sentences without tropes: in reviews most are."""
PLAIN_TO_ONE = 12


@dataclass(frozen=True, slots=True)
class AnnotatingFigures:
    """What annotating a text took.

    Attributes:
        megabytes: Size of the text in UTF-8.
        statements: Statements that were found.
        seconds: Processor time.
    """

    megabytes: float
    statements: int
    seconds: float


def measure_annotating(sizes: tuple[int, ...]) -> Iterator[AnnotatingFigures]:
    """Measure made-up reviews of so many megabytes: examples among plain sentences."""
    annotator = Annotator("en", catalogue_titles())
    annotator.annotate(_reviews(MEGABYTE))
    for size in sizes:
        text = _reviews(size * MEGABYTE)
        begin = time.process_time()
        found = annotator.annotate(text)
        seconds = time.process_time() - begin
        yield AnnotatingFigures(len(text.encode()) / MEGABYTE, len(found), seconds)


def _reviews(length: int) -> str:
    examples = [text for trope in load("en").examples.values() for text, _ in trope]
    plain = cycle(PLAIN)
    paragraphs = chain.from_iterable(
        (example, *islice(plain, PLAIN_TO_ONE), "\n\n") for example in cycle(examples)
    )
    parts: list[str] = []
    total = 0
    for part in paragraphs:
        if total >= length:
            break
        parts.append(part)
        total += len(part) + 1
    return " ".join(parts)
