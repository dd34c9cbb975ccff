"""Drama identifiers: readable, unique, and the same whatever the order of the rows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers.identity import assign_ids
from etl.importers.titles import Title

PLAIN = Title(
    mdl_id="1",
    name="Paper Lanterns",
    native_name="",
    aliases=(),
    country="KR",
    format="",
    start=None,
    end=None,
    year=2021,
    networks=(),
    episodes=None,
    minutes=None,
    age_rating="",
    score=None,
    scored_by=None,
    watchers=0,
    genres=("Romance",),
    writers=(),
    directors=(),
    snapshot="made-up-2025",
)


def test_title_and_year_make_the_identifier() -> None:
    undated = replace(PLAIN, mdl_id="2", year=None)
    nameless = replace(PLAIN, mdl_id="3", name="?!")
    assert assign_ids([PLAIN, undated, nameless], ()) == {
        "1": "paper-lanterns-2021",
        "2": "paper-lanterns-undated",
        "3": "untitled-2021",
    }


def test_titles_that_collide_get_country_then_outside_id() -> None:
    thai = replace(PLAIN, mdl_id="2", country="TH")
    chinese = [replace(PLAIN, mdl_id=mdl_id, country="CN") for mdl_id in ("30", "4")]
    assert assign_ids([PLAIN, thai, *chinese], ()) == {
        "1": "paper-lanterns-2021-kr",
        "2": "paper-lanterns-2021-th",
        "30": "paper-lanterns-2021-cn-30",
        "4": "paper-lanterns-2021-cn-4",
    }


def test_an_identifier_that_the_catalogue_gave_is_not_given_again() -> None:
    taken = ["paper-lanterns-2021"]
    assert assign_ids([PLAIN], taken) == {"1": "paper-lanterns-2021-kr"}
    taken.append("paper-lanterns-2021-kr")
    assert assign_ids([PLAIN], taken) == {"1": "paper-lanterns-2021-kr-1"}


@pytest.mark.parametrize("mdl_id", ["2021", "7"])
def test_a_name_that_reads_like_a_lengthened_identifier_does_no_harm(mdl_id: str) -> None:
    twin = replace(PLAIN, mdl_id=mdl_id)
    lookalike = replace(PLAIN, mdl_id="9", name="Paper Lanterns 2021 KR")
    titles = [PLAIN, twin, lookalike]
    assert len(set(assign_ids(titles, ()).values())) == 3


titles = st.lists(
    st.builds(
        lambda number, name, country, year: replace(
            PLAIN, mdl_id=str(number), name=name, country=country, year=year
        ),
        st.integers(1, 3000),
        st.sampled_from(["Tide", "Tide 2020", "Tide 2020 KR", "tide!", "", "潮"]),
        st.sampled_from(["KR", "TH"]),
        st.sampled_from([2020, 2021, None]),
    ),
    unique_by=lambda title: title.mdl_id,
    max_size=12,
)


@given(titles, st.randoms())
def test_identifiers_are_unique_and_do_not_depend_on_order(
    some: list[Title], random: object
) -> None:
    ids = assign_ids(some, ("tide-2020",))
    assert ids.keys() == {title.mdl_id for title in some}
    assert len(set(ids.values())) == len(some)
    assert "tide-2020" not in ids.values()
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", drama_id) for drama_id in ids.values())
    random.shuffle(some)
    assert assign_ids(some, ("tide-2020",)) == ids
