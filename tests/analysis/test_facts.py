"""What is told of dramas, sources and terms: nothing is lost on the way from the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    Asked = Callable[..., pd.DataFrame]
    Fetched = Callable[..., list[tuple[Any, ...]]]
    MadeUp = Callable[..., Any]

HEAD_OVER_HEELS = "head-over-heels-2025"
LIGHTS = {"drama_id": "lights", "title": "Lights", "country": "KR", "year": 2022, "watchers": 9}
TIDE = {"drama_id": "tide", "title": "Tide", "country": "TH", "year": 2023, "watchers": 5}


def test_the_facts_of_a_drama_stand_on_one_row(made_up: MadeUp) -> None:
    people = [("writer", 2, "B"), ("writer", 1, "C"), ("director", 1, "A")]
    refs = [("mdl", "7"), ("tmdb", "70")]
    warehouse = made_up(
        drama=[LIGHTS, TIDE],
        drama_alias=[{"drama_id": "lights", "alias": alias} for alias in ("Zeta", "Alpha")],
        drama_genre=[{"drama_id": "lights", "genre": genre} for genre in ("Romance", "Comedy")],
        drama_network=[
            {"drama_id": "lights", "position": position, "network": network}
            for position, network in [(2, "Aired second"), (1, "Shown first")]
        ],
        drama_credit=[
            {"drama_id": "lights", "role": role, "position": position, "person": person}
            for role, position, person in people
        ],
        drama_ref=[
            {"drama_id": "lights", "authority": authority, "ref": ref} for authority, ref in refs
        ],
    )
    [facts] = answer(warehouse, "drama", Filters(), drama="lights").table.to_dict("records")
    told = {
        "title": "Lights",
        "year": 2022,
        "aliases": "Alpha · Zeta",
        "genres": "Comedy, Romance",
        "networks": "Shown first, Aired second",
        "writers": "C, B",
        "directors": "A",
        "mdl_ref": "7",
        "tmdb_ref": "70",
    }
    assert {name: facts[name] for name in told} == told

    [bare] = answer(warehouse, "drama", Filters(), drama="tide").table.to_dict("records")
    assert bare["title"] == "Tide"
    assert all(pd.isna(bare[name]) for name in ("aliases", "genres", "networks", "writers"))


def test_a_drama_asked_for_is_shown_whatever_is_in_view(ask: Asked) -> None:
    elsewhere = Filters(country=("TH",), years=(2010, 2011), source=("tmdb",))
    for name in ("drama", "statements"):
        expected = ask(name, drama=HEAD_OVER_HEELS)
        assert len(expected)
        pd.testing.assert_frame_equal(ask(name, elsewhere, drama=HEAD_OVER_HEELS), expected)


def test_every_statement_on_a_drama_is_told_in_its_stance(ask: Asked, rows: Fetched) -> None:
    stored = rows(
        "SELECT source_id, trope_id, stance, confidence FROM annotation WHERE drama_id = ?",
        HEAD_OVER_HEELS,
    )
    told = ask("statements", drama=HEAD_OVER_HEELS)
    columns = ["source_id", "trope_id", "stance", "confidence"]
    assert sorted(told[columns].itertuples(index=False, name=None)) == sorted(stored)
    assert {"present", "avoided", "subverted"} == set(told["stance"])


@pytest.mark.parametrize("filters", [Filters(), Filters(country=("KR",), source=("mdl",))], ids=str)
def test_a_drama_is_listed_with_all_that_sources_in_view_say(
    ask: Asked, rows: Fetched, filters: Filters
) -> None:
    said: dict[str, set[str]] = {}
    for drama_id, source_id, stance in rows(
        "SELECT drama_id, source_id, stance FROM annotation JOIN drama USING (drama_id) "
        "WHERE trope_id = 'love-triangle' AND list_contains(?, country)",
        list(filters.country) or ["CN", "HK", "JP", "KR", "PH", "SG", "TH", "TW"],
    ):
        if not filters.source or source_id in filters.source:
            said.setdefault(drama_id, set()).add(f"{source_id}: {stance}")
    table = ask("dramas", filters, trope="love-triangle")
    told = dict(zip(table["drama_id"], table["statements_on_trope"], strict=True))
    assert told == {drama_id: ", ".join(sorted(words)) for drama_id, words in said.items()}


def test_how_much_of_a_sources_words_is_decided(made_up: MadeUp) -> None:
    words = [("lights", "a trope"), ("lights", "no trope"), ("tide", "a trope"), ("tide", "open")]
    warehouse = made_up(
        source=[{"source_id": "viewers"}],
        drama=[LIGHTS, TIDE],
        term=[
            {"source_id": "viewers", "term": "a trope", "trope_id": "t"},
            {"source_id": "viewers", "term": "a trope", "trope_id": "u"},
            {"source_id": "viewers", "term": "no trope", "trope_id": None},
            {"source_id": "others", "term": "open", "trope_id": "t"},
        ],
        term_use=[
            {"source_id": "viewers", "drama_id": drama_id, "term": term} for drama_id, term in words
        ],
    )
    [row] = answer(warehouse, "decided", Filters()).table.to_dict("records")
    assert (row["uses"], row["decided"], row["tropes"], row["share_decided"]) == (4, 3, 2, 0.75)
    assert (row["terms"], row["terms_decided"]) == (3, 2)
    [row] = answer(warehouse, "decided", Filters(country=("TH",))).table.to_dict("records")
    assert (row["uses"], row["decided"], row["tropes"]) == (2, 1, 1)


@pytest.mark.parametrize("filters", [Filters(), Filters(country=("KR",), years=(2020, 2025))])
def test_a_term_tells_how_many_dramas_in_view_carry_it(
    ask: Asked, rows: Fetched, filters: Filters
) -> None:
    first, last = filters.years or (0, 9999)
    carried = {
        (source_id, term): dramas
        for source_id, term, dramas in rows(
            "SELECT source_id, term, count(DISTINCT drama_id) FROM term_use "
            "JOIN drama USING (drama_id) WHERE (? = '' OR country = ?) "
            "AND coalesce(year, 5000) BETWEEN ? AND ? GROUP BY source_id, term",
            *(["".join(filters.country)] * 2),
            first,
            last,
        )
    }
    table = ask("terms", filters, trope=("love-triangle",))
    assert table["dramas"].max() > 50
    for row in table.itertuples():
        assert row.trope_id == "love-triangle"
        assert row.dramas == carried.get((row.source_id, row.term), 0)


def test_sources_stand_in_the_order_of_what_they_cover(ask: Asked) -> None:
    table = ask("sources")
    expected = table.sort_values(["covered", "source_id"], ascending=[False, True])
    assert list(table["source_id"]) == list(expected["source_id"])
