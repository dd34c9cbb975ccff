"""Which tropes rise and which fall?"""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import pandas as pd
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.shares import CONFIDENCE, with_share

FALSE_DISCOVERY_RATE = 0.05


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
        "p_value": "two-sided p value of no change (Fisher's exact test)",
        "q_value": "p value after Benjamini-Hochberg over all tropes in the answer",
        "direction": "rising, falling, or no clear change (q_value above 0.05)",
        "statements_then": "statements on any trope in the first years, of all covered dramas",
        "statements_now": "statements on any trope in the last years, of all covered dramas",
        "then_from": "first of the first years",
        "then_to": "last of the first years",
        "now_from": "first of the last years",
        "now_to": "last of the last years",
    }
)
def movers(
    ask: Ask,
    *,
    window: Annotated[int, Help("Years at either end of the period that are compared.")] = 5,
    min_dramas: Annotated[int, Help("Leave out tropes that fewer dramas have.")] = 10,
) -> pd.DataFrame:
    """Change of each trope's share between the first and the last years in view."""
    table = ask.run("movers", window=window, min_dramas=min_dramas)
    for side in ("then", "now"):
        table = with_share(table, count=f"dramas_{side}", of=f"covered_{side}").rename(
            columns={name: f"{name}_{side}" for name in ("share", "low", "high")}
        )
    table["change"] = table["share_now"] - table["share_then"]
    bounds = [_newcombe(row) for row in table.itertuples()]
    table["change_low"] = [low for low, _ in bounds]
    table["change_high"] = [high for _, high in bounds]
    table["p_value"] = [_fisher(row) for row in table.itertuples()]
    table["q_value"] = (
        multipletests(table["p_value"], method="fdr_bh")[1] if len(table) else table["p_value"]
    )
    clear = table["q_value"] <= FALSE_DISCOVERY_RATE
    table["direction"] = np.select(
        [clear & (table["change"] > 0), clear & (table["change"] < 0)],
        ["rising", "falling"],
        "no clear change",
    )
    ordered = table.sort_values(["change", "trope_id"], ascending=[False, True])
    return ordered.reset_index(drop=True)


def _newcombe(row: Any) -> tuple[float, float]:
    """Bound now - then (Newcombe 1998, method 10, as computed by statsmodels)."""
    low, high = confint_proportions_2indep(
        row.dramas_now,
        row.covered_now,
        row.dramas_then,
        row.covered_then,
        method="newcomb",
        compare="diff",
        alpha=1 - CONFIDENCE,
    )
    return float(low), float(high)


def _fisher(row: Any) -> float:
    """Return the p value of equal shares then and now."""
    table = np.array(
        [
            [row.dramas_then, row.covered_then - row.dramas_then],
            [row.dramas_now, row.covered_now - row.dramas_now],
        ]
    )
    return float(fisher_exact(table).pvalue)
