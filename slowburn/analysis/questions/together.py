"""Which tropes travel together?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd
from scipy.stats import hypergeom, norm

from slowburn.analysis.discoveries import FALSE_DISCOVERY_RATE, q_values
from slowburn.analysis.pair_counts import pair_counts
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.shares import CONFIDENCE, with_share
from slowburn.analysis.vocabulary import check


@question(
    columns={
        "trope_a": "identifier of the first trope; the one asked for, if one is",
        "name_a": "name of the first trope",
        "trope_b": "identifier of the second trope",
        "name_b": "name of the second trope",
        "dramas_a": "covered dramas with the first trope, by a term that does not mean the second",
        "dramas_b": "covered dramas with the second trope, by a term that does not mean the first",
        "covered": "dramas that at least one source in view has looked at",
        "dramas": "covered dramas with both, each by a term that does not mean the other",
        "by_one_term": "further covered dramas with both: one or the other is known only from a "
        "term that means both, so they are in no other number here",
        "shared_terms": "terms of a source in view that mean both",
        "expected_by_chance": "dramas with both if the tropes were spread at random: "
        "dramas_a * dramas_b / covered",
        "lift": "dramas / expected_by_chance",
        "expected": "dramas with both if chance kept how many tropes each drama has",
        "adjusted_lift": "dramas / expected: above 1 more often together than chance",
        "adjusted_low": "lower end of the 95 % interval of adjusted_lift: Wilson's, of the share "
        "of the rarer trope's dramas that have both",
        "adjusted_high": "upper end of the 95 % interval of adjusted_lift",
        "odds_ratio": "odds of one trope with the other over the odds without it, half a drama "
        "added to each of the four counts (Haldane, Anscombe); not adjusted",
        "odds_low": "lower end of the 95 % interval of odds_ratio (Woolf)",
        "odds_high": "upper end of the 95 % interval of odds_ratio (Woolf)",
        "p_value": "two-sided p value of no link, against the chance behind expected",
        "q_value": "p value after Benjamini-Hochberg over all pairs in view",
        "direction": "together, apart, or no clear link (q_value above 0.05)",
    }
)
def together(
    ask: Ask,
    *,
    trope: Annotated[str, Help("Only pairs with this trope; all pairs if empty.")] = "",
    min_dramas: Annotated[int, Help("Leave out tropes that fewer dramas have.")] = 20,
) -> pd.DataFrame:
    """Pairs of tropes: the dramas with both, and how far that is from chance."""
    check(ask.warehouse, "trope", [trope] if trope else [])
    table = _tested(_pairs(ask.run("together"), min_dramas))
    if trope:
        table = pd.concat([table[table["trope_a"] == trope], _turned(table, trope)])
    ordered = table.sort_values(
        ["adjusted_lift", "trope_a", "trope_b"], ascending=[False, True, True]
    )
    return ordered.reset_index(drop=True)


def _pairs(uses: pd.DataFrame, min_dramas: int) -> pd.DataFrame:
    """Return a row for each pair of common tropes: the counts seen, and those by chance.

    Tropes that are too rare for a row still count in how many tropes a drama has.
    """
    counts = pair_counts(uses)
    common = np.flatnonzero(counts.having >= min_dramas)
    first, second = (common[side] for side in np.triu_indices(len(common), k=1))
    sides = {
        f"{column}_{side}": counts.tropes[source].to_numpy()[places]
        for side, places in (("a", first), ("b", second))
        for column, source in (("trope", "trope_id"), ("name", "trope"))
    }
    return pd.DataFrame(
        {
            **sides,
            "dramas_a": counts.apart[first, second],
            "dramas_b": counts.apart[second, first],
            "covered": counts.covered,
            "dramas": counts.both[first, second],
            "by_one_term": counts.only_shared[first, second],
            "shared_terms": counts.shared_terms[first, second],
            "expected": counts.expected[first, second],
        }
    )


def _tested(pairs: pd.DataFrame) -> pd.DataFrame:
    """Add lift, odds ratio, test and verdict."""
    rarer = pairs[["dramas_a", "dramas_b"]].min(axis=1)
    by_chance = pairs["dramas_a"] * pairs["dramas_b"] / pairs["covered"]
    of_rarer = with_share(pairs.assign(rarer=rarer), of="rarer")
    # Where no drama has two tropes, or one is known from shared terms alone, there is nothing to
    # compare with.
    expected = pairs["expected"].replace(0, np.nan)
    scale = rarer / expected
    table = pairs.assign(
        expected_by_chance=by_chance,
        lift=pairs["dramas"] / by_chance,
        adjusted_lift=pairs["dramas"] / expected,
        adjusted_low=of_rarer["low"] * scale,
        adjusted_high=of_rarer["high"] * scale,
        p_value=_p_values(pairs.assign(expected=expected)),
        **_odds(pairs),
    )
    table["q_value"] = q_values(table["p_value"])
    clear = table["q_value"] <= FALSE_DISCOVERY_RATE
    table["direction"] = np.select(
        [clear & (table["adjusted_lift"] > 1), clear & (table["adjusted_lift"] < 1)],
        ["together", "apart"],
        "no clear link",
    )
    return table


def _p_values(pairs: pd.DataFrame) -> np.ndarray:
    """Return twice the tail beyond what was seen, at most 1, of a hypergeometric distribution.

    It is Fisher's, but its number of dramas is not the one in view: it is the one at which its mean
    is ``expected``. Its variance then is that of the pair among all spreads with the same margins,
    as far as permutation shows.
    """
    a, b, both = (pairs[name].to_numpy() for name in ("dramas_a", "dramas_b", "dramas"))
    expected = pairs["expected"].to_numpy()
    population = np.maximum(np.rint(a * b / expected), a + b - both)
    few = both <= expected
    tail = np.ones(len(pairs))
    tail[few] = hypergeom.cdf(both[few], population[few], a[few], b[few])
    many = both > expected
    tail[many] = hypergeom.sf(both[many] - 1, population[many], a[many], b[many])
    return np.minimum(2 * tail, 1)


def _odds(pairs: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the odds ratio with Woolf's interval, half a drama added to each count.

    Haldane 1956, Annals of Human Genetics 20, 309-311; Anscombe 1956, Biometrika 43, 461-464;
    Woolf 1955, Annals of Human Genetics 19, 251-253.
    """
    both = pairs["dramas"] + 0.5
    only_a = pairs["dramas_a"] - pairs["dramas"] + 0.5
    only_b = pairs["dramas_b"] - pairs["dramas"] + 0.5
    neither = pairs["covered"] - pairs["dramas_a"] - pairs["dramas_b"] + pairs["dramas"] + 0.5
    ratio = both * neither / (only_a * only_b)
    error = np.sqrt(1 / both + 1 / only_a + 1 / only_b + 1 / neither)
    reach = np.exp(norm.isf((1 - CONFIDENCE) / 2) * error)
    return {"odds_ratio": ratio, "odds_low": ratio / reach, "odds_high": ratio * reach}


def _turned(table: pd.DataFrame, trope: str) -> pd.DataFrame:
    """Return the pairs whose second trope is the one asked for, with it put first."""
    swap = {
        f"{name}_{old}": f"{name}_{new}"
        for name in ("trope", "name", "dramas")
        for old, new in ("ab", "ba")
    }
    return table[table["trope_b"] == trope].rename(columns=swap)
