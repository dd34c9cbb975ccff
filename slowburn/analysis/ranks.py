"""Ranks of uncertain values, and how far they may be off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr
from scipy.stats import rankdata

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slowburn.analysis.credibility import Estimate

    Array = NDArray[np.float64]

STEPS = 201
"""Points at which the expected rank is computed; between them it is a straight line."""
CHUNK = 5_000
"""Values taken at a time, to bound the memory."""


def ranks(values: Array) -> Array:
    """Return the rank of each value, the greatest first; equal values share the better rank."""
    return rankdata(-values, method="min")


def percentiles(values: Array) -> Array:
    """Return the share of values below each, 0 to 100; equal ones count half."""
    return 100 * (rankdata(values, method="average") - 0.5) / len(values)


def rank_intervals(estimate: Estimate, low: Array, high: Array) -> tuple[Array, Array]:
    """Return the best and the worst rank that each value may have.

    They are the expected ranks that it would have at the upper and the lower end of its interval,
    while every other value stays as uncertain as it is: 1 + the sum of the others' chances to lie
    above. The chances are taken from normal distributions. The rank of the means always lies
    between.

    Args:
        estimate: The values, of shape (n,).
        low: Lower ends of their intervals.
        high: Upper ends.
    """
    spread = np.sqrt(estimate.variance)
    points = np.linspace(low.min(), high.max(), STEPS)
    above = np.zeros(STEPS)
    for start in range(0, len(spread), CHUNK):
        part = slice(start, start + CHUNK)
        above += ndtr((estimate.mean[part, None] - points) / spread[part, None]).sum(axis=0)
    at_mean = ranks(estimate.mean)

    def expected(end: Array) -> Array:
        itself = ndtr((estimate.mean - end) / spread)
        return np.rint(1 + np.interp(end, points, above) - itself)

    return np.minimum(expected(high), at_mean), np.maximum(expected(low), at_mean)
