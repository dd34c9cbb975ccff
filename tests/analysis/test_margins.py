"""Chance with the margins kept: against enumeration, closed forms and permutation."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from slowburn.analysis.margins import expected_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

MATRICES = st.tuples(st.integers(3, 25), st.integers(2, 8), st.integers(0, 2**32 - 1))


def drawn(dramas: int, tropes: int, seed: int) -> np.ndarray:
    """Draw who has what: dramas differ in how much they have, tropes in how common they are."""
    rng = np.random.default_rng(seed)
    odds = np.exp(rng.normal(-0.7, 1, size=(dramas, 1)) + rng.normal(0, 1, size=tropes))
    has = (rng.random((dramas, tropes)) < odds / (1 + odds)).astype(int)
    return has[:, has.any(axis=0)]


def expected(has: np.ndarray) -> np.ndarray:
    sizes = np.bincount(has.sum(axis=1)).astype(float)
    return expected_pairs(has.sum(axis=0).astype(float), sizes)


def by_enumeration(has: np.ndarray) -> np.ndarray:
    """Go through every set of tropes that a drama of each size can have.

    The weights are those that make the conditional likelihood greatest: there every trope has its
    own total on average.
    """
    tropes = has.shape[1]
    sizes = np.bincount(has.sum(axis=1), minlength=tropes + 1)
    sets = [np.array(list(combinations(range(tropes), size))) for size in range(tropes + 1)]

    def chances(logs: np.ndarray, size: int) -> np.ndarray:
        likely = np.exp(logs[sets[size]].sum(axis=1))
        return likely / likely.sum()

    def unlikelihood(logs: np.ndarray) -> float:
        spread = sum(
            sizes[size] * np.log(np.exp(logs[sets[size]].sum(axis=1)).sum())
            for size in range(1, tropes + 1)
        )
        return spread - has.sum(axis=0) @ logs + 1e-10 * logs @ logs

    logs = minimize(unlikelihood, np.zeros(tropes), tol=1e-12).x
    pairs = np.zeros((tropes, tropes))
    for size in range(2, tropes + 1):
        for chosen, chance in zip(sets[size], chances(logs, size), strict=True):
            for one, other in combinations(chosen, 2):
                pairs[[one, other], [other, one]] += sizes[size] * chance
    return pairs


@pytest.mark.parametrize("seed", range(6))
def test_every_possible_drama_gone_through_gives_the_same(seed: int) -> None:
    has = drawn(60, 6, seed)
    assert expected(has) == pytest.approx(by_enumeration(has), abs=0.02, rel=0.002)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(MATRICES)
def test_pairs_add_up_to_those_that_the_dramas_have(size: tuple[int, int, int]) -> None:
    has = drawn(*size)
    pairs, many = expected(has), has.sum(axis=1)
    assert pairs.sum() == pytest.approx((many * (many - 1)).sum())
    assert pairs == pytest.approx(pairs.T)
    assert (np.diag(pairs) == 0).all()
    totals = has.sum(axis=0)
    assert (pairs <= np.minimum.outer(totals, totals) * 1.02).all()


def test_tropes_alike_share_all_pairs_evenly() -> None:
    """With equal totals every pair is as likely: r (r - 1) / (T (T - 1)) in a drama with r of T."""
    pairs = expected_pairs(np.full(5, 8.0), np.array([7.0, 2, 4, 10]))
    assert pairs[0, 1] == pytest.approx((4 * 2 + 10 * 6) / 20)


def test_a_drama_with_one_trope_has_no_pair() -> None:
    assert (expected_pairs(np.array([3.0, 4.0]), np.array([2.0, 7.0])) == 0).all()


def test_a_trope_that_every_drama_has_meets_all_others() -> None:
    has = drawn(40, 5, 1)
    pairs = expected(np.column_stack([np.ones(len(has), dtype=int), has]))
    assert pairs[0, 1:] == pytest.approx(has.sum(axis=0), rel=0.02)


def test_very_unequal_tropes_and_dramas_with_nearly_all_of_them_stay_exact() -> None:
    tropes = 80
    rare = np.eye(tropes, dtype=int)
    full = 1 - np.eye(tropes, dtype=int)[:5]
    common = np.tile((np.arange(tropes) < 3).astype(int), (4000, 1))
    pairs = expected(np.vstack([rare, full, common]))
    many = np.concatenate([np.full(5, tropes - 1), np.full(4000, 3)])
    assert pairs.sum() == pytest.approx((many * (many - 1)).sum())
    assert (pairs >= 0).all()


def test_permutation_that_keeps_row_and_column_totals_gives_the_same_mean(
    shuffled: Callable[..., np.ndarray],
) -> None:
    rng = np.random.default_rng(20251125)
    has = drawn(300, 8, 3)
    counts = []
    for _ in range(250):
        has = shuffled(has, rng, trades=900)
        counts.append(has.T @ has)
    mean, error = np.mean(counts, axis=0), np.std(counts, axis=0) / np.sqrt(len(counts))
    pairs, apart = expected(has), np.triu_indices(len(mean), k=1)
    # What is left beside chance: the closed form keeps the totals of tropes on average only.
    assert (np.abs(mean - pairs) <= 4 * error + 0.01 * pairs)[apart].all()
    by_totals_alone = np.outer(has.sum(axis=0), has.sum(axis=0)) / len(has)
    assert (np.abs(mean - by_totals_alone) > 4 * error + 0.01 * pairs)[apart].mean() > 0.5
