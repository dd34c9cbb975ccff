"""Shares on years: the odds ratio of a decade against references, and what it may claim."""

from __future__ import annotations

from math import erfc, exp, log, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.special import expit, logit

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.year_model import directions, odds_per_decade

if TYPE_CHECKING:
    from collections.abc import Callable

Counts = list[tuple[int, int]]

VIEWS = [
    Filters(),
    Filters(country=("KR",), years=(2010, 2025)),
    Filters(country=("CN", "TW"), years=(2012, 2024), source=("mdl",), min_watchers=5000),
]


def odds(*years: Counts) -> pd.DataFrame:
    """Return the odds of the (dramas, covered) of each trope, year by year, and their direction.

    The years are spread over the decade from 2010 to 2020.
    """
    cells = pd.DataFrame(
        [
            (trope, 2010 + 10 * place / (len(years) - 1), "any", 0.0, dramas, covered)
            for place, counts in enumerate(years)
            for trope, (dramas, covered) in enumerate(counts)
        ],
        columns=["trope", "year", "format", "audience", "dramas", "covered"],
    )
    table = odds_per_decade(cells, "trope")
    return table.assign(direction=directions(table))


def test_a_decade_between_two_years_has_the_odds_ratio_of_their_table() -> None:
    """Woolf (1955): the log odds ratio has the variance 1/a + 1/b + 1/c + 1/d."""
    row = odds([(20, 100)], [(45, 150)]).iloc[0]
    ratio = (45 / 105) / (20 / 80)
    error = sqrt(1 / 20 + 1 / 80 + 1 / 45 + 1 / 105)
    assert row["odds_ratio"] == pytest.approx(ratio)
    assert row["odds_low"] == pytest.approx(ratio * exp(-1.959963984540054 * error))
    assert row["odds_high"] == pytest.approx(ratio * exp(1.959963984540054 * error))
    assert row["p_value"] == pytest.approx(erfc(log(ratio) / error / sqrt(2)))


def one_by_one(
    rows: Callable[..., list[tuple[Any, ...]]], filters: Filters, adjust: tuple[str, ...]
) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the covered dramas with a year, one row each, and the design of the model for them."""
    first, last = filters.years or (1, 9999)
    dramas = pd.DataFrame(
        rows(
            "SELECT drama_id, year, coalesce(format, 'unknown'), watchers FROM drama "
            "WHERE year BETWEEN ? AND ? AND watchers >= ? AND (? = [] OR country IN (SELECT "
            "unnest(?))) AND drama_id IN (SELECT drama_id FROM coverage WHERE ? = [] OR source_id "
            "IN (SELECT unnest(?)))",
            *(first, last, filters.min_watchers),
            *([list(filters.country)] * 2 + [list(filters.source)] * 2),
        ),
        columns=["drama_id", "year", "format", "watchers"],
    )
    columns = [(dramas["year"] - 2010) / 10]
    if "watchers" in adjust:
        columns.append((4 * np.log10(dramas["watchers"])).round() / 4)
    if "format" in adjust:
        columns.append(pd.get_dummies(dramas["format"], dtype=float))
    else:
        columns.append(pd.Series(1.0, index=dramas.index))
    return dramas, pd.concat(columns, axis=1).to_numpy(dtype=float)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "adjust", [(), ("format",), ("watchers",), ("format", "watchers")], ids=str
)
@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_the_odds_ratio_is_that_of_a_regression_on_the_dramas_one_by_one(
    ask: Callable[..., pd.DataFrame],
    rows: Callable[..., list[tuple[Any, ...]]],
    filters: Filters,
    adjust: tuple[str, ...],
) -> None:
    dramas, design = one_by_one(rows, filters, adjust)
    with_trope: dict[str, set[str]] = {}
    for source, drama, trope in rows(
        "SELECT source_id, drama_id, trope_id FROM annotation WHERE stance <> 'avoided'"
    ):
        if not filters.source or source in filters.source:
            with_trope.setdefault(trope, set()).add(drama)
    table = ask("movers", filters, adjust=adjust)
    compared = 0
    for row in table.iloc[::4].itertuples():
        has = dramas["drama_id"].isin(with_trope[row.trope_id]).to_numpy()
        # A format in which no drama, or every one, has the trope is fitted by itself.
        told = np.ones(len(has), dtype=bool)
        if "format" in adjust:
            share = pd.Series(has).groupby(dramas["format"]).transform("mean")
            told = ((share > 0) & (share < 1)).to_numpy()
        kept = design[told][:, design[told].any(axis=0)]
        fitted = sm.GLM(has[told].astype(float), kept, family=sm.families.Binomial()).fit(tol=1e-12)
        low, high = fitted.conf_int()[0]
        expected = (fitted.params[0], low, high)
        assert np.log([row.odds_ratio, row.odds_low, row.odds_high]) == pytest.approx(
            expected, abs=1e-6
        )
        assert row.p_value == pytest.approx(fitted.pvalues[0], rel=1e-4)
        compared += 1
    assert compared > 3


def test_a_trope_seen_in_the_last_year_only_has_no_odds_ratio_and_no_verdict() -> None:
    table = odds([(0, 50), (5, 50)], [(0, 50), (15, 50)], [(12, 50), (30, 50)])
    row, other = table.iloc[0], table.iloc[1]
    assert row[["odds_ratio", "odds_low", "odds_high", "p_value", "q_value"]].isna().all()
    assert row["direction"] == "no clear change"
    assert other["q_value"] == pytest.approx(other["p_value"])
    assert other["direction"] == "rising"


def drawn(rng: np.random.Generator, log_odds: np.ndarray, slope: float) -> list[Counts]:
    """Draw counts of tropes in eleven years: log odds in the middle year, slope a decade."""
    covered = rng.integers(30, 150, size=11)
    return [
        [(int(count), int(n)) for count in rng.binomial(n, expit(log_odds + slope * decade))]
        for n, decade in zip(covered, np.linspace(-0.5, 0.5, 11), strict=True)
    ]


def test_where_nothing_changes_a_change_is_seldom_found() -> None:
    rng = np.random.default_rng(20251123)
    families, tropes = 120, 25
    with_a_discovery = by_p_value = 0
    for _ in range(families):
        table = odds(*drawn(rng, logit(rng.uniform(0.02, 0.5, size=tropes)), 0))
        with_a_discovery += (table["direction"] != "no clear change").any()
        by_p_value += (table["p_value"] <= 0.05).any()
    assert with_a_discovery / families <= 0.05
    # The p values alone would have misled more often than not: the correction is what helps.
    assert by_p_value / families > 0.5


@pytest.mark.parametrize("slope", [-0.8, 0.4])
def test_the_interval_of_the_odds_ratio_holds_the_truth_95_times_in_100(slope: float) -> None:
    rng = np.random.default_rng(20251123)
    table = odds(*drawn(rng, logit(rng.uniform(0.05, 0.5, size=4000)), slope))
    held = (table["odds_low"] <= exp(slope)) & (exp(slope) <= table["odds_high"])
    assert 0.94 < held.mean() < 0.96
    assert np.log(table["odds_ratio"]).mean() == pytest.approx(slope, abs=0.03)


def catalogue(**dramas: tuple[int, str | None, int, bool]) -> dict[str, list[dict[str, Any]]]:
    """Return tables of dramas, each (year, format, watchers, whether it has the trope)."""
    return {
        "trope": [{"trope_id": "t", "name": "T", "family": "f"}],
        "drama": [
            {
                "drama_id": name,
                "title": name,
                "country": "KR",
                "year": year,
                "format": form,
                "watchers": watchers,
            }
            for name, (year, form, watchers, _) in dramas.items()
        ],
        "coverage": [
            {"source_id": "s", "drama_id": name, "n_terms": 1, "n_statements": 1} for name in dramas
        ],
        "annotation": [
            {"source_id": "s", "drama_id": name, "trope_id": "t", "stance": "present"}
            for name, (*_, has) in dramas.items()
            if has
        ],
    }


@pytest.mark.parametrize(
    ("control", "common", "rare"),
    [("format", (None, 1000), ("web-series", 1000)), ("watchers", (None, 90_000), (None, 0))],
)
def test_a_change_in_what_is_made_is_told_from_a_change_in_the_trope(
    made_up: Callable[..., Any],
    control: str,
    common: tuple[str | None, int],
    rare: tuple[str | None, int],
) -> None:
    """One kind of drama has the trope in 1 of 2, the other in 1 of 10, and gives way to it."""
    dramas = {
        f"{year}-{kind}-{number}": (year, *facts, number % every == 0)
        for year, common_ones in ((2010, 10), (2015, 30), (2020, 50))
        for kind, facts, every, many in (
            ("common", common, 2, common_ones),
            ("rare", rare, 10, 60 - common_ones),
        )
        for number in range(many)
    }
    warehouse = made_up(**catalogue(**dramas))
    [as_it_is] = answer(warehouse, "movers", Filters()).table.to_dict("records")
    [held] = answer(warehouse, "movers", Filters(), adjust=(control,)).table.to_dict("records")
    assert as_it_is["direction"] == "rising"
    assert held["direction"] == "no clear change"
    assert held["odds_low"] < 1 < held["odds_high"]
    assert held["change"] == as_it_is["change"]
