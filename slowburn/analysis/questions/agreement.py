"""How far do sources agree?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd

from slowburn.analysis.alpha import binary_alpha
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.shares import CONFIDENCE, with_share

SEED = 2025
DRAWS = 1000
COUNTS = ["both_say", "only_a", "only_b"]


@question(
    columns={
        "source_a": "identifier of the first source",
        "source_b": "identifier of the second source",
        "trope_id": "identifier of the trope; empty for all tropes that either speaks of together",
        "trope": "name of the trope",
        "dramas_both": "dramas in view that both sources have looked at",
        "compared": "what is compared: dramas_both, and over all tropes dramas_both times tropes",
        "says_a": "of these, how often the first source says it is there (present or subverted)",
        "share_a": "says_a / compared, 0 to 1",
        "low_a": "lower end of the 95 % Wilson interval of share_a, 0 to 1; empty over all tropes, "
        "as the tropes of one drama are not independent",
        "high_a": "upper end of the 95 % Wilson interval of share_a, 0 to 1",
        "says_b": "how often the second source says it is there",
        "share_b": "says_b / compared, 0 to 1",
        "low_b": "lower end of the 95 % Wilson interval of share_b, 0 to 1",
        "high_b": "upper end of the 95 % Wilson interval of share_b, 0 to 1",
        "both_say": "how often both say it is there",
        "same": "how often both answer alike: both say it is there, or neither does",
        "agreement": "same / compared, 0 to 1",
        "alpha": "Krippendorff's alpha of the answers, at most 1; 0 is chance; empty where all "
        "answers are the same",
        "alpha_low": "lower end of the 95 % bootstrap interval of alpha over dramas; empty where "
        "too few dramas speak",
        "alpha_high": "upper end of the 95 % bootstrap interval of alpha",
        "contradictions": "how often one source says present and the other avoided",
    }
)
def agreement(
    ask: Ask,
    *,
    min_dramas: Annotated[int, Help("Leave out pairs with fewer dramas in common.")] = 10,
) -> pd.DataFrame:
    """How far any two sources agree on the dramas that both cover, per trope and overall."""
    kinds = ask.run("agreement", min_dramas=min_dramas)
    pair = ["source_a", "source_b"]
    counts = [*COUNTS, "contradictions"]
    rows = kinds.assign(**{name: kinds[name] * kinds["dramas"] for name in counts}).groupby(
        [*pair, "trope_id", "trope", "dramas_both"], dropna=False, sort=False
    )
    table = rows[counts].sum().reset_index()
    overall = table["trope_id"].isna()
    table["tropes"] = table.groupby(pair)["trope_id"].transform("nunique").where(overall, 1)
    table["compared"] = table["dramas_both"] * table["tropes"]
    for side in "ab":
        table[f"says_{side}"] = table["both_say"] + table[f"only_{side}"]
        table = with_share(table, count=f"says_{side}", of="compared").rename(
            columns={name: f"{name}_{side}" for name in ("share", "low", "high")}
        )
    table.loc[overall, ["low_a", "high_a", "low_b", "high_b"]] = np.nan
    table["same"] = table["compared"] - table["only_a"] - table["only_b"]
    table["agreement"] = table["same"] / table["compared"]
    table["alpha"] = binary_alpha(
        table["both_say"], table["only_a"], table["only_b"], table["compared"]
    )
    row_of_kind = rows.ngroup().to_numpy()
    answers, number = kinds[COUNTS].to_numpy(), kinds["dramas"].to_numpy()
    bounds = [
        _alpha_bounds(answers[row_of_kind == row], number[row_of_kind == row], dramas, tropes)
        for row, (dramas, tropes) in enumerate(
            zip(table["dramas_both"].tolist(), table["tropes"].tolist(), strict=True)
        )
    ]
    table["alpha_low"] = [low for low, _ in bounds]
    table["alpha_high"] = [high for _, high in bounds]
    order = table.assign(overall=overall, says=table["says_a"] + table["says_b"]).sort_values(
        [*pair, "overall", "says", "trope_id"], ascending=[True, True, False, False, True]
    )
    return table.loc[order.index].reset_index(drop=True)


def _alpha_bounds(
    answers: np.ndarray, number: np.ndarray, dramas: int, tropes: int
) -> tuple[float, float]:
    """Bound alpha by drawing the dramas again, with repetition, and taking the middle 95 %.

    Dramas of one kind are alike, so that drawing them is drawing how many of each kind there are.
    A draw in which all answers are the same has no alpha; if more than one in twenty has none,
    neither has the interval.

    Args:
        answers: How often both say yes, only the first and only the second, in a drama of each
            kind; shape (kinds, 3).
        number: Dramas of each kind; those of which neither source speaks may be left out.
        dramas: All dramas.
        tropes: Tropes asked of each drama.
    """
    silent = dramas - number.sum()
    odds = np.append(number, silent) / dramas
    drawn = np.random.default_rng(SEED).multinomial(dramas, odds, size=DRAWS)[:, :-1] @ answers
    both, only_a, only_b = drawn.T
    alphas = binary_alpha(both, only_a, only_b, dramas * tropes)
    if np.isnan(alphas).mean() > 1 - CONFIDENCE:
        return np.nan, np.nan
    tail = (1 - CONFIDENCE) / 2
    low, high = np.nanquantile(alphas, [tail, 1 - tail])
    return float(low), float(high)
