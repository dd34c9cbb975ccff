"""The dramas of a group are those that the chart of its kind counts."""

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

KOREAN = Filters(country=("KR",), years=(2010, 2025))
KINDS = ["network", "country", "writer", "genre", "drama_format"]


@pytest.mark.parametrize("by", KINDS)
def test_a_group_lists_as_many_dramas_as_places_counts(warehouse, by):
    rows = answer(warehouse, "places", KOREAN, trope="amnesia", by=by).table
    for row in rows.itertuples():
        group = {"by": by, "place": row.place if isinstance(row.place, str) else ""}
        covered = answer(warehouse, "dramas", KOREAN, **group).table
        having = answer(warehouse, "dramas", KOREAN, **group, trope="amnesia", stance="has").table
        assert (len(having), len(covered)) == (row.dramas, row.covered)


def test_a_place_without_its_kind_leaves_nothing_out(warehouse):
    every = answer(warehouse, "dramas", KOREAN).table
    assert len(answer(warehouse, "dramas", KOREAN, place="tvN").table) == len(every)


def test_a_place_that_is_none_has_no_dramas(warehouse):
    assert answer(warehouse, "dramas", KOREAN, by="network", place="No such").table.empty
