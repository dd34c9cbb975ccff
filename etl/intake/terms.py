"""What the words of a file mean: known terms and tropes, and suggestions for those unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from etl.intake.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.intake.catalogue import Catalogue

ALIKE = 80
SUGGESTED = 3
MOST = 2000
"""Unknown words that suggestions are sought for, the most frequent first."""


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A word that is not in the list of terms.

    Attributes:
        term: The word as it is most often written.
        count: How often the file has it.
        suggestions: Known words that are alike, the likest first.
    """

    term: str
    count: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a file.

    Attributes:
        mapped: Known words that mean tropes: the tropes by word.
        not_tropes: Words that are known to mean no trope.
        unmapped: Words that are not known, the most frequent first.
    """

    mapped: dict[str, tuple[str, ...]]
    not_tropes: list[str]
    unmapped: list[UnknownTerm]


def match_terms(counts: Mapping[str, int], catalogue: Catalogue) -> Terms:
    """Return what the words mean; spellings that differ only in case and signs are one word.

    Args:
        counts: How often the file has each word.
        catalogue: The known words.
    """
    spellings: dict[str, dict[str, int]] = {}
    for word, count in counts.items():
        of_word = spellings.setdefault(plain(word), {})
        of_word[word] = of_word.get(word, 0) + count
    usual = {key: max(ways, key=lambda way: ways[way]) for key, ways in spellings.items()}
    known = {key: catalogue.tropes[key] for key in spellings if key in catalogue.tropes}
    unknown = sorted(
        (key for key in spellings if key not in known),
        key=lambda key: (-sum(spellings[key].values()), usual[key]),
    )
    suggestions = _suggestions(unknown[:MOST], catalogue)
    return Terms(
        {usual[key]: tuple(sorted(tropes)) for key, tropes in known.items() if tropes},
        [usual[key] for key, tropes in known.items() if not tropes],
        [
            UnknownTerm(usual[key], sum(spellings[key].values()), suggestions.get(key, ()))
            for key in unknown
        ],
    )


def _suggestions(unknown: list[str], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    if not unknown:
        return {}
    keys = list(catalogue.words)
    scores = process.cdist(
        unknown, keys, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1
    )
    found: dict[str, tuple[str, ...]] = {}
    for key, row in zip(unknown, scores, strict=True):
        alike = sorted(row.nonzero()[0], key=lambda at: -int(row[at]))[:SUGGESTED]
        if alike:
            found[key] = tuple(catalogue.words[keys[at]] for at in alike)
    return found
