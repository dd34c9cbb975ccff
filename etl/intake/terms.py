"""What the words of a file mean: known terms and tropes, and suggestions for those unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.alike import MOST, likenesses
from etl.intake.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.intake.catalogue import Catalogue

ALIKE = 80
SUGGESTED = 3


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
        unsought: For how many of these, the least frequent, no words alike were sought.
    """

    mapped: dict[str, tuple[str, ...]]
    not_tropes: list[str]
    unmapped: list[UnknownTerm]
    unsought: int = 0


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
        len(unknown[MOST:]),
    )


def _suggestions(unknown: list[str], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    keys = list(catalogue.words)
    return {
        key: tuple(catalogue.words[keys[place]] for _, place in alike[:SUGGESTED])
        for key, alike in likenesses(unknown, keys, ALIKE).items()
    }
