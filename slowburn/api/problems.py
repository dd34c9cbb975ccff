"""What can go wrong, as problem details (RFC 9457): what, where, and what may have been meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from slowburn.analysis.vocabulary import SHOWN, UnknownValueError
from slowburn.warehouse.connection import NoWarehouseError, TimeLimitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI
    from starlette.requests import Request

MEDIA_TYPE = "application/problem+json"
DOCUMENTED_AT = "/api/docs"


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem.

    Attributes:
        name: Its name; the problem type is the place in the documentation that explains it.
        status: The HTTP status.
        title: What happened, in a few words that are the same each time.
        advice: What to do about it.
    """

    name: str
    status: int
    title: str
    advice: str

    @property
    def type(self) -> str:
        """The address of its explanation, which also identifies it."""
        return f"{DOCUMENTED_AT}#{self.name}"


INVALID_PARAMETER = Problem(
    "invalid-parameter",
    422,
    "A parameter cannot be used",
    "The members `parameter` and `value` say which; `suggestions` names values that may have been "
    "meant. Nothing is answered, because numbers for another question would mislead.",
)
NOT_FOUND = Problem(
    "not-found",
    404,
    "There is nothing at this address",
    "Every address stands in this document.",
)
NOT_ALLOWED = Problem(
    "method-not-allowed",
    405,
    "The API only answers GET",
    "Nothing here can be changed by a request.",
)
TIME_LIMIT = Problem(
    "time-limit",
    503,
    "The answer took too long",
    "Narrow the filters, or take the catalogue away and ask your own DuckDB.",
)
NO_WAREHOUSE = Problem(
    "no-warehouse",
    503,
    "There is no data yet",
    "The server is still building its warehouse, or could not. Try again in a minute.",
)
UNEXPECTED = Problem(
    "unexpected",
    500,
    "Something went wrong in the server",
    "Please open an issue with the answer's `X-Request-ID`; the server's log has the details.",
)
PROBLEMS = (INVALID_PARAMETER, NOT_FOUND, NOT_ALLOWED, TIME_LIMIT, NO_WAREHOUSE, UNEXPECTED)


def problem(kind: Problem, detail: str, **more: Any) -> Response:
    """Return the answer to a request that met a problem."""
    members = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": detail}
    headers = {"Cache-Control": "no-store"}
    if kind is NO_WAREHOUSE:
        headers["Retry-After"] = "60"
    text = json.dumps(members | more, ensure_ascii=False) + "\n"
    return Response(text, kind.status, headers, MEDIA_TYPE)


def documented(*kinds: Problem) -> Mapping[int | str, dict[str, Any]]:
    """Return these problems for a route's ``responses`` in the OpenAPI document."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    by_status: dict[int, list[str]] = {}
    for kind in kinds:
        by_status.setdefault(kind.status, []).append(kind.title)
    return {
        status: {"description": "; ".join(titles) + ".", "content": content}
        for status, titles in by_status.items()
    }


SCHEMA = {
    "type": "object",
    "description": "Problem details, RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Which problem."},
        "title": {"type": "string", "description": "The problem in a few words."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What happened this time."},
        "parameter": {"type": "string", "description": "The parameter at fault."},
        "value": {"type": "string", "description": "Its value."},
        "suggestions": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Values that may have been meant, the likeliest first.",
        },
    },
}


def answer_with_problems(api: FastAPI) -> None:
    """Let every failure of the API be answered with problem details."""
    api.add_exception_handler(UnknownValueError, _unknown_value)
    api.add_exception_handler(RequestValidationError, _unreadable_value)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(TimeLimitError, _too_long)
    api.add_exception_handler(NoWarehouseError, _no_warehouse)
    api.add_exception_handler(Exception, _unexpected)


async def _unknown_value(_: Request, error: Any) -> Response:
    return problem(
        INVALID_PARAMETER,
        str(error),
        parameter=error.parameter,
        value=error.value[:SHOWN],
        suggestions=error.suggestions,
    )


async def _unreadable_value(_: Request, error: Any) -> Response:
    """Answer where a value is not of its parameter's type: only numbers can fail so."""
    first = error.errors()[0]
    parameter, value = str(first["loc"][1]), str(first["input"])[:SHOWN]
    detail = f"For {parameter.replace('_', ' ')}, “{value}” is not a whole number."
    return problem(INVALID_PARAMETER, detail, parameter=parameter, value=value, suggestions=[])


async def _refused(request: Request, error: Any) -> Response:
    if error.status_code == NOT_ALLOWED.status:
        answer = problem(NOT_ALLOWED, f"{request.method} is not possible here.")
        answer.headers.update(error.headers or {})
        return answer
    return problem(NOT_FOUND, f"Nothing is at {request.url.path[:SHOWN]}.")


async def _too_long(_: Request, error: Any) -> Response:
    return problem(TIME_LIMIT, str(error))


async def _no_warehouse(_: Request, __: Any) -> Response:
    return problem(NO_WAREHOUSE, "The server has no warehouse that it can open.")


async def _unexpected(_: Request, __: Any) -> Response:
    return problem(UNEXPECTED, "The request could not be answered.")
