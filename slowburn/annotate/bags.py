"""Which words, pairs of words and words of the sentence before each sentence has: a sparse row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from spacy.language import Language

    Ids = NDArray[np.uint64]
    Numbers = NDArray[np.int64]


NO_WORD = 0
"""Stands in a sentence where there is a token that is none of its words."""


class Bags:
    """The words and pairs that are known, to be looked for in sentences.

    Attributes:
        words: Identifiers of the words, in order.
        pairs: Of each pair, in order: the number of its first word times the number of words, plus
            the number of its second.
        skipped: Identifiers of words that are passed over, :data:`NO_WORD` first.
    """

    def __init__(
        self, nlp: Language, words: Iterable[str], skipped: Iterable[str], pairs: Numbers
    ) -> None:
        """Know these words and pairs.

        Args:
            nlp: The language's pipeline.
            words: Dictionary forms.
            skipped: Dictionary forms that are passed over.
            pairs: As in the attribute, counted on the words in the order of their identifiers.
        """
        strings = nlp.vocab.strings
        self.words, self.skipped = (
            np.sort(np.array([strings.add(str(word)) for word in given], np.uint64))
            for given in (words, skipped)
        )
        self.skipped = np.insert(self.skipped, 0, NO_WORD)
        self.pairs = pairs

    @property
    def columns(self) -> int:
        """How many columns a row has: the words, the pairs, the words of the sentence before."""
        return 2 * len(self.words) + len(self.pairs)

    def known(self, norms: Ids) -> Numbers:
        """Return the number of each word, -1 for one that is not known."""
        at = np.minimum(np.searchsorted(self.words, norms), len(self.words) - 1)
        return np.where(self.words[at] == norms, at, -1)

    def cells(self, norms: Ids, ends: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return sentences and numbers of the words, the same of the pairs; sentences of unknown.

        Args:
            norms: The dictionary forms of all tokens.
            ends: The token after each sentence's last.
        """
        sentence = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        kept = ~np.isin(norms, self.skipped)
        word, sentence = self.known(norms[kept]), sentence[kept]
        beside = (sentence[1:] == sentence[:-1]) & (word[1:] >= 0) & (word[:-1] >= 0)
        keys = word[:-1] * len(self.words) + word[1:]
        known = word >= 0
        return (
            np.stack([sentence[known], word[known]]),
            np.stack([sentence[1:][beside], keys[beside]]),
            sentence[~known],
        )

    def present(self, norms: Ids, ends: Numbers) -> tuple[csr_array, Numbers]:
        """Return a row a sentence with 1 for what it has, and how many of its words are unknown."""
        (row, word), (pair_row, keys), unknown = self.cells(norms, ends)
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        found = self.pairs[at] == keys
        followed = row + 1 < len(ends)
        rows = np.concatenate([row, pair_row[found], row[followed] + 1])
        columns = np.concatenate(
            [
                word,
                at[found] + len(self.words),
                word[followed] + len(self.words) + len(self.pairs),
            ]
        )
        cells = csr_array(
            (np.ones(len(rows), np.float32), (rows, columns)), shape=(len(ends), self.columns)
        )
        cells.sum_duplicates()
        cells.data[:] = 1
        return cells, np.bincount(unknown, minlength=len(ends))
