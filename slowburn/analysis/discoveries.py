"""Many tests at once: how many of what they find may be false."""

from __future__ import annotations

import pandas as pd
from statsmodels.stats.multitest import multipletests

FALSE_DISCOVERY_RATE = 0.05


def q_values(p_values: pd.Series) -> pd.Series:
    """Return the p values adjusted over all of them that are known (Benjamini & Hochberg 1995).

    Calling clear what stays at or below ``FALSE_DISCOVERY_RATE`` keeps the false ones among the
    clear at that share, on average.
    """
    known = p_values.dropna().astype(float)
    if known.empty:
        return p_values
    adjusted = pd.Series(multipletests(known, method="fdr_bh")[1], known.index)
    return adjusted.reindex(p_values.index)
