"""The regressions against statsmodels, one response at a time, and where there is no estimate."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from slowburn.analysis.binomial import Cells, Slopes, fit_slopes

VALUES = [-1.5, -0.75, 0.0, 0.25, 1.0, 2.0]


def cells(rows: list[tuple[int, int, list[float], int, int]]) -> Cells:
    """Make cells of (response, stratum within it, covariates, successes, trials)."""
    response = np.array([row[0] for row in rows])
    within = np.array([row[1] for row in rows])
    _, stratum = np.unique(response * (within.max() + 1) + within, return_inverse=True)
    return Cells(
        response,
        stratum,
        np.array([row[2] for row in rows], dtype=float),
        np.array([row[3] for row in rows], dtype=float),
        np.array([row[4] for row in rows], dtype=float),
    )


def one(x: list[float], successes: list[int], trials: list[int]) -> Slopes:
    """Fit one response in one stratum on one covariate."""
    rows = zip(x, successes, trials, strict=True)
    return fit_slopes(cells([(0, 0, [value], k, n) for value, k, n in rows]), 1)


def by_statsmodels(given_: Cells, response: int) -> tuple[np.ndarray, np.ndarray] | None:
    """Fit one response with a dummy for each stratum; None if it has no estimate.

    Strata in which none or all succeed are taken out: with them a GLM's intercepts are infinite.
    """
    mine = given_.where((given_.response == response) & (given_.trials > 0))
    in_stratum = mine.stratum[:, None] == np.unique(mine.stratum)
    failures = mine.trials - mine.successes
    tells = (in_stratum.T @ mine.successes > 0) & (in_stratum.T @ failures > 0)
    rows = in_stratum[:, tells].any(axis=1)
    design = np.column_stack([mine.covariates, in_stratum[:, tells]])[rows]
    if not rows.any() or np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    counts = np.column_stack([mine.successes, failures])[rows]
    fitted = sm.GLM(counts, design, family=sm.families.Binomial()).fit(maxiter=100, tol=1e-14)
    if np.abs(fitted.params).max() > 15:  # on its way to infinity
        return None
    slopes = mine.covariates.shape[1]
    return fitted.params[:slopes], fitted.bse[:slopes]


@st.composite
def many_cells(draw: st.DrawFn) -> Cells:
    slopes = draw(st.integers(1, 2))
    row = st.tuples(
        st.integers(0, 2),
        st.integers(0, 2),
        st.lists(st.sampled_from(VALUES), min_size=slopes, max_size=slopes),
        st.integers(0, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    )
    rows = draw(st.lists(row, min_size=15, max_size=40))
    return cells([(*head, *counts) for *head, counts in rows])


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=150, deadline=None, derandomize=True)
@given(many_cells())
def test_slopes_and_standard_errors_are_those_of_statsmodels(made: Cells) -> None:
    found = fit_slopes(made, 3)
    for response in range(3):
        expected = by_statsmodels(made, response)
        if expected is None:
            continue
        slope, error = expected
        assert found.coefficients[response] == pytest.approx(slope, rel=1e-6, abs=1e-6)
        assert found.standard_errors[response] == pytest.approx(error, rel=1e-6, abs=1e-6)


def test_two_groups_have_the_log_odds_ratio_and_woolfs_error() -> None:
    """Woolf (1955): log (a d / b c), and its variance 1/a + 1/b + 1/c + 1/d."""
    found = one([0, 1], [20, 45], [100, 150])
    assert found.coefficients[0, 0] == pytest.approx(np.log((45 / 105) / (20 / 80)), abs=1e-9)
    variance = 1 / 20 + 1 / 80 + 1 / 45 + 1 / 105
    assert found.standard_errors[0, 0] == pytest.approx(np.sqrt(variance), abs=1e-9)


@pytest.mark.parametrize(
    ("x", "successes", "trials"),
    [
        ([0, 1, 2], [0, 0, 9], [50, 50, 50]),  # seen in the last year only
        ([0, 1, 2], [0, 20, 20], [20, 20, 20]),  # none before, all after
        ([0, 1, 2], [0, 0, 0], [50, 50, 50]),
        ([0, 1, 2], [50, 50, 50], [50, 50, 50]),
        ([1, 1, 1], [5, 6, 7], [50, 50, 50]),  # one year
        ([0, 1, 2], [0, 5, 0], [0, 50, 0]),  # one year with trials
    ],
)
def test_where_no_slope_can_be_told_none_is_given(
    x: list[float], successes: list[int], trials: list[int]
) -> None:
    found = one(x, successes, trials)
    assert np.isnan(found.coefficients).all()
    assert np.isnan(found.standard_errors).all()


def test_a_response_without_an_estimate_leaves_the_others_alone() -> None:
    good = [(1, 0, [x], k, 50) for x, k in ((0, 5), (1, 9), (2, 20))]
    bad = [(0, 0, [x], k, 50) for x, k in ((0, 0), (1, 0), (2, 20))]
    found = fit_slopes(cells(bad + good), 3)
    alone = one([0, 1, 2], [5, 9, 20], [50, 50, 50])
    assert np.isnan(found.coefficients[[0, 2]]).all()
    assert found.coefficients[1] == pytest.approx(alone.coefficients[0])


def test_a_stratum_that_fits_by_itself_does_not_cost_the_slope() -> None:
    rows = [(0, 0, [x], k, 50) for x, k in ((0, 5), (1, 9), (2, 20))]
    never = [(0, 1, [x], 0, 10) for x in (0, 1, 2)]
    with_, without = (fit_slopes(cells(some), 1) for some in (rows + never, rows))
    assert with_.coefficients == pytest.approx(without.coefficients)
    assert with_.standard_errors == pytest.approx(without.standard_errors)


def test_a_covariate_that_does_not_vary_does_not_cost_the_other_its_slope() -> None:
    rows = [(0, 0, [x, 3.7], k, 50) for x, k in ((0, 5), (1, 9), (2, 20))]
    found = fit_slopes(cells(rows), 1)
    assert found.coefficients[0, 0] == pytest.approx(
        one([0, 1, 2], [5, 9, 20], [50] * 3).coefficients[0, 0]
    )
    assert np.isnan(found.coefficients[0, 1])


def test_covariates_that_vary_only_together_have_no_slopes() -> None:
    rows = [(0, 0, [x, 2 * x], k, 50) for x, k in ((0, 5), (1, 9), (2, 20))]
    assert np.isnan(fit_slopes(cells(rows), 1).coefficients).all()
