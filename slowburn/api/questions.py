"""A route for each question of the registry, with its parameters and columns documented."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from slowburn.analysis.forms import Format
from slowburn.analysis.question import QUESTIONS, Question
from slowburn.api.answers import respond
from slowburn.api.asking import asking_of, parameters_for
from slowburn.api.problems import INVALID_PARAMETER, NO_WAREHOUSE, TIME_LIMIT, documented

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slowburn.analysis.parameters import Parameter

HEADERS = {
    "X-Total-Count": ("integer", "Rows of the whole answer."),
    "X-Data-Version": ("string", "Content hash of the data that was asked."),
    "ETag": ("string", "Send it as If-None-Match, and an unchanged answer is not sent again."),
    "Link": ("string", "Addresses of the first, previous, next and last page, if there are more."),
}

router = APIRouter(prefix="/ask")


def _described(parameter: Parameter) -> Any:
    """Return the annotation of a query parameter.

    Its type is left to FastAPI. What its values may be is only documented here: the question
    checks them itself, for everybody who asks, and can say what may have been meant.
    """
    one: dict[str, Any] = {"type": "integer" if parameter.kind is int else "string"}
    if parameter.choices:
        one["enum"] = list(parameter.choices)
    if parameter.kind is int:
        one |= {"minimum": parameter.least, "maximum": parameter.most}
    kind: Any = int if parameter.kind is int else str
    if not parameter.several:
        return Annotated[kind, Query(description=parameter.help, json_schema_extra=one)]
    more: dict[str, Any] = {"items": one} | ({"maxItems": 2} if parameter.name == "years" else {})
    return Annotated[list[kind], Query(description=parameter.help, json_schema_extra=more)]


def _signature(question: Question) -> inspect.Signature:
    """Return what FastAPI reads a route's parameters from."""
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
        for name, parameter in parameters_for(question).items()
    }
    return inspect.Signature(
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
            )
            for name, (annotation, default) in described.items()
        ]
    )


def _endpoint(question: Question) -> Callable[..., Awaitable[Response]]:
    async def ask(*, request: Request, form: str, **given: Any) -> Response:
        return await respond(request, asking_of(question, form, request.query_params, given))

    ask.__signature__ = _signature(question)  # type: ignore[attr-defined]
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


for _question in QUESTIONS.values():
    router.add_api_route(
        f"/{_question.name}.{{form}}",
        _endpoint(_question),
        methods=["GET"],
        name=_question.name,
        operation_id=_question.name,
        summary=_question.summary,
        description=inspect.getdoc(_question.ask),
        tags=["questions"],
        response_class=Response,
        responses={
            200: _success(_question),
            304: {"description": "The answer is the one that you have."},
            **documented(INVALID_PARAMETER, TIME_LIMIT, NO_WAREHOUSE),
        },
    )
