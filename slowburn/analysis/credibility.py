"""What statements for and against say of a quantity between 0 and 1: credibility estimates.

Each dimension of a drama is such a quantity: the chance that a statement on it speaks for it. Its
prior is a beta distribution around the catalogue's mean, as strong as :data:`STRENGTH` statements.
The mean is that of the beta-binomial model. The variance is the model's variance *before* it is
known what the statements say, given how much they say, so that more evidence is always more
certain: with a beta posterior of its own, a drama's first surprising statement would widen its
interval. Both are the best linear estimate of Bühlmann (1967) and Bühlmann and Straub (1970).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STRENGTH = 2.0
"""Statements of full strength that the prior is worth: as many as in a uniform distribution."""

CREDIBLE = 0.90
"""The probability that a credible interval holds."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Estimates of quantities between 0 and 1.

    Attributes:
        mean: Posterior means.
        variance: Posterior variances, of the same shape.
    """

    mean: Array
    variance: Array

    def weighted(self, weights: Array) -> Estimate:
        """Return the weighted means over the last axis; the quantities count as independent.

        Args:
            weights: Not negative and not all zero; their sum does not matter.
        """
        share = weights / weights.sum()
        # Rounded, so that equal evidence makes equal means, in whatever order they are added up.
        return Estimate((self.mean @ share).round(12), self.variance @ share**2)

    def interval(self) -> tuple[Array, Array]:
        """Return both ends of the central 90 % interval, those of a beta distribution.

        Where nearly all is said on one side the middle may miss the mean; it is stretched to it.
        """
        # The beta distribution with this mean and variance; `size` is the sum of its parameters.
        size = self.mean * (1 - self.mean) / self.variance - 1
        for_, against = self.mean * size, (1 - self.mean) * size
        outside = (1 - CREDIBLE) / 2
        low, high = (betaincinv(for_, against, part) for part in (outside, 1 - outside))
        return np.minimum(low, self.mean), np.maximum(high, self.mean)


def estimate(speaks_for: Array, speaks_against: Array, prior: Array) -> Estimate:
    """Return what the statements say.

    Args:
        speaks_for: Statements for, of shape (dramas, dimensions); a weak one counts as a part.
        speaks_against: Statements against, of the same shape.
        prior: The prior mean of each dimension, between 0 and 1 exclusive.
    """
    heard = speaks_for + speaks_against
    mean = (STRENGTH * prior + speaks_for) / (STRENGTH + heard)
    unheard = prior * (1 - prior) / (STRENGTH + 1)
    return Estimate(mean, unheard * STRENGTH / (STRENGTH + heard))
