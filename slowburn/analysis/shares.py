"""Shares of covered dramas with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from statsmodels.stats.proportion import proportion_confint

if TYPE_CHECKING:
    import pandas as pd

CONFIDENCE = 0.95


def with_share(table: pd.DataFrame, *, count: str = "dramas", of: str = "covered") -> pd.DataFrame:
    """Return the table with ``share``, ``low`` and ``high`` added: shares between 0 and 1.

    ``low`` and ``high`` bound the Wilson score interval at 95 % (Wilson 1927, as computed by
    statsmodels). Where nothing is covered all three are missing.
    """
    counts = table[count].to_numpy(dtype=float)
    totals = table[of].to_numpy(dtype=float, copy=True)
    totals[totals == 0] = np.nan
    shares = counts / totals
    low, high = proportion_confint(counts, totals, alpha=1 - CONFIDENCE, method="wilson")
    # At a share of 0 or 1 the bound is the share itself; rounding errors put it beside.
    return table.assign(share=shares, low=np.minimum(low, shares), high=np.maximum(high, shares))
