"""How often does a trope appear, year by year?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.share_columns import SHARE_COLUMNS
from slowburn.analysis.shares import with_share
from slowburn.analysis.vocabulary import check


@question(
    columns={
        "year": "year of the first day on air",
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        **SHARE_COLUMNS,
    }
)
def trends(
    ask: Ask, *, trope: Annotated[tuple[str, ...], Help("Tropes; all if none is given.")] = ()
) -> pd.DataFrame:
    """Share of covered dramas with each trope, per year."""
    check(ask.warehouse, "trope", trope)
    return with_share(ask.run("trends", trope=list(trope) or None))
