"""What a question is, how one is registered, and how it is answered."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from slowburn.analysis.query import Query, run
from slowburn.analysis.vocabulary import check_among, check_filters

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from slowburn.analysis.filters import Filters
    from slowburn.warehouse.connection import Warehouse


@dataclass(slots=True)
class Ask:
    """One asking of a question: the warehouse, the filters, and the queries run so far."""

    warehouse: Warehouse
    filters: Filters
    queries: list[Query] = field(default_factory=list)

    def run(self, name: str, **parameters: object) -> pd.DataFrame:
        """Run ``questions/<name>.sql`` and keep what ran."""
        table, query = run(self.warehouse.connection, name, self.filters, **parameters)
        self.queries.append(query)
        return table


@dataclass(frozen=True, slots=True)
class Help:
    """What a parameter means, for whoever asks; attached with ``Annotated``."""

    text: str


@dataclass(frozen=True, slots=True)
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

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """Its own parameters, with resolved annotations, beside the filters."""
        hints = get_type_hints(self.ask, include_extras=True)
        every = inspect.signature(self.ask).parameters
        return {
            name: parameter.replace(annotation=hints[name])
            for name, parameter in every.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        question: What was asked.
        table: The rows, with the question's columns.
        queries: The queries that ran, in order.
        data_version: The data that they ran on.
    """

    question: Question
    table: pd.DataFrame
    queries: tuple[Query, ...]
    data_version: str


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
    """Ask the question ``name``.

    Raises:
        KeyError: If there is no such question.
        slowburn.analysis.vocabulary.UnknownValueError: If a value names nothing.
    """
    asked = QUESTIONS[name]
    check_filters(warehouse, filters)
    _check_choices(asked, parameters)
    ask = Ask(warehouse, filters)
    table = asked.ask(ask, **parameters)[list(asked.columns)]
    return Answer(asked, table, tuple(ask.queries), warehouse.data_version)


def _check_choices(asked: Question, parameters: dict[str, Any]) -> None:
    """Check the values of parameters that allow only a few."""
    for name, parameter in asked.parameters.items():
        kind = get_args(parameter.annotation)[0]
        several = get_origin(kind) is tuple
        choice = get_args(kind)[0] if several else kind
        if name in parameters and get_origin(choice) is Literal:
            given = parameters[name] if several else [parameters[name]]
            check_among(name, given, get_args(choice))
