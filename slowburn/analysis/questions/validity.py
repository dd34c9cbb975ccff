"""Does the maturity index tell healthy couples from unhealthy ones?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.special import expit, logit, ndtri
from scipy.stats import rankdata

from slowburn.analysis.maturity import SCALE, maturity_of, scale_of
from slowburn.analysis.question import Ask, question
from slowburn.analysis.shares import CONFIDENCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@question(
    columns={
        "healthy": "covered dramas in view whose couple viewers call healthy",
        "unhealthy": "covered dramas in view whose couple viewers call unhealthy",
        "index_healthy": "mean index of the healthy ones, 0 to 100, without those very terms",
        "index_unhealthy": "mean index of the unhealthy ones, 0 to 100, without those very terms",
        "auc": "chance that a healthy one has the higher index; ties count half; 0.5 is a coin",
        "auc_low": "lower end of the 95 % DeLong interval of the AUC",
        "auc_high": "upper end of the 95 % DeLong interval of the AUC",
    }
)
def validity(ask: Ask) -> pd.DataFrame:
    """How well the index tells apart couples that viewers call healthy and unhealthy."""
    found = maturity_of(ask, scale_of(ask), without_held_out=True)
    judged = ask.run("judgement").set_index("drama_id")
    called = judged.reindex(found.dramas["drama_id"], fill_value=0)
    only_healthy = ((called["healthy"] == 1) & (called["unhealthy"] == 0)).to_numpy()
    only_unhealthy = ((called["healthy"] == 0) & (called["unhealthy"] == 1)).to_numpy()
    healthy, unhealthy = found.index.mean[only_healthy], found.index.mean[only_unhealthy]
    auc, low, high = _auc(healthy, unhealthy)
    return pd.DataFrame(
        {
            "healthy": [len(healthy)],
            "unhealthy": [len(unhealthy)],
            "index_healthy": [SCALE * healthy.mean() if len(healthy) else np.nan],
            "index_unhealthy": [SCALE * unhealthy.mean() if len(unhealthy) else np.nan],
            "auc": [auc],
            "auc_low": [low],
            "auc_high": [high],
        }
    )


def _auc(healthy: Array, unhealthy: Array) -> tuple[float, float, float]:
    """Return the area under the ROC curve with its interval (DeLong et al. 1988, on logits).

    Each drama's placement is the share of the other group that it stands above; the area is their
    mean in either group, and its variance the sum of the variances of both means.
    """
    if min(len(healthy), len(unhealthy)) < 2:
        return np.nan, np.nan, np.nan
    all_ranks = rankdata(np.concatenate([healthy, unhealthy]))
    above = (all_ranks[: len(healthy)] - rankdata(healthy)) / len(unhealthy)
    below = 1 - (all_ranks[len(healthy) :] - rankdata(unhealthy)) / len(healthy)
    area = float(above.mean())
    variance = above.var(ddof=1) / len(healthy) + below.var(ddof=1) / len(unhealthy)
    if not 0 < area < 1:
        return area, np.nan, np.nan
    reach = ndtri((1 + CONFIDENCE) / 2) * np.sqrt(variance) / (area * (1 - area))
    low, high = expit(logit(area) + np.array([-reach, reach]))
    return area, float(low), float(high)


@question(
    columns={
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "dimension_id": "identifier of the dimension",
        "dimension": "name of the dimension",
        "loading": "from -2 (strongly against) to 2 (strongly for)",
        "because": "the argument, from the meaning of the trope",
    }
)
def loadings(ask: Ask) -> pd.DataFrame:
    """How each trope speaks for or against each dimension of maturity."""
    return ask.run("loadings")
