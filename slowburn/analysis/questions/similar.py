"""Which dramas are most alike?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.analysis.share_columns import DRAMA_COLUMNS
from slowburn.analysis.vocabulary import check


@question(
    columns={
        **DRAMA_COLUMNS,
        "similarity": "weight of the tropes that both have / weight of those that either has, "
        "0 to 1 (weighted Jaccard)",
        "shared": "tropes that both have, two or more",
        "shared_tropes": "their names, the rarest first",
    }
)
def similar(
    ask: Ask,
    *,
    drama: Annotated[str, Help("Identifier of the drama.")] = HEAD_OVER_HEELS,
    limit: Annotated[int, Help("How many dramas to name.")] = 20,
) -> pd.DataFrame:
    """The dramas in view most like one drama, by the tropes that both have.

    A trope weighs as much as it tells: minus the logarithm of the share of covered dramas that
    have it, with one drama added on either side (Laplace). Tropes that no other drama in view has
    are left out.
    """
    check(ask.warehouse, "drama", [drama])
    return ask.run("similar", drama=drama, limit=limit)
