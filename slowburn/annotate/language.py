"""spaCy as it is used here: tokens and their dictionary forms, without a model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma
import spacy
from spacy.attrs import NORM

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

WITH_DICTIONARY = {"en"}
"""Languages whose words are reduced to their dictionary form."""


def pipeline(code: str) -> Language:
    """Return a pipeline for the language that finds tokens.

    A token's ``NORM`` is its dictionary form in lower case: spaCy keeps it with the vocabulary, so
    that every word is looked up once, not every occurrence.
    """
    nlp = spacy.blank(code, config=_config(code))
    reduced = base_form(code)
    nlp.vocab.lex_attr_getters[NORM] = reduced
    for word in nlp.vocab:  # those that the tokenizer's exceptions brought in before
        word.norm_ = reduced(word.text)
    return nlp


def base_form(code: str) -> Callable[[str], str]:
    """Return the function from a word to its dictionary form in lower case."""
    if code not in WITH_DICTIONARY:
        return str.lower

    @lru_cache(maxsize=200_000)
    def reduced(word: str) -> str:
        lower = word.lower()
        return simplemma.lemmatize(lower, lang=code).lower() if lower.isalpha() else lower

    return reduced


def _config(code: str) -> dict[str, dict[str, dict[str, str]]]:
    # spaCy's own tokenizer for Korean needs a dictionary outside Python; its rules do not.
    if code != "ko":
        return {}
    return {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
