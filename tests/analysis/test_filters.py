"""Filters: whatever is chosen, shares stay out of the dramas that the chosen sources cover."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Asked = Callable[..., pd.DataFrame]

COUNTRIES = ("CN", "HK", "JP", "KR", "TH", "TW")
FORMATS = ("drama-special", "standard-series", "unknown", "web-series")
SOURCES = ("article-newkdrama-episode-10", "essay-grown-up-romance", "mdl", "tmdb")

COUNTRY = st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=4).map(tuple)
YEARS = st.none() | st.tuples(st.integers(1995, 2026), st.integers(1995, 2026)).map(
    lambda ends: (min(ends), max(ends))
)
FORMAT = st.lists(st.sampled_from(FORMATS), unique=True, max_size=3).map(tuple)
WATCHERS = st.sampled_from([0, 1, 1000, 10_000, 100_000])
SOURCE = st.lists(st.sampled_from(SOURCES), unique=True, max_size=3).map(tuple)
FILTERS = st.builds(Filters, COUNTRY, YEARS, FORMAT, WATCHERS, SOURCE)
TROPES = st.sampled_from(["love-triangle", "queer-romance", "friends-to-lovers", "first-love"])

examples = settings(max_examples=25, deadline=None, derandomize=True)


class Drama(NamedTuple):
    """A drama of the bundled data with all that counts."""

    country: str
    year: int | None
    format: str
    watchers: int
    covered_by: set[str]
    has: set[tuple[str, str]]
    avoids: set[tuple[str, str]]


@pytest.fixture(scope="session")
def catalogue(rows: Callable[..., list[tuple[Any, ...]]]) -> list[Drama]:
    """Every drama, read from the tables without any of the questions."""
    covered, has, avoids = defaultdict(set), defaultdict(set), defaultdict(set)
    for drama_id, source_id in rows("SELECT drama_id, source_id FROM coverage"):
        covered[drama_id].add(source_id)
    for drama_id, source_id, trope_id, stance in rows(
        "SELECT drama_id, source_id, trope_id, stance FROM annotation"
    ):
        said = avoids if stance == "avoided" else has
        said[drama_id].add((source_id, trope_id))
    return [
        Drama(*facts, covered[drama_id], has[drama_id], avoids[drama_id])
        for drama_id, *facts in rows(
            "SELECT drama_id, country, year, coalesce(format, 'unknown'), watchers FROM drama"
        )
    ]


def in_view(catalogue: list[Drama], filters: Filters) -> list[Drama]:
    first, last = filters.years or (None, None)
    return [
        drama
        for drama in catalogue
        if (not filters.country or drama.country in filters.country)
        and (first is None or (drama.year is not None and first <= drama.year <= last))
        and (not filters.drama_format or drama.format in filters.drama_format)
        and drama.watchers >= filters.min_watchers
    ]


def covered(dramas: list[Drama], filters: Filters) -> list[Drama]:
    return [
        drama
        for drama in dramas
        if (drama.covered_by & set(filters.source) if filters.source else drama.covered_by)
    ]


def say(said: set[tuple[str, str]], trope: str, filters: Filters) -> bool:
    return any(
        name == trope and (not filters.source or source in filters.source) for source, name in said
    )


def number(ask: Asked, filters: Filters, column: str = "dramas") -> int:
    return int(ask("view", filters)[column][0])


@examples
@given(filters=FILTERS, more=FILTERS)
def test_one_filter_more_never_brings_dramas_into_view(
    ask: Asked, filters: Filters, more: Filters
) -> None:
    before = number(ask, filters)
    for name in ("country", "years", "drama_format"):
        if not getattr(filters, name):
            assert number(ask, replace(filters, **{name: getattr(more, name)})) <= before
    higher = replace(filters, min_watchers=filters.min_watchers + more.min_watchers)
    assert number(ask, higher) <= before


@examples
@given(filters=FILTERS, source=st.sampled_from(SOURCES))
def test_sources_decide_what_is_covered_not_what_is_in_view(
    ask: Asked, filters: Filters, source: str
) -> None:
    every, one = replace(filters, source=()), replace(filters, source=(source,))
    assert number(ask, one) == number(ask, every)
    assert number(ask, one, "covered") <= number(ask, every, "covered")


@examples
@given(filters=FILTERS)
def test_what_is_in_view_is_counted_right(
    ask: Asked, catalogue: list[Drama], filters: Filters
) -> None:
    dramas = in_view(catalogue, filters)
    seen = covered(dramas, filters)
    [view] = ask("view", filters).to_dict("records")
    years = [drama.year for drama in dramas if drama.year is not None]
    assert (view["dramas"], view["covered"]) == (len(dramas), len(seen))
    if years:
        assert (view["first_year"], view["last_year"]) == (min(years), max(years))
    assert len(ask("dramas", filters)) == len(dramas)


@examples
@given(filters=FILTERS, trope=TROPES)
def test_a_trope_is_counted_out_of_the_covered_dramas(
    ask: Asked, catalogue: list[Drama], filters: Filters, trope: str
) -> None:
    dramas = in_view(catalogue, filters)
    seen = covered(dramas, filters)
    [row] = ask("tropes", filters, trope=(trope,)).itertuples()
    assert row.covered == len(seen)
    assert row.dramas == sum(say(drama.has, trope, filters) for drama in seen)
    assert row.avoided == sum(say(drama.avoids, trope, filters) for drama in seen)
    assert 0 <= row.dramas <= row.covered <= len(dramas)


@examples
@given(filters=FILTERS, trope=TROPES)
def test_each_year_is_counted_out_of_its_own_covered_dramas(
    ask: Asked, catalogue: list[Drama], filters: Filters, trope: str
) -> None:
    expected: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for drama in covered(in_view(catalogue, filters), filters):
        if drama.year is not None:
            expected[drama.year][0] += say(drama.has, trope, filters)
            expected[drama.year][1] += 1
    table = ask("trends", filters, trope=(trope,))
    assert {row.year: [row.dramas, row.covered] for row in table.itertuples()} == expected


@examples
@given(filters=FILTERS, trope=TROPES, by=st.sampled_from(["country", "drama_format"]))
def test_each_place_is_counted_out_of_its_own_covered_dramas(
    ask: Asked, catalogue: list[Drama], filters: Filters, trope: str, by: str
) -> None:
    expected: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for drama in covered(in_view(catalogue, filters), filters):
        place = drama.country if by == "country" else drama.format
        expected[place][0] += say(drama.has, trope, filters)
        expected[place][1] += 1
    table = ask("places", filters, trope=trope, by=by, min_covered=0)
    assert {row.place: [row.dramas, row.covered] for row in table.itertuples()} == expected


@examples
@given(filters=FILTERS, trope=TROPES, least=st.integers(1, 200))
def test_small_places_stand_together_and_lose_no_drama(
    ask: Asked, filters: Filters, trope: str, least: int
) -> None:
    apart = ask("places", filters, trope=trope, by="country", min_covered=0)
    table = ask("places", filters, trope=trope, by="country", min_covered=least)
    small = apart[apart["covered"] < least]
    pool = table[table["place"].isna()]
    assert len(pool) == min(len(small), 1)
    assert pool["groups_in_row"].sum() == len(small)
    assert pool["covered"].sum() == small["covered"].sum()
    assert table["dramas"].sum() == apart["dramas"].sum()
    assert (table[table["place"].notna()]["covered"] >= least).all()


@examples
@given(filters=FILTERS, trope=TROPES)
def test_countries_together_count_what_each_counts_alone(
    ask: Asked, filters: Filters, trope: str
) -> None:
    assume(filters.country)
    alone = [
        ask("tropes", replace(filters, country=(country,)), trope=(trope,))
        for country in filters.country
    ]
    together = ask("tropes", filters, trope=(trope,))
    for column in ("dramas", "covered", "avoided", "statements"):
        assert together[column][0] == sum(table[column][0] for table in alone)


@examples
@given(filters=FILTERS)
def test_the_list_of_a_trope_holds_the_dramas_that_were_counted(
    ask: Asked, filters: Filters
) -> None:
    """A mark on a chart opens down to as many dramas as it says."""
    [row] = ask("tropes", filters, trope=("love-triangle",)).itertuples()
    stances = [
        set(ask("dramas", filters, trope="love-triangle", stance=stance)["drama_id"])
        for stance in ("present", "avoided", "subverted")
    ]
    assert len(stances[0] | stances[2]) == row.dramas
    assert len(stances[1]) == row.avoided
    assert set(ask("dramas", filters, trope="love-triangle")["drama_id"]) == set().union(*stances)


@examples
@given(filters=FILTERS)
def test_coverage_by_year_and_country_adds_up(
    ask: Asked, catalogue: list[Drama], filters: Filters
) -> None:
    table = ask("coverage", filters)
    assert (table["covered"] <= table["dramas"]).all()
    once = table.drop_duplicates(["year", "country"])
    assert once["dramas"].sum() == len(in_view(catalogue, filters))
    expected: dict[str, int] = defaultdict(int)
    for drama in in_view(catalogue, filters):
        for source in drama.covered_by & set(filters.source or drama.covered_by):
            expected[source] += 1
    assert table.groupby("source_id")["covered"].sum().to_dict() == expected
    sources = ask("sources", filters)
    assert dict(zip(sources["source_id"], sources["covered"], strict=True)) == {
        source: expected.get(source, 0) for source in sources["source_id"]
    }


@pytest.mark.parametrize("source", ["mdl", "tmdb", "essay-grown-up-romance"])
def test_a_drama_that_the_source_does_not_cover_is_in_no_denominator(
    ask: Asked, rows: Callable[..., list[tuple[Any, ...]]], source: str
) -> None:
    filters = Filters(source=(source,))
    [(looked_at,)] = rows("SELECT count(*) FROM coverage WHERE source_id = ?", source)
    [(with_year,)] = rows(
        "SELECT count(*) FROM coverage JOIN drama USING (drama_id) "
        "WHERE source_id = ? AND year IS NOT NULL",
        source,
    )
    assert 0 < looked_at < number(ask, filters)
    assert set(ask("tropes", filters)["covered"]) == {looked_at}
    assert ask("trends", filters, trope=("love-triangle",))["covered"].sum() == with_year
    assert ask("places", filters, by="country")["covered"].sum() == looked_at


def test_without_filters_everything_is_in_view(
    ask: Asked, rows: Callable[..., list[tuple[Any, ...]]]
) -> None:
    [expected] = rows(
        "SELECT (SELECT count(*) FROM drama), (SELECT count(DISTINCT drama_id) FROM coverage), "
        "(SELECT count(*) FROM source), (SELECT count(*) FROM annotation)"
    )
    view = ask("view", Filters()).iloc[0]
    assert tuple(view[["dramas", "covered", "sources", "statements"]]) == expected
    assert ask("tropes", Filters())["statements"].sum() == expected[3]


def test_dramas_without_a_year_are_in_view_until_years_are_chosen(ask: Asked) -> None:
    every = number(ask, Filters())
    with_year = number(ask, Filters(years=(1900, 2100)))
    without = int(ask("dramas", Filters())["year"].isna().sum())
    assert without > 0
    assert every == with_year + without


def test_the_least_number_of_watchers_is_itself_enough(ask: Asked) -> None:
    watchers = [int(number) for number in ask("dramas")["watchers"][:3]]
    assert watchers[0] > watchers[1] > watchers[2]
    for place, least in enumerate(watchers, start=1):
        assert number(ask, Filters(min_watchers=least)) == place


@pytest.mark.parametrize(
    ("name", "given_parameters"),
    [
        ("tropes", {}),
        ("trends", {}),
        ("places", {"trope": "t", "by": "country"}),
        ("places", {"trope": "t", "by": "network"}),
    ],
)
def test_present_and_subverted_count_as_having_avoided_and_silence_do_not(
    made_up: Callable[..., Any], name: str, given_parameters: dict[str, Any]
) -> None:
    stances = ["present", "subverted", "avoided"]
    covered_dramas = [*stances, "silent"]
    warehouse = made_up(
        trope=[{"trope_id": "t", "name": "T", "family": "f"}],
        drama=[
            {"drama_id": name, "title": name, "country": "KR", "year": 2020, "watchers": 1}
            for name in [*covered_dramas, "never-looked-at"]
        ],
        drama_network=[
            {"drama_id": name, "position": 1, "network": "N"}
            for name in [*covered_dramas, "never-looked-at"]
        ],
        coverage=[
            {"source_id": "s", "drama_id": name, "n_terms": 1, "n_statements": 1}
            for name in covered_dramas
        ],
        annotation=[
            {"source_id": "s", "drama_id": stance, "trope_id": "t", "stance": stance}
            for stance in stances
        ],
    )
    [row] = answer(warehouse, name, Filters(), **given_parameters).table.itertuples()
    assert (row.dramas, row.covered, row.share) == (2, 4, 0.5)


def test_a_source_alone_disputes_nothing(made_up: Callable[..., Any]) -> None:
    """One source that says both of a trope is of two minds; a dispute takes two sources."""

    def said(source: str, drama: str, stance: str) -> dict[str, str]:
        return {"source_id": source, "drama_id": drama, "trope_id": "t", "stance": stance}

    both = [("a", "one", "present"), ("a", "one", "avoided")]
    apart = [("a", "two", "present"), ("b", "two", "avoided")]
    warehouse = made_up(
        trope=[{"trope_id": "t", "name": "T", "family": "f"}],
        source=[{"source_id": name} for name in "ab"],
        drama=[
            {"drama_id": name, "title": name, "country": "KR", "watchers": 1}
            for name in ("one", "two", "three")
        ],
        coverage=[
            {"source_id": source, "drama_id": drama, "n_terms": 1, "n_statements": 1}
            for source, drama in [("a", "one"), ("a", "two"), ("b", "two")]
        ],
        annotation=[said(*words) for words in both + apart],
    )
    disputes = answer(warehouse, "disputes", Filters()).table
    assert list(disputes["drama_id"]) == ["two"]
    [row] = answer(warehouse, "tropes", Filters()).table.itertuples()
    assert (row.disputed, row.dramas, row.avoided, row.covered) == (1, 2, 2, 2)
    alone = Filters(source=("a",))
    assert answer(warehouse, "disputes", alone).table.empty
    assert answer(warehouse, "tropes", alone).table["disputed"][0] == 0


def test_disputes_of_the_bundled_data_have_two_sources_on_different_sides(ask: Asked) -> None:
    disputes = ask("disputes")
    assert len(disputes) > 5
    stances = disputes[["present", "avoided", "subverted"]]
    assert ((stances > 0).sum(axis=1) > 1).all()
    assert (disputes["sources"] > 1).all()
    said = ask("statements")
    for row in disputes[disputes["drama_id"] == "head-over-heels-2025"].itertuples():
        there = said[said["trope_id"] == row.trope_id]
        by_stance = there.groupby("stance")["source_id"].nunique().to_dict()
        assert row.present == by_stance.get("present", 0)
        assert row.avoided == by_stance.get("avoided", 0)
        assert row.subverted == by_stance.get("subverted", 0)
