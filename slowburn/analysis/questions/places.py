"""Where does a trope live?"""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.share_columns import SHARE_COLUMNS
from slowburn.analysis.shares import with_share
from slowburn.analysis.vocabulary import check

Place = Literal["country", "network", "writer", "drama_format", "genre"]


@question(
    columns={
        "place": "the country, network, writer, format or genre; empty for the pool of small ones",
        "groups_in_row": "how many groups the row holds: 1, or all that were too small",
        **SHARE_COLUMNS,
        "known_dramas": "covered dramas in view whose country, network, ... is known",
        "covered_in_view": "covered dramas in view, whether it is known or not",
    }
)
def places(
    ask: Ask,
    *,
    trope: Annotated[str, Help("The trope.")] = "love-triangle",
    by: Annotated[Place, Help("What to group dramas by.")] = "network",
    min_covered: Annotated[int, Help("Groups with fewer covered dramas stand together.")] = 10,
) -> pd.DataFrame:
    """Share of covered dramas with a trope, by country, network, writer, format or genre."""
    check(ask.warehouse, "trope", [trope])
    return with_share(ask.run("places", trope=trope, by=by, min_covered=min_covered))
