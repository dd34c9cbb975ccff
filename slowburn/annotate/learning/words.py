"""Learning how far words, pairs of words and words of the sentence before speak for a trope."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csc_array, csr_array
from sklearn.svm import LinearSVC
from sklearn.utils.parallel import Parallel, delayed
from spacy.attrs import NORM
from spacy.tokens import Doc

from slowburn.annotate.bags import Bags
from slowburn.annotate.learned import weighted
from slowburn.annotate.patterns import load
from slowburn.annotate.weighing import STANCES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from slowburn.annotate.learning.material import Text
    from slowburn.annotate.resources import Resources

    Saved = dict[str, NDArray[Any]]

COST = 0.6
"""What a sentence on the wrong side costs, against large weights."""
OF_PAIRS, BEFORE = 0.8, 0.4
"""How much less easily pairs and words of the sentence before come to a weight than words do."""
CLOSE, ROUNDS = 1e-2, 3000
"""How near to the exact solution the weights come: nearer changes no second digit of a score."""
SLIGHT = 0.01
"""A weight below this is left out: a sentence's score does not show it."""


class Material:
    """Coded texts as documents, with their words as rows of a matrix.

    Attributes:
        tropes: Those that are coded.
        docs: A document a text.
        bounds: For each where its sentences are.
    """

    def __init__(self, resources: Resources, texts: Sequence[Text]) -> None:
        """Read the texts.

        Args:
            resources: The language's.
            texts: What was coded.
        """
        self._strings = resources.nlp.vocab.strings
        coded = [states for text in texts for _, states in text.sentences]
        self.tropes = sorted({trope for states in coded for trope, _ in states})
        self.docs, self.bounds = [], []
        for text in texts:
            parts = list(resources.nlp.pipe(sentence for sentence, _ in text.sentences))
            self.docs.append(Doc.from_docs(parts) or parts[0])
            ends = np.cumsum([0, *map(len, parts)]).tolist()
            self.bounds.append(list(pairwise(ends)))
        self._bags = Bags(resources.nlp, *self._vocabulary(resources), np.zeros(1, np.int64))
        self._rows, self._rarity = self._weighted()
        self._wanted = self._targets(coded)
        self._text = np.repeat(np.arange(len(texts)), [len(text.sentences) for text in texts])

    def weights(self, without: Collection[int] = ()) -> Saved:
        """Return what the texts teach, for ``Learned``.

        Args:
            without: Numbers of texts to learn nothing from.
        """
        kept = ~np.isin(self._text, list(without))
        words, pairs = len(self._bags.words), len(self._bags.pairs)
        ease = np.repeat([1, OF_PAIRS, BEFORE], [words, pairs, words])
        rows, wanted = self._rows[kept], self._wanted[kept]
        places = rows.indices.astype(np.int32), rows.indptr.astype(np.int32)  # liblinear's integers
        eased = csr_array((rows.data * ease[rows.indices], *places), rows.shape)
        learnt = np.array(Parallel(-1)(delayed(_separated)(eased, each) for each in wanted.T))
        learnt[:, :-1] *= ease
        weights = csc_array(np.where(np.abs(learnt) < SLIGHT, 0, learnt)[:, :-1].T)
        return {
            "tropes": np.array(self.tropes),
            "words": np.array([self._strings[int(word)] for word in self._bags.words]),
            "skipped": np.array([self._strings[int(word)] for word in self._bags.skipped]),
            "pairs": self._bags.pairs,
            "rarity": self._rarity.astype(np.float16),
            "weights": weights.data.astype(np.float16),
            "rows": weights.indices.astype(np.int32),
            "starts": weights.indptr.astype(np.int32),
            "intercepts": learnt[:, -1].astype(np.float32),
        }

    def _vocabulary(self, resources: Resources) -> tuple[list[str], list[str]]:
        """Return the words that are counted, and those that are passed over."""
        passed = load(resources.language).words["skipped"]
        norms = {int(norm) for doc in self.docs for norm in doc.to_array([NORM]).ravel()}
        met = sorted(self._strings[norm] for norm in norms)
        skipped = [word for word in met if word in passed or not any(map(str.isalnum, word))]
        return sorted(set(met) - set(skipped)), skipped

    def _weighted(self) -> tuple[csr_array, NDArray[np.float32]]:
        """Return the rows of all sentences and the rarity of words; find which pairs there are."""
        # An empty sentence stands between two texts, so that none comes before one of another.
        norms = np.concatenate([doc.to_array([NORM]).ravel() for doc in self.docs])
        ends, real = [], []
        for doc_start, bounds in zip(
            np.cumsum([0, *map(len, self.docs)]).tolist(), self.bounds, strict=False
        ):
            ends += [doc_start, *(doc_start + end for _, end in bounds)]
            real += [False, *(True for _ in bounds)]
        _, (_, keys), _ = self._bags.cells(norms.astype(np.uint64), np.array(ends))
        self._bags.pairs = np.unique(keys)
        present, unknown = self._bags.present(norms.astype(np.uint64), np.array(ends))
        rows = present[np.flatnonzero(real)]
        times = np.maximum(np.asarray(rows.sum(axis=0)).ravel(), 1)
        rarity = (np.log(rows.shape[0] / times) + 1).astype(np.float32)
        return weighted(rows, unknown[real], rarity), rarity

    def _targets(self, coded: Sequence[Collection[tuple[str, str]]]) -> NDArray[np.bool_]:
        """Return where a sentence speaks of a trope, states a stance, or turns the trope so."""
        count = len(self.tropes)
        wanted = np.zeros((len(coded), 3 * count + len(STANCES)), np.bool_)
        for row, states in enumerate(coded):
            for trope, stance in states:
                column, turned = self.tropes.index(trope), STANCES.index(stance)
                wanted[row, [column, count + turned]] = True
                if turned:
                    wanted[row, turned * count + len(STANCES) + column] = True
        return wanted


def _separated(rows: csr_array, wanted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return weights that keep the wanted rows apart, and the intercept behind them.

    A sum of 1 or more is clearly wanted, one of 0 or less clearly not.
    """
    if not wanted.any():
        return np.zeros(rows.shape[1] + 1)
    model = LinearSVC(C=COST, tol=CLOSE, max_iter=ROUNDS, random_state=0).fit(rows, wanted)
    return np.append(model.coef_[0] / 2, (model.intercept_[0] + 1) / 2)
