"""Does a trope rise or fall alike in every country, on every network, by every writer?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.questions.places import Place
from slowburn.analysis.share_columns import SHARE_COLUMNS
from slowburn.analysis.shares import with_share
from slowburn.analysis.vocabulary import check
from slowburn.analysis.year_model import ODDS_COLUMNS, Control, directions, odds_per_decade

PER_POINT = ["place", "period_to"]
SAID_ALIKE = [
    *("groups_in_row", "period_from", "dramas_overall", "covered_overall"),
    *("known_dramas", "covered_in_view", "without_year"),
]
"""Columns that all cells of a group and period have in common."""


@question(
    columns={
        "place": "the country, network, writer, format or genre; empty for the pool of small ones",
        "groups_in_row": "how many groups the row holds: 1, or all that were too small",
        "period_from": "first year of the period",
        "period_to": "last year of the period",
        **SHARE_COLUMNS,
        "share_overall": "share of all covered dramas of the period, 0 to 1",
        "covered_in_group": "covered dramas of the group over all periods",
        **ODDS_COLUMNS,
        "direction": "of the group over all periods: rising or falling if q_value is at most 0.05",
        "known_dramas": "covered dramas in view whose country, network, ... is known",
        "covered_in_view": "covered dramas in view, whether it is known or not",
        "without_year": "covered dramas in view whose year is not known; in no row",
    }
)
def breakdown(
    ask: Ask,
    *,
    trope: Annotated[str, Help("The trope.")] = "love-triangle",
    by: Annotated[Place, Help("What to group dramas by.")] = "network",
    min_covered: Annotated[int, Help("Groups with fewer covered dramas stand together.")] = 10,
    period: Annotated[
        int, Help("Years counted together, from the last year backwards.", least=1)
    ] = 1,
    adjust: Annotated[
        tuple[Control, ...], Help("What the odds ratio holds constant: format, watchers.")
    ] = (),
) -> pd.DataFrame:
    """A trope's share year by year in each group of dramas, and the trend of each group."""
    check(ask.warehouse, "trope", [trope])
    cells = ask.run(
        "breakdown",
        trope=trope,
        by=by,
        min_covered=min_covered,
        period=period,
        adjust=list(adjust),
    )
    summed = cells.groupby(PER_POINT, sort=False, dropna=False, as_index=False)
    points = with_share(
        summed.agg(dict.fromkeys(SAID_ALIKE, "first") | dict.fromkeys(("dramas", "covered"), "sum"))
    )
    points["share_overall"] = points["dramas_overall"] / points["covered_overall"]
    points["covered_in_group"] = points.groupby("place", dropna=False)["covered"].transform("sum")
    odds = odds_per_decade(cells, "place")
    odds["direction"] = directions(odds)
    return points.merge(odds, on="place", validate="m:1")
