"""From the parameters of a request to what is asked: nothing is left out in silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fastapi import Request  # noqa: TC002 - FastAPI reads it from the annotation

from slowburn.analysis.filters import ALL, Filters
from slowburn.analysis.forms import Format
from slowburn.analysis.parameters import FILTERS, OF_WORKSPACE, Parameter
from slowburn.analysis.vocabulary import (
    SHOWN,
    UnknownValueError,
    alike,
    check_among,
    check_number,
)
from slowburn.workspaces.opening import DATA, DEFAULT_DATA

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from slowburn.analysis.question import Question
    from slowburn.workspaces.opening import Data

MOST_ROWS = 100_000
"""Rows of one answer; more come page by page."""

PAGING = {
    parameter.name: parameter
    for parameter in (
        Parameter("page", int, several=False, default=1, help="Page of the answer.", least=1),
        Parameter(
            "per_page",
            int,
            several=False,
            default=MOST_ROWS,
            help="Rows of a page.",
            least=1,
            most=MOST_ROWS,
        ),
    )
}
VERSION = Parameter(
    "version",
    str,
    several=False,
    default="",
    help="The data version that must be asked; other data are refused.",
)
EMPTY_FILTERS = ("country", "drama_format", "source")
"""Filters that the dashboard's links empty with the word ``all``."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request asks for; equal ones have equal answers from the same data.

    Attributes:
        question: Name of the question.
        form: Form of the answer.
        filters: What is in view.
        parameters: The question's own parameters, by name, where they were given.
        page: Page of the answer, from 1.
        per_page: Rows of a page.
        workspace: Id of the workspace whose data are asked, or nothing.
        data: Which data, if a workspace is named.
        version: The data version that they must have, or nothing.
    """

    question: str
    form: Format
    filters: Filters
    parameters: tuple[tuple[str, Any], ...]
    page: int = 1
    per_page: int = MOST_ROWS
    # Which data is asked, not what: the version of the data found stands for it in a tag, and an id
    # belongs in no representation that may be logged.
    workspace: str = field(default="", repr=False)
    data: Data = field(default=DEFAULT_DATA, repr=False)
    version: str = field(default="", repr=False)


def parameters_for(question: Question) -> dict[str, Parameter]:
    """Return every parameter that a question's address takes, by name."""
    return question.parameters | FILTERS | OF_WORKSPACE | {"version": VERSION} | PAGING


def asking_of(question: Question, form: str, query: QueryParams, given: dict[str, Any]) -> Asking:
    """Return what is asked.

    Args:
        question: The question.
        form: The ending of the address.
        query: The query as it came.
        given: The same as values of the types of the question's parameters, defaults filled in;
            the workspace may also have come from the path.

    Raises:
        UnknownValueError: If a value cannot be used.
    """
    check_among("form", [form], list(Format))
    check_among("data", [given["data"]], DATA)
    if "data" in query and not given["workspace"]:
        fault = "The parameter data says which data of a workspace; name the workspace too."
        raise UnknownValueError("data", given["data"], [], fault=fault)
    for name, parameter in PAGING.items():
        check_number(name, [given[name]], parameter.least, parameter.most)
    return Asking(
        question.name,
        Format(form),
        _filters(given),
        tuple((name, _value(given[name])) for name in question.parameters if name in query),
        given["page"],
        given["per_page"],
        given["workspace"],
        given["data"],
        given["version"],
    )


def check_names(query: QueryParams, parameters: dict[str, Parameter]) -> None:
    """Check that a query names no other parameters, and each that takes one value only once.

    Raises:
        UnknownValueError: For the first that is at fault.
    """
    for name in query:
        if name not in parameters:
            fault = f"There is no parameter “{name[:SHOWN]}” here."
            raise UnknownValueError(name[:SHOWN], query[name], alike(name, parameters), fault=fault)
        values = query.getlist(name)
        if len(values) > 1 and not parameters[name].several:
            fault = f"The parameter {name} takes one value; it was given {len(values)}."
            raise UnknownValueError(name, values[1], [], fault=fault)


def _filters(given: dict[str, Any]) -> Filters:
    several = {name: () if given[name] == [ALL] else tuple(given[name]) for name in EMPTY_FILTERS}
    years = given["years"]
    if len(years) > 2:
        fault = "The years are one number or two: the first year and the last."
        raise UnknownValueError("years", str(years[2]), [], fault=fault)
    span = (years[0], years[-1]) if years else None
    return Filters(years=span, min_watchers=given["min_watchers"], **several)


def _value(given: Any) -> Any:
    return tuple(given) if isinstance(given, list) else given


async def no_parameters(request: Request) -> None:
    """Check that a request to an address that takes no parameters has none."""
    check_names(request.query_params, {})
