"""spaCy as it is used here: tokens and their dictionary forms, without a model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma
import spacy
from spacy.attrs import NORM

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from spacy.language import Language

WITH_DICTIONARY = {"en"}
"""Languages whose words are looked up in a dictionary of forms."""
SHORTEST_STEM = 2
WORDS_REMEMBERED = 200_000

# spaCy's own tokenizer for Korean needs a dictionary outside Python; its rules do not.
BY_RULES = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}


def pipeline(code: str, endings: Collection[str]) -> Language:
    """Return a pipeline for the language that finds tokens.

    A token's ``NORM`` is its dictionary form in lower case: spaCy keeps it with the vocabulary, so
    that every word is looked up once, not every occurrence.

    Args:
        code: The language.
        endings: What a word may end in without becoming another, for a language without dictionary.
    """
    nlp = spacy.blank(code, config={} if code in WITH_DICTIONARY else BY_RULES)
    nlp.tokenizer.max_cache_size = WORDS_REMEMBERED  # type: ignore[union-attr]
    reduced = _dictionary_form(code) if code in WITH_DICTIONARY else _stem(endings)
    nlp.vocab.lex_attr_getters[NORM] = reduced  # type: ignore[attr-defined]
    for word in nlp.vocab:  # those that the tokenizer's exceptions brought in before
        word.norm_ = reduced(word.text)
    return nlp


def _dictionary_form(code: str) -> Callable[[str], str]:
    @lru_cache(maxsize=WORDS_REMEMBERED)
    def reduced(word: str) -> str:
        lower = word.lower()
        return simplemma.lemmatize(lower, lang=code).lower() if lower.isalpha() else lower

    return reduced


def _stem(endings: Collection[str]) -> Callable[[str], str]:
    longest_first = sorted(endings, key=len, reverse=True)

    def reduced(word: str) -> str:
        lower = word.lower()
        for ending in longest_first:
            if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST_STEM:
                return lower.removesuffix(ending)
        return lower

    return reduced
