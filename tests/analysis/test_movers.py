"""Movers: the change, the odds ratio and the false discovery rate against references."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
import statsmodels.api as sm

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.analysis.year_model import hold_if_years_swing

if TYPE_CHECKING:
    from collections.abc import Callable

VIEWS = [
    Filters(),
    Filters(country=("KR",), years=(2010, 2025)),
    Filters(country=("CN", "TW"), years=(2012, 2024), source=("mdl",)),
    Filters(years=(2015, 2020), min_watchers=5000),
]
ENDS = {"then_from": 2010, "then_to": 2014, "now_from": 2021, "now_to": 2025}


Counts = list[tuple[int, int]]


class Counted:
    """Stands in for the warehouse: the counts are given, only the statistics run."""

    def __init__(self, cells: pd.DataFrame) -> None:
        self.cells = cells

    def run(self, _name: str, **_parameters: object) -> pd.DataFrame:
        return self.cells.copy()


def moved(*years: Counts) -> pd.DataFrame:
    """Return the answer of movers for the (dramas, covered) of each trope, year by year.

    The years are spread over the decade from 2010 to 2020; the first is then, the last is now.
    """
    cells = [
        {
            "trope_id": f"trope-{trope:03}",
            "trope": "A trope",
            "family": "made-up",
            "side": {0: "then", len(years) - 1: "now"}.get(place, "between"),
            "year": 2010 + 10 * place / (len(years) - 1),
            "format": "any",
            "audience": 0.0,
            "dramas": dramas,
            "covered": covered,
            "statements_then": 1,
            "statements_now": 1,
            "then_from": 2010,
            "then_to": 2010,
            "now_from": 2020,
            "now_to": 2020,
            "without_year": 0,
        }
        for place, counts in enumerate(years)
        for trope, (dramas, covered) in enumerate(counts)
    ]
    return QUESTIONS["movers"].ask(Counted(pd.DataFrame(cells)))


def newcombe(row: Any) -> tuple[float, float]:
    """Bound now - then: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.

    The two Wilson intervals are squared and added.
    """
    down = sqrt((row.share_now - row.low_now) ** 2 + (row.high_then - row.share_then) ** 2)
    up = sqrt((row.high_now - row.share_now) ** 2 + (row.share_then - row.low_then) ** 2)
    return row.change - down, row.change + up


def step_up(p_values: list[float]) -> list[float]:
    """Adjust p values: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted = [1.0] * len(p_values)
    least = 1.0
    for rank in range(len(order), 0, -1):
        index = order[rank - 1]
        least = min(least, p_values[index] * len(p_values) / rank)
        adjusted[index] = least
    return adjusted


def test_the_interval_of_a_change_is_as_printed() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, method 10."""
    row = moved([(48, 80)], [(56, 70)]).iloc[0]
    assert row["change"] == pytest.approx(0.2)
    assert (round(row["change_low"], 4), round(row["change_high"], 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_interval_and_correction_agree_with_their_formulas(
    ask: Callable[..., pd.DataFrame], filters: Filters
) -> None:
    table = ask("movers", filters)
    assert len(table) > 10
    for row in table.itertuples():
        assert (row.change_low, row.change_high) == pytest.approx(newcombe(row), abs=1e-9)
    assert list(table["q_value"]) == pytest.approx(step_up(list(table["p_value"])))


@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_the_direction_never_contradicts_the_numbers(
    ask: Callable[..., pd.DataFrame], filters: Filters
) -> None:
    for row in ask("movers", filters).itertuples():
        assert row.change_low <= row.change <= row.change_high
        assert row.odds_low <= row.odds_ratio <= row.odds_high
        assert row.q_value >= row.p_value
        if row.direction == "rising":
            assert row.q_value <= 0.05
            assert row.odds_low > 1
        elif row.direction == "falling":
            assert row.q_value <= 0.05
            assert row.odds_high < 1
        else:
            assert not row.q_value <= 0.05


def test_a_clear_change_is_called_so_and_the_steepest_rise_stands_first() -> None:
    table = moved([(10, 100), (50, 100), (30, 100)], [(60, 100), (5, 100), (33, 100)])
    assert list(table["trope_id"]) == ["trope-000", "trope-002", "trope-001"]
    assert list(table["direction"]) == ["rising", "no clear change", "falling"]


def test_where_the_ends_go_another_way_all_years_decide() -> None:
    shares = [30, 2, 10, 20, 30, 40, 50, 60, 70, 25]
    row = moved(*([(share, 100)] for share in shares)).iloc[0]
    assert row["change"] < 0
    assert row["odds_low"] > 1
    assert row["q_value"] < 0.001
    assert row["direction"] == "rising"


def test_an_end_takes_in_years_until_it_has_dramas_enough(
    ask: Callable[..., pd.DataFrame], rows: Callable[..., list[tuple[Any, ...]]]
) -> None:
    covered = dict(
        rows(
            "SELECT year, count(DISTINCT drama_id) FROM drama JOIN coverage USING (drama_id) "
            "WHERE year IS NOT NULL GROUP BY year"
        )
    )
    first, last = min(covered), max(covered)
    row = ask("movers").iloc[0]
    taken = [covered.get(year, 0) for year in range(first, row["then_to"] + 1)]
    assert len(taken) > 5
    assert sum(taken) == row["covered_then"] >= 50 > sum(taken[:-1])
    assert row["now_from"] == last - 4
    half = (last - first + 1) // 2
    greedy = ask("movers", min_covered=10**6).iloc[0]
    assert (greedy["then_to"], greedy["now_from"]) == (first + half - 1, last - half + 1)
    assert ask("movers", min_covered=0).iloc[0]["then_to"] == first + 4


def test_two_ends_never_share_a_year(ask: Callable[..., pd.DataFrame]) -> None:
    table = ask("movers", Filters(years=(2018, 2022)), window=5, min_dramas=1)
    ends = table[list(ENDS)].drop_duplicates().values.tolist()
    assert ends == [[2018, 2019, 2021, 2022]]


def test_one_year_alone_has_no_change(ask: Callable[..., pd.DataFrame]) -> None:
    assert ask("movers", Filters(years=(2018, 2018)), min_dramas=1).empty


def test_rare_tropes_are_left_out(ask: Callable[..., pd.DataFrame]) -> None:
    every = ask("movers", min_dramas=1)
    kept = ask("movers", min_dramas=40)
    enough = every["dramas_then"] + every["dramas_now"] >= 40
    assert 0 < len(kept) < len(every)
    assert set(kept["trope_id"]) == set(every["trope_id"][enough])


def test_the_ends_hold_the_covered_dramas_of_their_years(
    made_up: Callable[..., Any],
) -> None:
    years = {"a": 2000, "b": 2001, "c": 2002, "d": 2003, "not-covered": 2003, "no-year": None}
    warehouse = made_up(
        trope=[{"trope_id": "t", "name": "T", "family": "f"}],
        drama=[
            {"drama_id": name, "title": name, "country": "KR", "year": year, "watchers": 1}
            for name, year in years.items()
        ],
        coverage=[
            {"source_id": "s", "drama_id": name, "n_terms": 1, "n_statements": 1}
            for name in years
            if name != "not-covered"
        ],
        annotation=[
            {"source_id": "s", "drama_id": name, "trope_id": "t", "stance": stance}
            for name, stance in [("a", "present"), ("c", "subverted"), ("d", "avoided")]
        ],
    )
    [row] = answer(warehouse, "movers", Filters(), window=2, min_dramas=1).table.itertuples()
    assert (row.dramas_then, row.covered_then) == (1, 2)
    assert (row.dramas_now, row.covered_now) == (1, 2)
    assert row.without_year == 1


@pytest.mark.parametrize("adjust", [(), ("format", "watchers")])
def test_the_dispersion_is_pearsons_of_the_years(
    ask: Callable[..., pd.DataFrame],
    rows: Callable[..., list[tuple[Any, ...]]],
    adjust: tuple[str, ...],
) -> None:
    """Against statsmodels, drama by drama: chi-squared of the years over years less two."""
    drama = pd.DataFrame(
        rows(
            "SELECT year, coalesce(format, 'unknown') AS format, "
            "round(4 * log10(greatest(watchers, 1))) / 4 AS audience, "
            "count_if(trope_id = 'love-triangle' AND stance <> 'avoided') AS has "
            "FROM drama SEMI JOIN coverage USING (drama_id) LEFT JOIN annotation USING (drama_id) "
            "WHERE country = 'KR' AND year BETWEEN 2010 AND 2025 GROUP BY drama_id, 1, 2, 3"
        ),
        columns=["year", "format", "audience", "has"],
    )
    has = drama["has"].fillna(0).clip(upper=1).astype(float)
    design = pd.DataFrame({"one": 1.0, "year": (drama["year"] - 2018) / 10})
    if adjust:
        design["audience"] = drama["audience"]
        design = design.join(pd.get_dummies(drama["format"], drop_first=True, dtype=float))
    chance = sm.GLM(has, design, family=sm.families.Binomial()).fit().fittedvalues
    by_year = pd.DataFrame({"off": has - chance, "variance": chance * (1 - chance)})
    by_year = by_year.groupby(drama["year"]).sum()
    reference = (by_year["off"] ** 2 / by_year["variance"]).sum() / (len(by_year) - 2)
    table = ask("movers", VIEWS[1], adjust=adjust).set_index("trope_id")
    assert table["dispersion"]["love-triangle"] == pytest.approx(reference, rel=1e-4)


def test_a_trend_of_wildly_swinging_years_does_not_hold_and_a_steady_one_does() -> None:
    shares = [30, 8, 34, 10, 42, 14, 48, 12, 50, 20]
    steady = [20, 22, 25, 27, 30, 32, 35, 37, 40, 42]
    years = ([(share, 100), (even, 100)] for share, even in zip(shares, steady, strict=True))
    table = moved(*years).sort_values("trope_id")
    assert table["dispersion"].iloc[0] > 5
    assert table["dispersion"].iloc[1] < 0.2
    assert list(table["direction"]) == ["rising", "rising"]
    assert list(hold_if_years_swing(table)) == [False, True]
