"""Every failure of the API, answered with the problem that it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from slowburn.analysis.vocabulary import SHOWN, UnknownValueError
from slowburn.api.problems import (
    INVALID_PARAMETER,
    NO_WAREHOUSE,
    NO_WORKSPACE,
    NOT_ALLOWED,
    NOT_FOUND,
    OTHER_DATA,
    TIME_LIMIT,
    UNEXPECTED,
    WRONG_KEY,
    problem,
)
from slowburn.warehouse.connection import NoWarehouseError, TimeLimitError
from slowburn.workspaces.errors import NoWorkspaceError, WrongKeyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute


class OtherDataError(Exception):
    """Raised when a request names a data version other than that of the data.

    Attributes:
        found: The version of the data.
    """

    def __init__(self, asked: str, found: str) -> None:
        """Say which version was asked for and which is here."""
        self.found = found
        super().__init__(f"The request is for data version “{asked[:SHOWN]}”; here is “{found}”.")


def answer_with_problems(api: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Let every failure of an API with these routes be answered with problem details."""
    api.add_exception_handler(UnknownValueError, _unknown_value)
    api.add_exception_handler(RequestValidationError, _unreadable_value)
    api.add_exception_handler(HTTPException, partial(_refused, routes))
    api.add_exception_handler(NoWorkspaceError, _no_workspace)
    api.add_exception_handler(WrongKeyError, _wrong_key)
    api.add_exception_handler(OtherDataError, _other_data)
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


async def _refused(routes: Sequence[BaseRoute], request: Request, error: Any) -> Response:
    if error.status_code == NOT_ALLOWED.status:
        answer = problem(NOT_ALLOWED, f"{request.method} is not possible here.")
        answer.headers["Allow"] = ", ".join(_methods_at(request, routes))
        return answer
    return problem(NOT_FOUND, f"Nothing is at {request.url.path[:SHOWN]}.")


def _methods_at(request: Request, routes: Sequence[BaseRoute]) -> list[str]:
    """Return the methods of all routes of an address; Starlette names those of the first alone."""
    matching = (route for route in routes if route.matches(request.scope)[0] is not Match.NONE)
    methods = {method for route in matching for method in getattr(route, "methods", ())}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


async def _no_workspace(_: Request, error: Any) -> Response:
    return problem(NO_WORKSPACE, str(error), parameter="workspace")


async def _wrong_key(_: Request, error: Any) -> Response:
    answer = problem(WRONG_KEY, str(error))
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def _other_data(_: Request, error: Any) -> Response:
    return problem(OTHER_DATA, str(error), parameter="version", data_version=error.found)


async def _too_long(_: Request, error: Any) -> Response:
    return problem(TIME_LIMIT, str(error))


async def _no_warehouse(_: Request, __: Any) -> Response:
    return problem(NO_WAREHOUSE, "The server has no warehouse that it can open.")


async def _unexpected(_: Request, __: Any) -> Response:
    return problem(UNEXPECTED, "The request could not be answered.")
