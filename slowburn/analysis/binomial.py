"""Many binomial regressions with a logit link, fitted at once to the counts of their cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]

MOST_STEPS = 30
SMALL_STEP = 1e-8
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Slopes:
    """Slopes on the scale of log odds; missing where there is no estimate.

    Attributes:
        coefficients: Maximum-likelihood slopes, shape (responses, covariates).
        standard_errors: Their standard errors by the information matrix, the same shape.
        intercepts: Of each stratum, shape (strata,); infinite where none or all of the trials
            succeed.
    """

    coefficients: Floats
    standard_errors: Floats
    intercepts: Floats


@dataclass(frozen=True, slots=True)
class Cells:
    """Binomial counts: of which response, in which stratum, at which values of the covariates.

    Attributes:
        response: 0, 1, 2 ..., shape (cells,).
        stratum: 0, 1, 2 ..., numbered through over all responses, shape (cells,).
        covariates: In units in which they vary by about 1, shape (cells, covariates).
        successes: Shape (cells,).
        trials: Shape (cells,), each at least as large as the successes.
    """

    response: Codes
    stratum: Codes
    covariates: Floats
    successes: Floats
    trials: Floats

    def where(self, taken: NDArray[np.bool_]) -> Cells:
        """Return some of the cells."""
        return Cells(
            self.response[taken],
            self.stratum[taken],
            self.covariates[taken],
            self.successes[taken],
            self.trials[taken],
        )


def fit_slopes(cells: Cells, responses: int) -> Slopes:
    """Fit ``logit(p) = intercept[stratum] + covariates @ slope[response]`` for every response.

    Newton's method, which for the logit link is iteratively reweighted least squares (McCullagh &
    Nelder 1989, Generalized Linear Models, 2nd ed., sections 2.5 and 4.4). The intercepts are
    eliminated from each step, so that any number of strata costs the same, and long steps are cut
    as Sun & Tran-Dinh (2019, Mathematical Programming 178) prove to lead to the maximum.

    A stratum in which none or all of the trials succeed is fitted by an infinite intercept,
    whatever the slopes: it says nothing of them and is left out. A slope is missing if its
    covariate does not vary within the strata that are left, or only together with another one. All
    slopes of a response are missing if its likelihood has no maximum (separation).
    """
    strata = int(cells.stratum.max(initial=-1)) + 1
    shape = (responses, cells.covariates.shape[1])
    owner = np.zeros(strata, dtype=np.intp)
    owner[cells.stratum] = cells.response
    successes = _sums(cells.stratum, cells.successes, strata)
    trials = _sums(cells.stratum, cells.trials, strata)
    tells = (successes > 0) & (successes < trials)
    cells = cells.where(tells[cells.stratum])

    slope = np.zeros(shape)
    intercept = logit(successes / np.maximum(trials, 1))
    found = Slopes(np.full(shape, np.nan), np.full(shape, np.nan), intercept)
    for _ in range(MOST_STEPS):
        if not len(cells.response):
            break
        step, shift, covariance, estimable = _newton(cells, owner, slope, intercept)
        moved = shift[cells.stratum] + (cells.covariates * step[cells.response]).sum(axis=1)
        furthest = np.zeros(responses)
        np.maximum.at(furthest, cells.response, np.abs(moved))
        damping = np.log1p(furthest) / np.where(furthest > 0, furthest, 1)
        slope += damping[:, None] * step
        intercept += damping[owner] * shift
        settled = furthest <= SMALL_STEP
        here = settled[:, None] & estimable
        found.coefficients[here] = slope[here]
        found.standard_errors[here] = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2)[here])
        cells = cells.where(~settled[cells.response])
    return found


def _newton(
    cells: Cells, owner: Codes, slope: Floats, intercept: Floats
) -> tuple[Floats, Floats, Floats, NDArray[np.bool_]]:
    """Return a step of the slopes and the intercepts, and what is known of the slopes.

    That is their covariances, shape (responses, covariates, covariates), and whether each can be
    told from the others at all, shape (responses, covariates). A response without cells stands
    still and has none.
    """
    of, within, x = cells.response, cells.stratum, cells.covariates
    chance = expit(intercept[within] + (x * slope[of]).sum(axis=1))
    weight = cells.trials * chance * (1 - chance)
    residual = cells.successes - cells.trials * chance
    # Eliminating the intercepts takes each covariate about its weighted mean in the stratum.
    total = _sums(within, weight, len(intercept))
    total[total == 0] = 1
    mean = _sums(within, weight[:, None] * x, len(intercept)) / total[:, None]
    apart = x - mean[within]
    apart[np.abs(apart) < ROUNDING] = 0
    score = _sums(of, residual[:, None] * apart, len(slope))
    products = weight[:, None, None] * apart[:, :, None] * apart[:, None, :]
    information = _sums(of, products, len(slope))
    covariance: Floats = np.linalg.pinv(information, rcond=1e-13, hermitian=True).astype(float)
    known = np.diagonal(covariance @ information, axis1=1, axis2=2) > 1 - 1e-6
    step: Floats = (covariance @ score[:, :, None])[:, :, 0]
    shift: Floats = _sums(within, residual, len(intercept)) / total - (mean * step[owner]).sum(
        axis=1
    )
    return step, shift, covariance, known


def _sums(codes: Codes, values: Floats, size: int) -> Floats:
    """Return the sums of the rows of ``values`` by code, shape (size, ...)."""
    sums = np.empty((size, *values.shape[1:]))
    for column in np.ndindex(values.shape[1:]):
        sums[:, *column] = np.bincount(codes, values[:, *column], minlength=size)
    return sums
