"""What coded sentences teach: how far the words of a sentence speak for each trope.

The weights are learnt beforehand, by ``slowburn/annotate/learning.py``. The model is linear, so
every score is a sum over words, and can be explained by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from slowburn.annotate.bags import Bags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from scipy.sparse import csr_array
    from spacy.language import Language

    Scores = NDArray[np.float32]

UNSEEN = 80.0
"""What a word that was never seen adds to a sentence's squared length: as much as a rare one."""
SHORTEST = 40.0
"""The least length of a sentence, that of a dozen words: else its one word would say everything."""
NEIGHBOUR = 0.5
"""Share of the strongest word that a word beside it needs to be part of the evidence."""


class Learned:
    """Weights of words and pairs of words for tropes.

    Attributes:
        columns: For each trope the number of its column of scores. As many columns further on is
            the score for its being avoided.
    """

    def __init__(self, nlp: Language, file: Path) -> None:
        """Read the weights that ``learning.save`` wrote.

        Args:
            nlp: The language's pipeline.
            file: Where they are.
        """
        with np.load(file) as read:
            saved = dict(read)
        self.columns = {str(trope): at for at, trope in enumerate(saved["tropes"])}
        self._bags = Bags(nlp, saved["words"], saved["skipped"], saved["pairs"])
        self._rarity = saved["rarity"].astype(np.float32)
        self._weights = csc_array(
            (saved["weights"].astype(np.float32), saved["rows"], saved["starts"]),
            shape=(len(self._rarity), 2 * len(self.columns)),
        ).toarray()

    def scores(self, norms: Sequence[int], ends: Sequence[int]) -> Scores:
        """Return a row of scores for each sentence: near 1 for a clear case, else near 0.

        Args:
            norms: The dictionary forms of all tokens.
            ends: The token after each sentence's last.
        """
        ids, stops = np.array(norms, np.uint64), np.array(ends)
        unseen = self._bags.unseen(ids, stops)
        rows = weighed(self._bags.present(ids, stops), self._rarity, unseen)
        return np.asarray(rows @ self._weights)

    def evidence(self, norms: Sequence[int], trope: str) -> tuple[int, int]:
        """Return where in a sentence the words are that speak most for the trope.

        Args:
            norms: The dictionary forms of the sentence's tokens.
            trope: The trope.
        """
        known = self._bags.known(np.array(norms, np.uint64))
        speaks = self._weights[known, self.columns[trope]] * self._rarity[known]
        told = np.where(known >= 0, speaks, 0)
        start = int(told.argmax())
        enough, end = NEIGHBOUR * told[start], start + 1
        while start and told[start - 1] > enough:
            start -= 1
        while end < len(told) and told[end] > enough:
            end += 1
        return start, end


def weighed(
    present: csr_array, rarity: NDArray[np.float32], unseen: NDArray[np.int64]
) -> csr_array:
    """Return rows of words weighted by rarity, each of length one; unseen words add to the length.

    Args:
        present: A row a sentence with 1 for each word and pair that is in it.
        rarity: The weight of each word and pair.
        unseen: How many words of each sentence are not known.
    """
    cells = present.copy()
    cells.data *= rarity[cells.indices]
    squares = np.asarray((cells * cells).sum(axis=1)).ravel() + UNSEEN * unseen
    lengths = np.maximum(np.sqrt(squares), SHORTEST)
    cells.data /= np.repeat(lengths, np.diff(cells.indptr)).astype(np.float32)
    return cells
