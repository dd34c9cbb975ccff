"""The SQL that a reader is shown: it runs as it stands, and gives the rows of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.query import readable, run
from slowburn.analysis.question import QUESTIONS, answer

if TYPE_CHECKING:
    from slowburn.warehouse.connection import Warehouse

VIEWS = {
    "everything": Filters(),
    "one of each": Filters(("KR",), (2015, 2015), ("standard-series",), 5000, ("mdl",)),
    "several": Filters(("CN", "KR", "TH"), (2010, 2025), ("unknown",), 0, ("mdl", "tmdb")),
}
MADE_OF_ROWS = {
    *("movers", "breakdown", "agreement", "together"),
    *("maturity", "maturity_by", "stability", "explain", "dimensions", "verdicts", "validity"),
}
"""Questions whose rows are made of their queries' rows, and are not one of each."""

GIVEN: dict[str, list[dict[str, Any]]] = {
    "dramas": [
        {},
        {"trope": "love-triangle", "stance": "present"},
        {"trope": "love-triangle", "stance": "has", "also": "first-love"},
    ],
    "differences": [{}, {"trope": "queer-romance"}],
    "disputes": [{}, {"drama": "head-over-heels-2025"}, {"trope": "slow-burn"}],
    "drama": [{}, {"drama": "guardian-the-lonely-and-great-god-2016"}],
    "find": [{"text": text} for text in ("love", "It's", '"', "'; DROP TABLE drama; --", "é\\n")],
    "movers": [{}, {"window": 3, "min_dramas": 1, "adjust": ("format", "watchers")}],
    "breakdown": [{}, {"by": "writer", "period": 3, "adjust": ("watchers",)}],
    "places": [{"by": by} for by in ("country", "network", "writer", "drama_format", "genre")],
    "similar": [{}, {"drama": "guardian-the-lonely-and-great-god-2016", "limit": 3}],
    "tropes": [{}, {"trope": ("love-triangle", "first-love")}],
}
CASES = [
    pytest.param(name, filters, given, id=f"{name}-{view}-{number}")
    for name in sorted(QUESTIONS)
    for view, filters in VIEWS.items()
    for number, given in enumerate(GIVEN.get(name, [{}]))
]
QUOTES = ["O'Hara", '"quoted"', "'; DROP TABLE drama; --", "back\\slash", "%_$1", "견우와 선녀"]


@pytest.mark.parametrize(("name", "filters", "given"), CASES)
def test_the_sql_shown_runs_alone_and_gives_the_same_rows(
    warehouse: Warehouse, name: str, filters: Filters, given: dict[str, Any]
) -> None:
    answered = answer(warehouse, name, filters, **given)
    con = warehouse.connection.cursor()
    for query in answered.queries:
        shown = con.execute(readable(query)).fetchall()
        assert shown == con.execute(query.sql, query.parameters).fetchall()
        assert len(shown) == len(answered.table) or name in MADE_OF_ROWS


@pytest.mark.parametrize("value", QUOTES)
def test_a_value_with_quotes_is_written_as_one_value(warehouse: Warehouse, value: str) -> None:
    """Straight to the query: a question would refuse these values before they got there."""
    filters = Filters(country=(value, "KR"), drama_format=(value, "standard-series"))
    cursor = warehouse.connection.cursor()
    given = {"trope": None, "stance": value, "also": None}
    group = {"by": None, "place": value, "min_covered": 10}
    table, query = run(cursor, "dramas", filters, **given, **group)
    shown = warehouse.connection.cursor().execute(readable(query)).fetchall()
    assert len(shown) == len(table) > 100


def test_the_sql_shown_keeps_its_comments_and_names_no_parameter(warehouse: Warehouse) -> None:
    [query] = answer(warehouse, "trends", Filters(country=("KR",))).queries
    shown = readable(query)
    assert "What is in view" in shown
    assert "'KR'" in shown
    assert "$" not in shown
