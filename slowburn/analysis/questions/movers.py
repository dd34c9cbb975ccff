"""Which tropes rise and which fall?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pandas as pd
from statsmodels.stats.proportion import confint_proportions_2indep

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.shares import CONFIDENCE, with_share
from slowburn.analysis.year_model import (
    ODDS_COLUMNS,
    Control,
    directions,
    odds_per_decade,
)

if TYPE_CHECKING:
    from slowburn.analysis.binomial import Floats

SAID_ALIKE = [
    *("trope", "family", "statements_then", "statements_now"),
    *("then_from", "then_to", "now_from", "now_to", "without_year"),
]
"""Columns that all cells of a trope have in common."""


@question(
    columns={
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "family": "group of the trope",
        "dramas_then": "covered dramas with the trope in the first years in view",
        "covered_then": "covered dramas in the first years in view",
        "share_then": "dramas_then / covered_then, 0 to 1",
        "low_then": "lower end of the 95 % Wilson interval of share_then, 0 to 1",
        "high_then": "upper end of the 95 % Wilson interval of share_then, 0 to 1",
        "dramas_now": "covered dramas with the trope in the last years in view",
        "covered_now": "covered dramas in the last years in view",
        "share_now": "dramas_now / covered_now, 0 to 1",
        "low_now": "lower end of the 95 % Wilson interval of share_now, 0 to 1",
        "high_now": "upper end of the 95 % Wilson interval of share_now, 0 to 1",
        "change": "share_now - share_then, -1 to 1",
        "change_low": "lower end of the 95 % Newcombe interval of the change",
        "change_high": "upper end of the 95 % Newcombe interval of the change",
        **ODDS_COLUMNS,
        "direction": "rising or falling by the odds ratio of all years, if q_value is at most 0.05",
        "statements_then": "statements on any trope in the first years, of all covered dramas",
        "statements_now": "statements on any trope in the last years, of all covered dramas",
        "then_from": "first of the first years",
        "then_to": "last of the first years",
        "now_from": "first of the last years",
        "now_to": "last of the last years",
        "without_year": "covered dramas in view whose year is not known; in no number here",
    }
)
def movers(
    ask: Ask,
    *,
    window: Annotated[
        int, Help("Years at either end of the period that are compared.", least=1)
    ] = 5,
    min_covered: Annotated[
        int,
        Help("An end takes in more years until it has so many covered dramas, or half the years."),
    ] = 50,
    min_dramas: Annotated[int, Help("Leave out tropes that fewer dramas have.")] = 10,
    adjust: Annotated[
        tuple[Control, ...], Help("What the odds ratio holds constant: format, watchers.")
    ] = (),
) -> pd.DataFrame:
    """Each trope's share in the first and the last years in view, and its trend over all of them.

    The trend is the odds ratio of a binomial model on the year of every drama in view; the shares
    and their change describe its two ends, which say nothing of the years between and may differ.
    """
    cells = ask.run(
        "movers",
        window=window,
        min_covered=min_covered,
        min_dramas=min_dramas,
        adjust=list(adjust),
    )
    table = _ends(cells)
    for side in ("then", "now"):
        table = with_share(table, count=f"dramas_{side}", of=f"covered_{side}").rename(
            columns={name: f"{name}_{side}" for name in ("share", "low", "high")}
        )
    table["change"] = table["share_now"] - table["share_then"]
    table["change_low"], table["change_high"] = _newcombe(table)
    table = table.merge(odds_per_decade(cells, "trope_id"), on="trope_id", validate="1:1")
    table["direction"] = directions(table)
    ordered = table.sort_values(["change", "trope_id"], ascending=[False, True])
    return ordered.reset_index(drop=True)


def _ends(cells: pd.DataFrame) -> pd.DataFrame:
    """Return one row a trope: what all its cells say alike, and the counts of its two ends."""
    counts = {
        f"{count}_{side}": cells[count].where(cells["side"] == side, 0)
        for side in ("then", "now")
        for count in ("dramas", "covered")
    }
    summed = cells.assign(**counts).groupby("trope_id", as_index=False)
    return summed.agg(dict.fromkeys(SAID_ALIKE, "first") | dict.fromkeys(counts, "sum"))


def _newcombe(table: pd.DataFrame) -> tuple[Floats, Floats]:
    """Bound now - then (Newcombe 1998, method 10, as computed by statsmodels)."""
    low, high = confint_proportions_2indep(
        table["dramas_now"],
        table["covered_now"],
        table["dramas_then"],
        table["covered_then"],
        method="newcomb",
        compare="diff",
        alpha=1 - CONFIDENCE,
    )
    return low, high
