"""Learning additive models: boosted stumps, each of which looks at one feature.

Boosting trees of one split gives an additive logistic model (Friedman, Hastie and Tibshirani 2000,
doi:10.1214/aos/1016218223), whose sum for every feature is read off as a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from slowburn.annotate.additive import Additive

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

STEPS = 64
ROUNDS = 300
RATE = 0.1


def learn_steps(features: Array, wanted: NDArray[np.int64]) -> Additive:
    """Return the additive model that tells outcomes by features.

    Args:
        features: A row a case.
        wanted: The outcome of each: 0 or 1, which gives one column of logits, or 0, 1, 2 and so on,
            which gives as many.
    """
    shares = np.linspace(0, 1, STEPS + 1)[1:-1]
    edges = [np.unique(np.quantile(column, shares)).astype(np.float32) for column in features.T]
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=2, max_iter=ROUNDS, learning_rate=RATE, early_stopping=False
    )
    steps = [np.searchsorted(edge, column) for edge, column in zip(edges, features.T, strict=True)]
    model.fit(np.column_stack(steps), wanted)
    nowhere = np.zeros((1, features.shape[1]))
    base = _logits(model, nowhere)
    tables = []
    for at, edge in enumerate(edges):
        cases = np.repeat(nowhere, len(edge) + 1, axis=0)
        cases[:, at] = np.arange(len(edge) + 1)
        tables.append(_logits(model, cases) - base)
    tables[0] += base
    return Additive(edges, [table.astype(np.float32) for table in tables])


def _logits(model: HistGradientBoostingClassifier, cases: NDArray[np.float64]) -> Array:
    logits: Array = model.decision_function(cases)
    return logits if logits.ndim == 2 else logits[:, None]
