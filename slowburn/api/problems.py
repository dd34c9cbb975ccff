"""What can go wrong, as problem details (RFC 9457): what, where, and what may have been meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

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
NO_WORKSPACE = Problem(
    "no-workspace",
    404,
    "There is no such workspace",
    "It never existed, has expired, or was deleted by its owner; nobody can say which. Bring the "
    "file again on the page “Your data”.",
)
WRONG_KEY = Problem(
    "wrong-key",
    401,
    "The owner key is missing or another",
    "Send the key that was shown when the workspace was kept, as `Authorization: Bearer …`.",
)
OTHER_DATA = Problem(
    "other-data",
    409,
    "The data are of another version",
    "Leave `version` out to ask the data as they are now; `data_version` says which they are.",
)
NOT_ALLOWED = Problem(
    "method-not-allowed",
    405,
    "The address does not answer this method",
    "The header `Allow` names those that it answers.",
)
UNREADABLE = Problem(
    "unreadable-body",
    400,
    "The body cannot be read",
    "Send JSON in UTF-8: an object with `text`, a list of such objects, or one of them a line.",
)
TOO_LARGE = Problem(
    "too-large",
    413,
    "There is more than is read at once",
    "Send less at a time; `detail` says how much is read.",
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
PROBLEMS = (
    INVALID_PARAMETER,
    NOT_FOUND,
    NO_WORKSPACE,
    WRONG_KEY,
    OTHER_DATA,
    NOT_ALLOWED,
    UNREADABLE,
    TOO_LARGE,
    TIME_LIMIT,
    NO_WAREHOUSE,
    UNEXPECTED,
)


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
        "data_version": {"type": "string", "description": "The version of the data here."},
        "suggestions": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Values that may have been meant, the likeliest first.",
        },
    },
}
