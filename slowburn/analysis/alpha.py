"""How far two sources agree beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def binary_alpha(
    both: ArrayLike, only_a: ArrayLike, only_b: ArrayLike, units: ArrayLike
) -> NDArray[np.float64]:
    """Return Krippendorff's alpha of two observers who answer yes or no to every unit.

    1 is full agreement, 0 what chance gives, below 0 less than chance. It is missing where all
    answers are the same: then there is nothing to agree on.

    Krippendorff 2011, Computing Krippendorff's alpha-reliability, section B: with ``n`` answers in
    all, alpha is ``1 - (n - 1) * o / (yes * no)``, where ``o`` is the number of units with a yes
    and a no.

    Args:
        both: Units to which both say yes.
        only_a: Units to which only the first does.
        only_b: Units to which only the second does.
        units: All units.
    """
    both, only_a, only_b, units = (
        np.asarray(count, dtype=float) for count in (both, only_a, only_b, units)
    )
    yes = 2 * both + only_a + only_b
    pairs = yes * (2 * units - yes)
    pairs = np.where(pairs > 0, pairs, np.nan)
    return np.asarray(1 - (2 * units - 1) * (only_a + only_b) / pairs)
