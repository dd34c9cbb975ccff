"""What the annotator learns from: sentences and whole reviews, coded by hand.

``coded.csv`` holds single sentences that were written for one trope each, ``reviews.csv`` whole
reviews, sentence by sentence; both were written for this purpose. The patterns' examples join in.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from slowburn.annotate.patterns import PATTERNS, Stance, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    States = frozenset[tuple[str, Stance]]


@dataclass(frozen=True, slots=True)
class Text:
    """A coded text.

    Attributes:
        sentences: Its sentences, each with the statements that it makes.
        whole: Whether it is a review, not a sentence that stands for itself.
    """

    sentences: tuple[tuple[str, States], ...]
    whole: bool


def coded_texts(language: str) -> list[Text]:
    """Return everything that was coded in a language, reviews last.

    Raises:
        FileNotFoundError: If nothing was.
    """
    single: dict[str, set[tuple[str, Stance]]] = {}
    for text, trope, stance in [*_sentences(language), *_examples(language)]:
        states = single.setdefault(text, set())
        if stance:
            states.add((trope, stance))
    return [Text(((text, frozenset(states)),), whole=False) for text, states in single.items()] + [
        Text(tuple((row["text"], _states(row["states"])) for row in rows), whole=True)
        for _, rows in groupby(_rows(language, "reviews.csv"), itemgetter("review"))
    ]


def digest(language: str) -> str:
    """Return what tells this material from any other: it is kept beside what was learnt."""
    told = "\n".join(
        f"{text} | {' '.join(sorted(f'{trope}:{stance}' for trope, stance in states))}"
        for coded in coded_texts(language)
        for text, states in coded.sentences
    )
    return sha256(told.encode()).hexdigest()


def _sentences(language: str) -> Iterator[tuple[str, str, Stance | None]]:
    for row in _rows(language, "coded.csv"):
        yield row["text"], row["trope"], None if row["stance"] == "none" else Stance(row["stance"])


def _examples(language: str) -> Iterator[tuple[str, str, Stance | None]]:
    for trope, examples in load(language).examples.items():
        for text, stance in examples:
            yield text, trope, stance


def _states(cell: str) -> States:
    parts = (part.split() for part in cell.split(";") if part.strip())
    return frozenset((trope, Stance(stance)) for trope, stance in parts)


def _rows(language: str, name: str) -> Iterator[dict[str, str]]:
    with (PATTERNS / language / name).open(encoding="utf-8", newline="") as rows:
        yield from csv.DictReader(rows)
