"""What coded texts teach: how far the words of a sentence speak for each trope and each stance.

Learnt beforehand by ``slowburn/annotate/learning``. The scores are linear, so every one is a sum
over words and can be explained by them; what they and the patterns together say is additive.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csc_array

from slowburn.annotate.additive import Additive
from slowburn.annotate.bags import Bags
from slowburn.annotate.patterns import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array
    from spacy.language import Language

    from slowburn.annotate.resources import Resources

    Scores = NDArray[np.float32]
    Numbers = NDArray[np.int64]

UNSEEN = 80.0
"""What a word that was never seen adds to a sentence's squared length: as much as a rare one."""
SHORTEST = 6.0
"""The least length of a sentence: else its one word would say everything."""
NEIGHBOUR = 0.5
"""Share of the strongest word that a word beside it needs to be part of the evidence."""
STANCES = 3
"""Columns of scores for the stances, whichever the trope: present, avoided, subverted."""


class Learned:
    """Weights of words and pairs of words for tropes and stances, and what follows from scores.

    Attributes:
        columns: For each trope the number of its column of scores.
    """

    def __init__(self, nlp: Language, saved: Mapping[str, NDArray[Any]]) -> None:
        """Take over what was learnt.

        Args:
            nlp: The language's pipeline.
            saved: The arrays that ``learn`` of ``slowburn/annotate/learning`` returns.
        """
        self.columns = {str(trope): at for at, trope in enumerate(saved["tropes"])}
        self._bags = Bags(nlp, saved["words"], saved["skipped"], saved["pairs"])
        self._rarity = saved["rarity"].astype(np.float32)
        weights = csc_array(
            (saved["weights"].astype(np.float32), saved["rows"], saved["starts"]),
            shape=(len(self._rarity), 3 * len(self.columns) + STANCES),
        )
        scored = len(self.columns) + STANCES
        # In rows, or the product would copy them every time.
        self._weights = weights[:, :scored].toarray(order="C")
        self._turned = weights[:, scored:].toarray(order="C").astype(np.float16)
        self._intercepts, self._turned_intercepts = np.split(saved["intercepts"], [scored])
        self._saved = saved

    @classmethod
    def shipped(cls, resources: Resources) -> Learned | None:
        """Return what was learnt for a language, if anything was."""
        file = PATTERNS / resources.language / "words.npz"
        if not file.exists():
            return None
        with np.load(file) as saved:
            return cls(resources.nlp, dict(saved))

    @cached_property
    def mention(self) -> Additive:
        """Whether a sentence speaks of a trope."""
        return Additive.read("mention", self._saved)

    @cached_property
    def stance(self) -> Additive:
        """What a sentence says of a trope, if it speaks of it."""
        return Additive.read("stance", self._saved)

    def rows(self, norms: Sequence[int], ends: Sequence[int]) -> csr_array:
        """Return a row of weighted words for each sentence.

        Args:
            norms: The dictionary forms of all tokens.
            ends: The token after each sentence's last.
        """
        return weighted(
            *self._bags.present(np.array(norms, np.uint64), np.array(ends)), self._rarity
        )

    def scores(self, rows: csr_array) -> Scores:
        """Return scores of sentences: a column a trope, near 1 for a clear case, then the stances.

        Args:
            rows: What ``rows`` returned.
        """
        return np.asarray(rows @ self._weights + self._intercepts)

    def turned(self, rows: csr_array, sentences: Numbers, columns: Numbers) -> Scores:
        """Return how far sentences say that a trope is avoided, and that it is subverted.

        Args:
            rows: What ``rows`` returned.
            sentences: Numbers of the sentences.
            columns: For each the column of a trope.
        """
        cells = rows[sentences]
        spread = np.repeat(columns, np.diff(cells.indptr))
        scores = np.empty((len(sentences), 2), np.float32)
        for stance in range(2):
            column = stance * len(self.columns)
            told = cells.data * self._turned[cells.indices, spread + column]
            sums = np.concatenate([[0], np.cumsum(told, dtype=np.float64)])
            scores[:, stance] = sums[cells.indptr[1:]] - sums[cells.indptr[:-1]]
            scores[:, stance] += self._turned_intercepts[columns + column]
        return scores

    def evidence(self, norms: Sequence[int], column: int) -> tuple[int, int]:
        """Return where in a sentence the words are that speak most for the trope of a column.

        Args:
            norms: The dictionary forms of the sentence's tokens.
            column: The trope's.
        """
        known = self._bags.known(np.array(norms, np.uint64))
        speaks = self._weights[known, column] * self._rarity[known]
        told = np.where(known >= 0, speaks, 0)
        start = int(told.argmax())
        enough, end = NEIGHBOUR * told[start], start + 1
        while start and told[start - 1] > enough:
            start -= 1
        while end < len(told) and told[end] > enough:
            end += 1
        return start, end


def weighted(present: csr_array, unknown: Numbers, rarity: NDArray[np.float32]) -> csr_array:
    """Return rows of words weighted by rarity, each of length one; unknown words add to the length.

    Args:
        present: A row a sentence with 1 for each word and pair that is in it.
        unknown: How many words of each sentence are not known.
        rarity: The weight of each word and pair.
    """
    cells = present.copy()
    cells.data *= rarity[cells.indices]
    squares = np.asarray((cells * cells).sum(axis=1)).ravel() + UNSEEN * unknown
    lengths = np.maximum(np.sqrt(squares), SHORTEST)
    cells.data /= np.repeat(lengths, np.diff(cells.indptr)).astype(np.float32)
    return cells
