"""What coded sentences teach: how far the words of a sentence speak for each trope.

Ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634) of what was coded on
the words of the sentences and their neighbouring pairs, weighted by rarity (tf-idf, each sentence
of length one). It is linear, so every score is a sum over words, and can be explained by them.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import lsqr
from spacy.attrs import NORM

from slowburn.annotate.patterns import PATTERNS, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    Coded = tuple[str, str, Stance | None]
    Ids = NDArray[np.uint64]
    Scores = NDArray[np.float32]

SHRINKAGE = 1.0
CLOSE = 1e-2
"""How near to the exact solution the weights come: nearer changes no second digit of a score."""
UNSEEN = 80.0
"""What a word that was never seen adds to a sentence's squared length: as much as a rare one."""
SHORTEST = 40.0
"""The least length of a sentence, that of a dozen words."""
NEIGHBOUR = 0.5
"""Share of the strongest word that a word beside it needs to be part of the evidence."""


def coded_sentences(language: str) -> list[Coded]:
    """Return sentences with the trope that each was written for and what it says of it.

    A language without such sentences has none.
    """
    path = PATTERNS / language / "coded.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            (row["text"], row["trope"], None if row["stance"] == "none" else Stance(row["stance"]))
            for row in csv.DictReader(rows)
        ]


class Learned:
    """Weights of words and pairs of words for tropes and stances, learnt from coded sentences.

    Attributes:
        columns: For each trope the number of its column of scores. As many columns further on is
            the score for its being avoided.
    """

    def __init__(self, nlp: Language, coded: Sequence[Coded], skipped: Collection[str]) -> None:
        """Learn from the sentences.

        Args:
            nlp: The language's pipeline.
            coded: Sentences with the trope and the stance.
            skipped: Words that are in nearly every sentence and tell nothing.
        """
        docs = [
            doc.to_array([NORM]).ravel().astype(np.uint64)
            for doc in nlp.pipe(text for text, *_ in coded)
        ]
        norms, ends = np.concatenate(docs), np.cumsum([len(doc) for doc in docs])
        strings = nlp.vocab.strings
        found = np.unique(norms)
        telling = [
            any(map(str.isalnum, word)) and word not in skipped
            for word in (strings[int(norm)] for norm in found)
        ]
        self._skipped = found[~np.array(telling)]
        self._words = found[telling]
        self._pairs = np.empty(0, np.int64)
        tropes = dict.fromkeys(trope for _, trope, _ in coded)
        self.columns = {trope: at for at, trope in enumerate(tropes)}
        _, pairs = self._cells(norms, ends)
        self._pairs = np.unique(pairs[1])
        present = self._present(norms, ends)
        spread = np.asarray(present.sum(axis=0)).ravel()
        self._rarity = (np.log(len(coded) / np.maximum(spread, 1)) + 1).astype(np.float32)
        given = self._weighed(present, np.zeros(len(coded), np.int64))
        wanted = np.zeros((len(coded), 2 * len(tropes)), np.float32)
        for row, (_, trope, stance) in enumerate(coded):
            wanted[row, self.columns[trope]] = stance is not None
            wanted[row, self.columns[trope] + len(tropes)] = stance is Stance.AVOIDED
        self._weights = np.stack(
            [
                lsqr(given, column, damp=SHRINKAGE**0.5, atol=CLOSE, btol=CLOSE)[0]
                for column in wanted.T
            ],
            axis=1,
        ).astype(np.float32)

    def scores(self, norms: Sequence[int], ends: Sequence[int]) -> Scores:
        """Return a row of scores for each sentence: near 1 for a clear case, else near 0.

        Args:
            norms: The dictionary forms of all tokens.
            ends: The token after each sentence's last.
        """
        ids = np.array(norms, np.uint64)
        sentence = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        unseen = ~np.isin(ids, self._skipped) & (self._known(ids) < 0)
        counted = np.bincount(sentence[unseen], minlength=len(ends))
        rows = self._weighed(self._present(ids, np.array(ends)), counted)
        return np.asarray(rows @ self._weights)

    def evidence(self, norms: Sequence[int], trope: str) -> tuple[int, int]:
        """Return where in a sentence the words are that speak most for the trope.

        Args:
            norms: The dictionary forms of the sentence's tokens.
            trope: The trope.
        """
        known = self._known(np.array(norms, np.uint64))
        weights = self._weights[:, self.columns[trope]] * self._rarity
        told = np.where(known >= 0, weights[known], 0)
        start = int(told.argmax())
        enough, end = NEIGHBOUR * told[start], start + 1
        while start and told[start - 1] > enough:
            start -= 1
        while end < len(told) and told[end] > enough:
            end += 1
        return start, end

    def _known(self, norms: Ids) -> NDArray[np.int64]:
        """Return the number of each word, -1 for one that was not among the sentences."""
        at = np.minimum(np.searchsorted(self._words, norms), len(self._words) - 1)
        return np.where(self._words[at] == norms, at, -1)

    def _cells(self, norms: Ids, ends: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
        """Return rows and numbers of the words, and rows and keys of the pairs."""
        sentence = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        kept = ~np.isin(norms, self._skipped)
        word, sentence = self._known(norms[kept]), sentence[kept]
        beside = (sentence[1:] == sentence[:-1]) & (word[1:] >= 0) & (word[:-1] >= 0)
        keys = word[:-1] * len(self._words) + word[1:]
        known = word >= 0
        return (
            np.stack([sentence[known], word[known]]),
            np.stack([sentence[1:][beside], keys[beside]]),
        )

    def _present(self, norms: Ids, ends: NDArray[np.int64]) -> csr_array:
        """Return a row a sentence with 1 for each word and pair that is in it."""
        words, (row, keys) = self._cells(norms, ends)
        at = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        known = self._pairs[at] == keys
        rows = np.concatenate([words[0], row[known]])
        columns = np.concatenate([words[1], at[known] + len(self._words)])
        cells = csr_array(
            (np.ones(len(rows), np.float32), (rows, columns)),
            shape=(len(ends), len(self._words) + len(self._pairs)),
        )
        cells.sum_duplicates()
        cells.data[:] = 1
        return cells

    def _weighed(self, present: csr_array, unseen: NDArray[np.int64]) -> csr_array:
        """Return the rows weighted by rarity, each of length one; unseen words add to the length.

        A short sentence counts as if it were longer, or its one word would say everything.
        """
        cells = present.copy()
        cells.data *= self._rarity[cells.indices]
        squares = np.asarray((cells * cells).sum(axis=1)).ravel() + UNSEEN * unseen
        lengths = np.maximum(np.sqrt(squares), SHORTEST)
        cells.data /= np.repeat(lengths, np.diff(cells.indptr)).astype(np.float32)
        return cells
