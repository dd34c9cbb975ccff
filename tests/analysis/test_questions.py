"""The registry: what every question promises of its answer."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.warehouse.connection import Warehouse

NAMES = sorted(QUESTIONS)
NOTHING_IN_VIEW = Filters(country=("KR",), years=(1950, 1950))
SHARES = {
    "share": ("dramas", "covered", "low", "high"),
    "share_then": ("dramas_then", "covered_then", "low_then", "high_then"),
    "share_now": ("dramas_now", "covered_now", "low_now", "high_now"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_question_answers_with_what_it_assumes(warehouse: Warehouse, name: str) -> None:
    answered = answer(warehouse, name, Filters())
    assert list(answered.table) == list(QUESTIONS[name].columns)
    assert answered.data_version == warehouse.manifest.data_version
    # find is asked for nothing, and finds nothing.
    assert answered.table.empty == (name == "find")


@pytest.mark.parametrize("name", NAMES)
def test_a_question_answers_where_nothing_is_in_view(warehouse: Warehouse, name: str) -> None:
    assert list(answer(warehouse, name, NOTHING_IN_VIEW).table) == list(QUESTIONS[name].columns)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_what_it_answers_and_what_each_column_means(name: str) -> None:
    question = QUESTIONS[name]
    assert question.summary.endswith(".")
    assert 10 < len(question.summary) <= 100
    assert all(meaning.strip() for meaning in question.columns.values())
    assert question.ask.__module__.startswith("slowburn.analysis.questions.")


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_says_what_it_means_and_can_be_left_out(name: str) -> None:
    for parameter in QUESTIONS[name].parameters.values():
        assert parameter.help.endswith(".")
        assert parameter.kind in {str, int} or parameter.choices, "nobody could read its values"
        assert parameter.default is not inspect.Parameter.empty


@pytest.mark.parametrize("filters", [Filters(), Filters(country=("KR",), years=(2010, 2025))])
@pytest.mark.parametrize("name", NAMES)
def test_where_dramas_are_covered_there_is_a_share_within_its_interval(
    warehouse: Warehouse, name: str, filters: Filters
) -> None:
    table = answer(warehouse, name, filters).table
    for share, (dramas, covered, low, high) in SHARES.items():
        if share not in table:
            continue
        some = table[table[covered] > 0]
        assert len(some)
        assert some[[share, low, high]].notna().all(axis=None)
        assert ((some[dramas] >= 0) & (some[dramas] <= some[covered])).all()
        assert (some[share] == some[dramas] / some[covered]).all()
        assert ((some[low] >= 0) & (some[low] <= some[share])).all()
        assert ((some[high] <= 1) & (some[high] >= some[share])).all()


def test_where_nothing_is_covered_there_is_no_share(ask: Callable[..., pd.DataFrame]) -> None:
    table = ask("tropes", NOTHING_IN_VIEW)
    assert len(table) > 80
    assert (table["covered"] == 0).all()
    assert table[["share", "low", "high"]].isna().all(axis=None)


def test_where_nothing_is_in_view_the_view_says_zero(ask: Callable[..., pd.DataFrame]) -> None:
    [view] = ask("view", NOTHING_IN_VIEW).to_dict("records")
    assert [view[name] for name in ("dramas", "covered", "sources", "statements")] == [0, 0, 0, 0]
    assert pd.isna(view["first_year"])
    assert pd.isna(view["last_year"])


def test_whole_numbers_stay_whole_where_some_are_missing(ask: Callable[..., pd.DataFrame]) -> None:
    table = ask("dramas")
    for column in ("year", "episodes"):
        assert table[column].isna().any()
        assert pd.api.types.is_integer_dtype(table[column])


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("order", ["ORDER BY hash(stored)", "ORDER BY hash(stored) DESC"])
def test_an_answer_depends_neither_on_the_order_of_rows_nor_on_threads(
    warehouse: Warehouse, copied: Callable[..., Warehouse], order: str, threads: int
) -> None:
    shuffled = copied(order, threads=threads)
    for name in NAMES:
        given = {"text": "a"} if name == "find" else {}
        for filters in (Filters(), Filters(country=("KR", "JP"), source=("tmdb", "mdl"))):
            expected = answer(warehouse, name, filters, **given).table
            again = answer(shuffled, name, filters, **given).table
            pd.testing.assert_frame_equal(again, expected, check_exact=True)
