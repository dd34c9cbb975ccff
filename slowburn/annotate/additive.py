"""Additive models: a sum of one table a feature, so that every outcome can be taken apart.

They are learnt by ``slowburn/annotate/learning/steps.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.special import expit, softmax

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Additive:
    """For each feature, where its steps are, and what each step adds to each outcome.

    Attributes:
        edges: Per feature the upper ends of all steps but the last, in order.
        tables: Per feature a row a step, a column an outcome: logits.
    """

    edges: Sequence[Array]
    tables: Sequence[Array]

    def sums(self, features: Array) -> Array:
        """Return the logits of the outcomes: a row for each row of features."""
        total = np.zeros((len(features), self.tables[0].shape[1]), np.float32)
        for values, edges, table in zip(features.T, self.edges, self.tables, strict=True):
            total += table[np.searchsorted(edges, values)]
        return total

    def chances(self, features: Array) -> Array:
        """Return the probabilities of the outcomes, which exclude each other; of one, if alone."""
        sums = self.sums(features)
        return expit(sums) if sums.shape[1] == 1 else softmax(sums, axis=1)

    def saved(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays that :meth:`read` makes the same model of."""
        return {
            f"{name}_steps": np.array([len(table) for table in self.tables]),
            f"{name}_edges": np.concatenate(self.edges),
            f"{name}_tables": np.concatenate(self.tables),
        }

    @classmethod
    def read(cls, name: str, saved: Mapping[str, NDArray[Any]]) -> Additive:
        """Return the model that was saved under the name."""
        steps = saved[f"{name}_steps"].astype(int)
        return cls(
            np.split(saved[f"{name}_edges"], np.cumsum(steps - 1)[:-1]),
            np.split(saved[f"{name}_tables"], np.cumsum(steps)[:-1]),
        )
