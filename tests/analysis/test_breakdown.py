"""A trope by group and year: the same counts and odds as other questions give for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[..., pd.DataFrame]

ALL_YEARS = Filters(years=(1990, 2030))
ODDS = ["odds_ratio", "odds_low", "odds_high", "p_value"]


@pytest.mark.parametrize("adjust", [(), ("format", "watchers")], ids=str)
@pytest.mark.parametrize("country", ["KR", "CN", "TH"])
def test_a_country_has_the_odds_that_it_has_alone(
    ask: Ask, country: str, adjust: tuple[str, ...]
) -> None:
    table = ask("breakdown", by="country", trope="love-triangle", adjust=adjust)
    alone = ask("movers", Filters(country=(country,)), adjust=adjust).set_index("trope_id")
    group = table[table["place"] == country].iloc[0]
    assert list(group[ODDS]) == pytest.approx(list(alone.loc["love-triangle", ODDS]))


def test_a_group_has_the_shares_that_it_has_alone_and_overall_is_everything(ask: Ask) -> None:
    table = ask("breakdown", by="drama_format", trope="amnesia")
    group = table[table["place"] == "standard-series"]
    alone = ask("trends", Filters(drama_format=("standard-series",)), trope=("amnesia",))
    for column in ("dramas", "covered", "share", "low", "high"):
        assert list(group[column]) == list(alone[column])
    every = ask("trends", trope=("amnesia",)).set_index("year")["share"]
    assert list(table["share_overall"]) == pytest.approx(list(every.loc[table["period_to"]]))


@pytest.mark.parametrize("by", ["country", "network", "writer", "drama_format", "genre"])
def test_over_all_years_a_group_has_its_place(ask: Ask, by: str) -> None:
    asked = {"by": by, "trope": "first-love"}
    places = ask("places", ALL_YEARS, **asked).sort_values("place").reset_index(drop=True)
    whole = ask("breakdown", ALL_YEARS, **asked, period=100)
    same = ["place", "groups_in_row", "dramas", "covered", "low", "high", "known_dramas"]
    pd.testing.assert_frame_equal(
        whole[same].sort_values("place").reset_index(drop=True), places[same], check_dtype=False
    )
    yearly = ask("breakdown", ALL_YEARS, **asked).groupby("place", dropna=False)
    assert (yearly["covered"].sum() == yearly["covered_in_group"].first()).all()
    assert whole["odds_ratio"].notna().any()


def test_periods_end_with_the_last_year_and_only_the_first_may_be_short(ask: Ask) -> None:
    table = ask("breakdown", Filters(years=(2010, 2025)), by="country", period=3)
    periods = table[["period_from", "period_to"]].drop_duplicates().sort_values("period_to")
    assert periods.to_numpy().tolist() == [
        *([2010, 2010], [2011, 2013], [2014, 2016]),
        *([2017, 2019], [2020, 2022], [2023, 2025]),
    ]


def test_the_odds_do_not_depend_on_how_years_are_counted_together(ask: Ask) -> None:
    odds = [
        ask("breakdown", by="country", period=period).groupby("place", dropna=False)[ODDS].first()
        for period in (1, 4)
    ]
    pd.testing.assert_frame_equal(*odds)


def test_the_false_discoveries_are_held_over_the_groups(ask: Ask) -> None:
    groups = ask("breakdown", by="network").drop_duplicates("place")
    told = groups[groups["p_value"].notna()]
    assert len(told) > 10
    expected = multipletests(told["p_value"], method="fdr_bh")[1]
    assert list(told["q_value"]) == pytest.approx(list(expected))
    clear = told[told["direction"] != "no clear change"]
    assert len(clear) > 0
    assert (clear["q_value"] <= 0.05).all()
    assert ((clear["direction"] == "rising") == (clear["odds_low"] > 1)).all()
    assert (groups.loc[groups["p_value"].isna(), "direction"] == "no clear change").all()


def test_small_groups_stand_together_and_dramas_without_a_year_are_counted(
    made_up: Callable[..., Any],
) -> None:
    networks = {"a": ["Big"], "b": ["Big"], "c": ["Small", "Tiny"], "d": ["Tiny"], "e": ["Big"]}
    years = {"a": 2000, "b": 2001, "c": 2001, "d": 2001, "e": None}
    warehouse = made_up(
        trope=[{"trope_id": "love-triangle", "name": "Love triangle", "family": "f"}],
        drama=[
            {"drama_id": name, "title": name, "country": "KR", "year": year, "watchers": 1}
            for name, year in years.items()
        ],
        drama_network=[
            {"drama_id": name, "network": network}
            for name, every in networks.items()
            for network in every
        ],
        coverage=[
            {"source_id": "s", "drama_id": name, "n_terms": 1, "n_statements": 1} for name in years
        ],
        annotation=[
            {"source_id": "s", "drama_id": name, "trope_id": "love-triangle", "stance": "present"}
            for name in ("a", "c")
        ],
    )
    table = answer(warehouse, "breakdown", Filters(), min_covered=3).table
    shown = table[["place", "groups_in_row", "period_to", "dramas", "covered"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [
        ["Big", 1, 2000, 1, 1],
        ["Big", 1, 2001, 0, 1],
        [None, 2, 2001, 1, 2],
    ]
    assert set(table["without_year"]) == {1}
    assert set(table["covered_in_view"]) == {5}
