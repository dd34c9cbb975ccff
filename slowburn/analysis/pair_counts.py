"""How many dramas have each trope and each two, with terms that mean both told apart.

A term such as "Cold Man/Warm Woman" says two tropes at once. Whoever wrote it has said one thing,
so it cannot tell whether the two travel together: it would link them whatever the dramas are like.
For that pair, and for no other, such a term is left out on both sides, as if the source had no word
for it. What is left are two tropes that are each said by words of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from slowburn.analysis.margins import expected_pairs

if TYPE_CHECKING:
    import pandas as pd

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Counts of dramas; matrices have the shape (tropes, tropes), in the order of ``tropes``.

    Attributes:
        tropes: Columns trope_id and trope, a row each.
        covered: Covered dramas.
        having: Dramas with each trope by any term, shape (tropes,).
        apart: Dramas with the trope of the row, by a term that does not mean that of the column.
        both: Dramas with both tropes, each by a term that does not mean the other; symmetric.
        only_shared: Further dramas with both, of which a term that means both is the only sign of
            one or the other; symmetric.
        shared_terms: Terms of a source that mean both; symmetric.
        expected: What ``both`` would be by chance with the margins kept; symmetric.
    """

    tropes: pd.DataFrame
    covered: int
    having: Counts
    apart: Counts
    both: Counts
    only_shared: Counts
    shared_terms: Counts
    expected: Floats


def pair_counts(uses: pd.DataFrame) -> PairCounts:
    """Count dramas by trope and by pair.

    Args:
        uses: A row for each trope, source and term that says it (empty for a text's statement):
            columns trope_id, trope, source_id, raw_term, covered and drama_numbers, which count
            from 1 and may repeat.
    """
    tropes = uses[["trope_id", "trope"]].drop_duplicates().reset_index(drop=True)
    of = tropes.index[tropes["trope_id"].searchsorted(uses["trope_id"])].to_numpy()
    means = np.zeros((len(uses), len(tropes)), dtype=np.int64)
    means[np.arange(len(uses)), of] = 1
    said = _said(uses)
    has = _any_of(said, means)
    having = has.sum(axis=0)
    both = (has.T @ has).toarray()
    apart = np.repeat(having[:, None], len(tropes), axis=1)
    own = both.copy()
    shared_terms = np.zeros_like(both)

    first, second, use = _shared(uses, of)
    np.add.at(shared_terms, (first, second), 1)
    a, b = np.nonzero(shared_terms)
    place = np.zeros_like(both)
    place[a, b] = np.arange(len(a))
    means_not = means[:, a]
    means_not[use, place[first, second]] = 0
    by_others = _any_of(said, means_not)
    apart[a, b] = by_others.sum(axis=0)
    own[a, b] = by_others.multiply(by_others[:, place[b, a]]).sum(axis=0)

    # The pair's tropes are rarer without the shared terms; how far the margins pull stays.
    expected = expected_pairs(having.astype(float), np.bincount(has.sum(axis=1)).astype(float))
    expected *= apart * apart.T / np.outer(having, having)
    return PairCounts(tropes, has.shape[0], having, apart, own, both - own, shared_terms, expected)


def _said(uses: pd.DataFrame) -> csc_array:
    """Return of which drama each use speaks, shape (covered dramas, uses)."""
    covered = uses["covered"].max() if len(uses) else 0
    numbers = np.concatenate([np.empty(0, dtype=np.int64), *uses["drama_numbers"]])
    ends = np.concatenate([[0], uses["drama_numbers"].map(len).cumsum()]).astype(np.int64)
    ones = np.ones_like(numbers)
    return csc_array((ones, numbers - 1, ends), shape=(covered, len(uses)))


def _any_of(said: csc_array, chosen: Counts) -> csc_array:
    """Return 1 where a drama has any of the uses chosen in a column, however many."""
    has = csc_array(said @ csc_array(chosen))
    has.data.fill(1)
    return has


def _shared(uses: pd.DataFrame, of: Counts) -> tuple[Counts, Counts, Counts]:
    """Return trope, other trope, and use of the first, where the use's term means the other too."""
    terms = uses.assign(trope=of, use=np.arange(len(uses))).dropna(subset=["raw_term"])
    terms = terms[["source_id", "raw_term", "trope", "use"]]
    pairs = terms.merge(terms, on=["source_id", "raw_term"], suffixes=("", "_other"))
    pairs = pairs[pairs["trope"] != pairs["trope_other"]]
    first, second, use = (pairs[name].to_numpy() for name in ("trope", "trope_other", "use"))
    return first, second, use
