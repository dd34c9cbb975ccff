"""Labels along a line, moved apart as little as will do."""

from __future__ import annotations

import numpy as np
from scipy.optimize import isotonic_regression


def spread(centres: list[float], sizes: list[float], *, high: float) -> list[float]:
    """Return new centres at which labels do not overlap, as near to the old as can be.

    The labels keep their order and end before ``high`` if they can. With the room that each label
    needs taken off, the task is an isotonic regression: the nearest sequence that never decreases.
    """
    if not centres:
        return []
    order = np.argsort(centres, kind="stable")
    size = np.asarray(sizes, dtype=float)[order]
    offset = np.cumsum(size) - size / 2
    free = isotonic_regression(np.asarray(centres, dtype=float)[order] - offset).x
    moved = np.empty(len(order))
    moved[order] = np.minimum(free, high - size.sum()) + offset
    return [float(centre) for centre in moved]
