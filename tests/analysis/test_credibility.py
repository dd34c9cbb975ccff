"""Credibility estimates: against the beta-binomial model, in closed form, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, betabinom

from slowburn.analysis.credibility import CREDIBLE, STRENGTH, Estimate, estimate

chances = st.floats(0.02, 0.98)
amounts = st.floats(0, 40)


def of_one(speaks_for: float, speaks_against: float, prior: float) -> Estimate:
    return estimate(np.array([[speaks_for]]), np.array([[speaks_against]]), np.array([prior]))


@given(amounts, amounts, chances)
def test_the_mean_is_that_of_the_beta_posterior(speaks_for, speaks_against, prior):
    posterior = beta(STRENGTH * prior + speaks_for, STRENGTH * (1 - prior) + speaks_against)
    [[mean]] = of_one(speaks_for, speaks_against, prior).mean
    assert mean == pytest.approx(posterior.mean())


@pytest.mark.parametrize("prior", [0.08, 0.4, 0.74])
@pytest.mark.parametrize("statements", [0, 1, 2, 7])
def test_the_variance_is_that_of_the_beta_posterior_on_average(prior, statements):
    for_, against = STRENGTH * prior, STRENGTH * (1 - prior)
    counts = np.arange(statements + 1)
    chance = betabinom(statements, for_, against).pmf(counts)
    expected = (chance * beta(for_ + counts, against + statements - counts).var()).sum()
    [[variance]] = of_one(1.0 * statements, 0.0, prior).variance
    assert variance == pytest.approx(expected)


@given(amounts, amounts, st.floats(0.01, 10), chances)
def test_more_evidence_is_more_certain_whatever_it_says(speaks_for, speaks_against, more, prior):
    [[before]] = of_one(speaks_for, speaks_against, prior).variance
    for after in (
        of_one(speaks_for + more, speaks_against, prior),
        of_one(speaks_for, speaks_against + more, prior),
    ):
        assert after.variance[0, 0] < before


@given(amounts, amounts, st.floats(0.01, 10), chances)
def test_a_statement_for_never_lowers_the_mean_and_one_against_never_raises_it(
    speaks_for, speaks_against, more, prior
):
    [[before]] = of_one(speaks_for, speaks_against, prior).mean
    assert of_one(speaks_for + more, speaks_against, prior).mean[0, 0] >= before
    assert of_one(speaks_for, speaks_against + more, prior).mean[0, 0] <= before


@given(amounts, amounts, chances)
def test_the_interval_holds_its_mean_and_stays_between_0_and_1(speaks_for, speaks_against, prior):
    found = of_one(speaks_for, speaks_against, prior)
    [[low]], [[high]] = found.interval()
    assert 0 <= low < high <= 1
    assert low <= found.mean[0, 0] <= high


def test_with_no_evidence_the_interval_is_that_of_the_prior():
    for prior in (0.08, 0.5, 0.74):
        [[low]], [[high]] = of_one(0, 0, prior).interval()
        exact = beta(STRENGTH * prior, STRENGTH * (1 - prior)).interval(CREDIBLE)
        assert (low, high) == pytest.approx(exact)


def test_an_index_of_one_dimension_is_that_dimension():
    found = estimate(np.array([[1.0, 0.0]]), np.array([[0.0, 2.0]]), np.array([0.3, 0.6]))
    alone = found.weighted(np.array([0.0, 5.0]))
    assert alone.mean[0] == pytest.approx(found.mean[0, 1])
    assert alone.variance[0] == pytest.approx(found.variance[0, 1])


def test_the_index_is_the_weighted_mean_and_its_variance_that_of_independent_parts():
    found = estimate(np.array([[1.0, 0.0]]), np.array([[0.0, 2.0]]), np.array([0.3, 0.6]))
    index = found.weighted(np.array([3.0, 1.0]))
    assert index.mean[0] == pytest.approx(0.75 * found.mean[0, 0] + 0.25 * found.mean[0, 1])
    parts = 0.75**2 * found.variance[0, 0] + 0.25**2 * found.variance[0, 1]
    assert index.variance[0] == pytest.approx(parts)
