"""The maturity of dramas: their evidence, the eight dimensions, and the index made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from slowburn.analysis.credibility import Estimate, estimate
from slowburn.analysis.dimensions import DIMENSIONS, weights_of
from slowburn.analysis.filters import Filters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from slowburn.analysis.question import Ask

    Array = NDArray[np.float64]

SCALE = 100.0
"""The index and the dimensions run from 0 to this."""

OVERLAP = 0.5
"""Correlation of what several voices say of one trope in one drama, for the design effect: n voices
count as n / (1 + 0.5 (n - 1)), never more than two (Kish 1965)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What dramas are measured with.

    Attributes:
        table: A row for each of ``DIMENSIONS``, in their order: name, question, prior.
        weights: Their weights in the index, of shape (8,).
    """

    table: pd.DataFrame
    weights: Array

    @property
    def prior(self) -> Array:
        """The prior mean of each dimension, 0 to 1."""
        return self.table["prior"].to_numpy(dtype=float)

    @property
    def share(self) -> Array:
        """The weights as parts of their sum."""
        share: Array = self.weights / self.weights.sum()
        return share


@dataclass(frozen=True, slots=True)
class Maturity:
    """The dramas in view and what is known of their maturity, in one order.

    Attributes:
        dramas: The answer of ``judged.sql``.
        dimensions: Estimates of shape (dramas, 8), 0 to 1.
        index: Their weighted means, of shape (dramas,).
    """

    dramas: pd.DataFrame
    dimensions: Estimate
    index: Estimate


def scale_of(ask: Ask, weight: tuple[str, ...] = ()) -> Scale:
    """Return the dimensions with their priors and the reader's weights.

    Raises:
        UnknownValueError: As :func:`~slowburn.analysis.dimensions.weights_of`.
    """
    table = ask.run("dimension_priors").set_index("dimension_id").loc[list(DIMENSIONS)]
    defaults = dict(zip(DIMENSIONS, table["default_weight"], strict=True))
    return Scale(table, weights_of(weight, defaults))


def maturity_of(ask: Ask, scale: Scale, *, without_held_out: bool = False) -> Maturity:
    """Return the maturity of every covered drama in view.

    Args:
        ask: The asking; its filters say what is in view.
        scale: The dimensions and weights.
        without_held_out: Leave out the terms that judge a couple outright.
    """
    dramas = ask.run("judged")
    evidence = ask.run("evidence", overlap=OVERLAP, without_held_out=without_held_out)
    row = pd.Index(dramas["drama_id"]).get_indexer(pd.Index(evidence["drama_id"]))
    column = pd.Index(DIMENSIONS).get_indexer(pd.Index(evidence["dimension_id"]))
    heard = np.zeros((2, len(dramas), len(DIMENSIONS)))
    for side, name in enumerate(("speaks_for", "speaks_against")):
        heard[side, row, column] = evidence[name].to_numpy(dtype=float)
    dimensions = estimate(heard[0], heard[1], scale.prior)
    return Maturity(dramas, dimensions, dimensions.weighted(scale.weights))


def heard_of(ask: Ask, drama: tuple[str, ...], *, each_source: bool = False) -> pd.DataFrame:
    """Return the answer of ``pushes.sql``: of the filters, only the sources are applied."""
    of_drama = replace(ask, filters=Filters(source=ask.filters.source))
    return of_drama.run("pushes", overlap=OVERLAP, drama=list(drama), each_source=each_source)


def estimate_of(pushes: pd.DataFrame, scale: Scale) -> Estimate:
    """Return the dimensions, of shape (8,), that come of some rows of ``pushes.sql``."""
    strength = pushes["strength"].where(pushes["speaks_for"] == 1, 0.0)
    sums = pd.DataFrame({"dimension_id": pushes["dimension_id"], "for": strength})
    both = sums.assign(heard=pushes["strength"]).groupby("dimension_id").sum()
    both = both.reindex(list(DIMENSIONS), fill_value=0.0)
    speaks_for = both["for"].to_numpy(dtype=float)
    return estimate(speaks_for, both["heard"].to_numpy(dtype=float) - speaks_for, scale.prior)
