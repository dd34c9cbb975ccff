"""Values that name nothing: a clear word, a suggestion, and never a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.vocabulary import UnknownValueError, known

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.warehouse.connection import Warehouse

MISSPELT = [
    ("country", "kr", "KR"),
    ("drama_format", "Standard Series", "standard-series"),
    ("source", "MDL", "mdl"),
    ("trope", "love-triangel", "love-triangle"),
    ("trope", "Love Triangle", "love-triangle"),
    ("drama", "head-over-heels", "head-over-heels-2025"),
    ("by", "Networks", "network"),
    ("stance", "absent", "present"),
    ("adjust", "Formats", "format"),
]
QUESTION_OF = {
    "trope": "places",
    "by": "places",
    "drama": "drama",
    "stance": "dramas",
    "adjust": "movers",
}
OF_SEVERAL = {"adjust"}
FILTER_NAMES = {"country", "drama_format", "source"}

NASTY = [
    "'",
    '"',
    "';",
    "'; DROP TABLE drama; --",
    "KR') OR 1=1 --",
    "KR\x00",
    "%",
    "$country",
    "{{7*7}}",
    "견우와 선녀",
    "\U0001f600",
    "\ud800",
    "a" * 100_000,
    "love-triangle " * 1000,
]


def put(warehouse: Warehouse, parameter: str, value: str) -> Any:
    """Ask a question that takes the parameter, with the value for it."""
    if parameter in FILTER_NAMES:
        return answer(warehouse, "view", Filters(**{parameter: (value,)}))
    given = (value,) if parameter in OF_SEVERAL else value
    return answer(warehouse, QUESTION_OF[parameter], Filters(), **{parameter: given})


@pytest.mark.parametrize(("parameter", "value", "meant"), MISSPELT)
def test_a_misspelt_value_is_named_with_what_was_meant(
    warehouse: Warehouse, parameter: str, value: str, meant: str
) -> None:
    with pytest.raises(UnknownValueError) as caught:
        put(warehouse, parameter, value)
    assert (caught.value.parameter, caught.value.value) == (parameter, value)
    assert meant in caught.value.suggestions
    message = str(caught.value)
    assert parameter.replace("_", " ") in message
    assert f"“{value}”" in message
    assert f"Did you mean {caught.value.suggestions[0]}" in message


def test_where_nothing_is_alike_nothing_is_suggested(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownValueError, match=r"^No trope is called “xyzzy”\.$"):
        put(warehouse, "trope", "xyzzy")


def test_the_first_unknown_value_of_several_is_named(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownValueError, match="“nowhere”"):
        answer(warehouse, "trends", Filters(country=("KR", "nowhere", "elsewhere")))
    with pytest.raises(UnknownValueError, match="“no-trope”"):
        answer(warehouse, "trends", Filters(), trope=("love-triangle", "no-trope"))


def test_where_few_values_are_possible_they_are_all_named(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownValueError, match=r"Did you mean format or watchers\?$"):
        answer(warehouse, "movers", Filters(), adjust=("format", "audience"))


ABOUT_A_TROPE = [
    *("trends", "tropes", "terms", "places", "breakdown", "dramas"),
    *("together", "differences", "disputes"),
]


@pytest.mark.parametrize("name", ABOUT_A_TROPE)
def test_every_question_about_a_trope_checks_it(warehouse: Warehouse, name: str) -> None:
    several = name in {"trends", "tropes", "terms"}
    with pytest.raises(UnknownValueError) as caught:
        answer(warehouse, name, Filters(), trope=("nonsense",) if several else "nonsense")
    assert caught.value.parameter == "trope"


@pytest.mark.parametrize("name", ["drama", "statements", "disputes", "similar"])
def test_every_question_about_a_drama_checks_it(warehouse: Warehouse, name: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        answer(warehouse, name, Filters(), drama="nonsense")
    assert caught.value.parameter == "drama"


def test_years_that_run_backwards_are_turned_round(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownValueError) as caught:
        answer(warehouse, "view", Filters(years=(2020, 2010)))
    assert caught.value.parameter == "years"
    assert caught.value.suggestions == ["2010:2020"]
    assert str(caught.value) == "The years 2020:2010 run backwards. Did you mean 2010:2020?"


@pytest.mark.parametrize("period", [0, -4])
def test_a_period_without_a_year_is_refused(warehouse: Warehouse, period: int) -> None:
    with pytest.raises(UnknownValueError, match=rf"^For period, {period} is not a number from 1"):
        answer(warehouse, "breakdown", Filters(), period=period)


@pytest.mark.parametrize("parameter", sorted(FILTER_NAMES | QUESTION_OF.keys()))
@pytest.mark.parametrize("value", NASTY, ids=lambda value: repr(value[:20]))
def test_no_value_gets_into_a_query(warehouse: Warehouse, parameter: str, value: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        put(warehouse, parameter, value)
    assert caught.value.value == value
    assert len(str(caught.value)) < 400


@settings(max_examples=60, deadline=None, derandomize=True)
@given(value=st.text(max_size=60), parameter=st.sampled_from(sorted(FILTER_NAMES | {"trope"})))
@example(value="", parameter="country")
def test_any_text_at_all_is_a_known_value_or_an_unknown_one(
    warehouse: Warehouse, value: str, parameter: str
) -> None:
    if value in known(warehouse, parameter):
        put(warehouse, parameter, value)
        return
    with pytest.raises(UnknownValueError):
        put(warehouse, parameter, value)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=st.text(st.characters(), max_size=60))
@example(text="'; DROP TABLE drama; --")
@example(text="\x00")
@example(text="\ud800")
@example(text="a" * 100_000)
def test_any_text_at_all_may_be_looked_for(ask: Callable[..., Any], text: str) -> None:
    assert len(ask("find", text=text)) <= 50


def test_every_known_value_is_accepted(warehouse: Warehouse) -> None:
    for parameter in sorted(FILTER_NAMES):
        values = tuple(known(warehouse, parameter))
        assert values
        answer(warehouse, "view", Filters(**{parameter: values}))
    answer(warehouse, "trends", Filters(), trope=tuple(known(warehouse, "trope")))
