"""A route for each question of the registry, with its parameters and columns documented.

Each is there twice: with the workspace as a parameter, as in the dashboard's links, and with it in
the path. Only the first is documented question by question, as the second says nothing new.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from slowburn.analysis.forms import Format
from slowburn.analysis.question import QUESTIONS, Question
from slowburn.api.answers import respond
from slowburn.api.asking import asking_of, check_names, parameters_for
from slowburn.api.problems import (
    INVALID_PARAMETER,
    NO_WAREHOUSE,
    NO_WORKSPACE,
    OTHER_DATA,
    TIME_LIMIT,
    documented,
)
from slowburn.workspaces.secrets import SHAPE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slowburn.analysis.parameters import Parameter

HEADERS = {
    "X-Total-Count": ("integer", "Rows of the whole answer."),
    "X-Data-Version": ("string", "Content hash of the data that was asked."),
    "ETag": ("string", "Send it as If-None-Match, and an unchanged answer is not sent again."),
    "Link": ("string", "Addresses of the first, previous, next and last page, if there are more."),
}

IN_QUERY, IN_PATH = "/ask", "/workspaces/{workspace}/ask"

router = APIRouter()


def _described(parameter: Parameter) -> Any:
    """Return the annotation of a query parameter.

    Its type is left to FastAPI. What its values may be is only documented here: the question
    checks them itself, for everybody who asks, and can say what may have been meant.
    """
    one: dict[str, Any] = {"type": "integer" if parameter.kind is int else "string"}
    if parameter.name == "workspace":
        one["pattern"] = f"^({SHAPE.pattern})?$"
    if parameter.choices:
        one["enum"] = list(parameter.choices)
    if parameter.kind is int:
        one |= {"minimum": parameter.least, "maximum": parameter.most}
    kind: Any = int if parameter.kind is int else str
    if not parameter.several:
        return Annotated[kind, Query(description=parameter.help, json_schema_extra=one)]
    more: dict[str, Any] = {"items": one} | ({"maxItems": 2} if parameter.name == "years" else {})
    return Annotated[list[kind], Query(description=parameter.help, json_schema_extra=more)]


def _signature(question: Question, place: str) -> inspect.Signature:
    """Return what FastAPI reads a route's parameters from; the path's own come first."""
    described: dict[str, tuple[Any, Any]] = {
        "request": (Request, inspect.Parameter.empty),
        "form": (
            Annotated[
                str,
                Path(description="Form of the answer.", json_schema_extra={"enum": list(Format)}),
            ],
            inspect.Parameter.empty,
        ),
    }
    described |= {
        name: (
            _described(parameter),
            list(parameter.default) if parameter.several else parameter.default,
        )
        for name, parameter in _in_query(question, place).items()
    }
    if place == IN_PATH:
        described["workspace"] = (Annotated[str, Path()], inspect.Parameter.empty)
    return inspect.Signature(
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
            )
            for name, (annotation, default) in described.items()
        ]
    )


def _in_query(question: Question, place: str) -> dict[str, Parameter]:
    every = parameters_for(question)
    return {name: each for name, each in every.items() if place == IN_QUERY or name != "workspace"}


def _endpoint(question: Question, place: str) -> Callable[..., Awaitable[Response]]:
    in_query = _in_query(question, place)

    async def ask(*, request: Request, form: str, **given: Any) -> Response:
        check_names(request.query_params, in_query)
        return await respond(request, asking_of(question, form, request.query_params, given))

    ask.__signature__ = _signature(question, place)  # type: ignore[attr-defined]
    return ask


def _success(question: Question) -> dict[str, Any]:
    columns = {name: {"description": meaning} for name, meaning in question.columns.items()}
    row = {"type": "object", "properties": columns, "required": list(columns)}
    content: dict[str, Any] = {
        Format.CSV.media_type: {"schema": {"type": "string"}},
        Format.JSON.media_type: {"schema": {"type": "array", "items": row}},
        Format.PARQUET.media_type: {"schema": {"type": "string", "format": "binary"}},
    }
    headers = {
        name: {"description": meaning, "schema": {"type": kind}}
        for name, (kind, meaning) in HEADERS.items()
    }
    return {"description": "The rows.", "content": content, "headers": headers}


def _add(question: Question, place: str) -> None:
    router.add_api_route(
        f"{place}/{question.name}.{{form}}",
        _endpoint(question, place),
        methods=["GET"],
        name=question.name,
        operation_id=question.name,
        summary=question.summary,
        description=inspect.getdoc(question.ask),
        tags=["questions"],
        response_class=Response,
        responses={
            200: _success(question),
            304: {"description": "The answer is the one that you have."},
            **documented(INVALID_PARAMETER, NO_WORKSPACE, OTHER_DATA, TIME_LIMIT, NO_WAREHOUSE),
        },
        include_in_schema=place == IN_QUERY,
    )


for _question in QUESTIONS.values():
    _add(_question, IN_QUERY)
    _add(_question, IN_PATH)
