"""Which words and neighbouring pairs of words are in each sentence, as rows of a sparse matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    Ids = NDArray[np.uint64]


class Bags:
    """The words and pairs that are known, to be counted in sentences.

    Attributes:
        words: Identifiers of the words, in order.
        pairs: Of each pair, in order: the number of its first word times the number of words, plus
            the number of its second.
        skipped: Identifiers of words that are passed over.
    """

    def __init__(
        self, nlp: Language, words: Sequence[str], skipped: Sequence[str], pairs: NDArray[np.int64]
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
        self.pairs = pairs

    def known(self, norms: Ids) -> NDArray[np.int64]:
        """Return the number of each word, -1 for one that was not among the sentences."""
        at = np.minimum(np.searchsorted(self.words, norms), len(self.words) - 1)
        return np.where(self.words[at] == norms, at, -1)

    def cells(self, norms: Ids, ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
        """Return rows and numbers of the words, and rows and keys of the pairs."""
        sentence = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        kept = ~np.isin(norms, self.skipped)
        word, sentence = self.known(norms[kept]), sentence[kept]
        beside = (sentence[1:] == sentence[:-1]) & (word[1:] >= 0) & (word[:-1] >= 0)
        keys = word[:-1] * len(self.words) + word[1:]
        known = word >= 0
        return (
            np.stack([sentence[known], word[known]]),
            np.stack([sentence[1:][beside], keys[beside]]),
        )

    def present(self, norms: Ids, ends: NDArray[np.int64]) -> csr_array:
        """Return a row a sentence with 1 for each word and pair that is in it."""
        words, (row, keys) = self.cells(norms, ends)
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        known = self.pairs[at] == keys
        rows = np.concatenate([words[0], row[known]])
        columns = np.concatenate([words[1], at[known] + len(self.words)])
        cells = csr_array(
            (np.ones(len(rows), np.float32), (rows, columns)),
            shape=(len(ends), len(self.words) + len(self.pairs)),
        )
        cells.sum_duplicates()
        cells.data[:] = 1
        return cells

    def unseen(self, norms: Ids, ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how many words of each sentence are not known."""
        sentence = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        unseen = ~np.isin(norms, self.skipped) & (self.known(norms) < 0)
        return np.bincount(sentence[unseen], minlength=len(ends))
