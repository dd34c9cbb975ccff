"""How grown-up is each drama, by what sources say of it?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd

from slowburn.analysis.dimensions import DIMENSION_COLUMNS, DIMENSIONS
from slowburn.analysis.maturity import SCALE, maturity_of, scale_of
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.ranks import percentiles, rank_intervals, ranks
from slowburn.analysis.share_columns import DRAMA_COLUMNS
from slowburn.analysis.vocabulary import check

WEIGHT = Help("Weight of a dimension, 0 to 10, written pacing:2; the others keep theirs.")
WEIGHTINGS = 1000
BLOCK = 10_000
"""Dramas taken at a time, to bound the memory."""
EQUAL = 1e-12
"""Indices that differ by less are equal but for rounding."""
SEED = 20250623
"""Any number would do; a fixed one gives the same weightings every time."""

MEASURED = ["index", "low", "high", "rank", "rank_low", "rank_high", "percentile"]
RANK_COLUMNS = {
    "rank": "place among covered dramas in view, 1 for the highest index; ties share the better",
    "percentile": "share of covered dramas in view with a lower index, 0 to 100; ties count half",
}


@question(
    columns={
        "drama_id": "identifier of the drama",
        "index": "weighted mean of the eight dimensions, 0 to 100",
        "low": "lower end of the 90 % credible interval of the index",
        "high": "upper end of the 90 % credible interval of the index",
        "rank": RANK_COLUMNS["rank"],
        "rank_low": "the rank expected if its true index stood at the upper end of the interval",
        "rank_high": "the rank expected if its true index stood at the lower end of the interval",
        "percentile": RANK_COLUMNS["percentile"],
        "statements": "statements by sources in view that take a side on a dimension",
        **DIMENSION_COLUMNS,
        **{name: text for name, text in DRAMA_COLUMNS.items() if name != "drama_id"},
        "score": "viewers' mean score, 0 to 10",
    }
)
def maturity(ask: Ask, *, weight: Annotated[tuple[str, ...], WEIGHT] = ()) -> pd.DataFrame:
    """The maturity index of every covered drama in view, its interval and its rank."""
    found = maturity_of(ask, scale_of(ask, weight))
    table = found.dramas.assign(
        **pd.DataFrame(SCALE * found.dimensions.mean, columns=list(DIMENSIONS))
    )
    if table.empty:
        return table.reindex(columns=[*table, *MEASURED])
    low, high = found.index.interval()
    rank_low, rank_high = rank_intervals(found.index, low, high)
    table = table.assign(
        index=SCALE * found.index.mean,
        low=SCALE * low,
        high=SCALE * high,
        rank=ranks(found.index.mean).astype(int),
        rank_low=rank_low.astype(int),
        rank_high=rank_high.astype(int),
        percentile=percentiles(found.index.mean),
    )
    return table.sort_values(["rank", "drama_id"]).reset_index(drop=True)


@question(
    columns={
        "weighting": "number of the weighting, from 1",
        "index": "index of the drama by this weighting, 0 to 100",
        **RANK_COLUMNS,
        "dramas": "covered dramas in view",
    }
)
def stability(
    ask: Ask,
    *,
    drama: Annotated[str, Help("Identifier of the drama.")] = "head-over-heels-2025",
) -> pd.DataFrame:
    """The rank of one drama by 1,000 random weightings of the dimensions."""
    check(ask.warehouse, "drama", [drama])
    found = maturity_of(ask, scale_of(ask))
    here = np.flatnonzero(found.dramas["drama_id"] == drama)
    if not len(here):
        return pd.DataFrame(columns=["weighting", "index", "rank", "percentile", "dramas"])
    # Uniform over all ways to share out one hundred per cent among eight dimensions.
    weightings = np.random.default_rng(SEED).dirichlet(np.ones(len(DIMENSIONS)), size=WEIGHTINGS).T
    own = found.dimensions.mean[here[0]] @ weightings
    above, equal = np.zeros(WEIGHTINGS), np.zeros(WEIGHTINGS)
    for block in np.array_split(found.dimensions.mean, len(found.dramas) // BLOCK + 1):
        index = block @ weightings
        above += (index > own + EQUAL).sum(axis=0)
        equal += (abs(index - own) <= EQUAL).sum(axis=0)
    dramas = len(found.dramas)
    return pd.DataFrame(
        {
            "weighting": np.arange(1, WEIGHTINGS + 1),
            "index": SCALE * own,
            "rank": above.astype(int) + 1,
            "percentile": 100 * (dramas - above - equal / 2) / dramas,
            "dramas": dramas,
        }
    )
