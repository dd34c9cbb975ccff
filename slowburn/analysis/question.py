"""What a question is, how one is registered, and how it is answered."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from slowburn.analysis.parameters import FILTERS, Help, Parameter, parameters_of
from slowburn.analysis.query import Query, run
from slowburn.analysis.renamed import old_names
from slowburn.analysis.vocabulary import check_among, check_filters, check_number, drama_here

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from slowburn.analysis.filters import Filters
    from slowburn.warehouse.connection import Warehouse

__all__ = ["QUESTIONS", "Answer", "Ask", "Help", "Question", "answer", "question"]


@dataclass(slots=True)
class Ask:
    """One asking of a question: the warehouse, the filters, and the queries run so far."""

    warehouse: Warehouse
    filters: Filters
    queries: list[Query] = field(default_factory=list)

    def run(self, name: str, **parameters: object) -> pd.DataFrame:
        """Run ``questions/<name>.sql`` and keep what ran."""
        with self.warehouse.cursor() as cursor:
            table, query = run(cursor, name, self.filters, **parameters)
        self.queries.append(query)
        return table


@dataclass(frozen=True)
class Question:
    """A registered question.

    Attributes:
        name: Its name in the registry, on the command line and in the API.
        ask: The function that answers it.
        columns: The columns of the answer: name to meaning, with the unit.
    """

    name: str
    ask: Callable[..., pd.DataFrame]
    columns: dict[str, str]

    @property
    def summary(self) -> str:
        """What it answers, in one line."""
        return (inspect.getdoc(self.ask) or "").splitlines()[0]

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Its own parameters, beside the filters."""
        return parameters_of(self.ask)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        question: What was asked.
        table: The rows, with the question's columns.
        queries: The queries that ran, in order.
        data_version: The data that they ran on.
        filters: What was in view.
        parameters: The question's own parameters, where they were given.
    """

    question: Question
    table: pd.DataFrame
    queries: tuple[Query, ...]
    data_version: str
    filters: Filters
    parameters: dict[str, Any]


QUESTIONS: dict[str, Question] = {}
"""Every question by name."""


def question(
    columns: dict[str, str],
) -> Callable[[Callable[..., pd.DataFrame]], Callable[..., pd.DataFrame]]:
    """Register a function as a question; its columns are a promise, kept by a test."""

    def register(function: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
        name = function.__name__
        QUESTIONS[name] = Question(name, function, columns)
        return function

    return register


def answer(warehouse: Warehouse, name: str, filters: Filters, **parameters: Any) -> Answer:
    """Ask the question ``name``; old names are taken for those in force.

    Raises:
        KeyError: If there is no such question.
        slowburn.warehouse.connection.TimeLimitError: If a query takes longer than it may.
        slowburn.analysis.vocabulary.UnknownValueError: If a value names nothing.
    """
    asked = QUESTIONS[name]
    names = old_names(warehouse)
    filters, parameters = names.filters(filters), names.parameters(parameters)
    check_filters(warehouse, filters)
    _check_values(asked, filters, parameters)
    parameters |= _drama_of_these_data(warehouse, asked, parameters)
    ask = Ask(warehouse, filters)
    table = asked.ask(ask, **parameters)[list(asked.columns)]
    return Answer(asked, table, tuple(ask.queries), warehouse.data_version, filters, parameters)


def _drama_of_these_data(
    warehouse: Warehouse, asked: Question, given: dict[str, Any]
) -> dict[str, Any]:
    """Return a drama for a question on one, if none is given and the data lack the usual one."""
    drama = asked.parameters.get("drama")
    if drama is None or drama.name in given or not drama.default:
        return {}
    usual = drama.default[0] if drama.several else drama.default
    here = drama_here(warehouse, usual)
    if here == usual:
        return {}
    return {drama.name: (here,) if drama.several else here}


def _check_values(asked: Question, filters: Filters, parameters: dict[str, Any]) -> None:
    """Check numbers, and the values of parameters that allow only a few."""
    every = {FILTERS[name]: given for name, given in filters.numbers().items()}
    every |= {asked.parameters[name]: given for name, given in parameters.items()}
    for parameter, given in every.items():
        values = given if parameter.several else (given,)
        if parameter.choices:
            check_among(parameter.name, values, parameter.choices)
        elif parameter.kind is int:
            check_number(parameter.name, values, parameter.least, parameter.most)
