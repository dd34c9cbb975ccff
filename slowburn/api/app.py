"""The API as one application, and where a server mounts it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route

from slowburn.api import annotate, catalogue, health, questions, registry, workspaces
from slowburn.api.answers import ANSWER_SECONDS
from slowburn.api.asking import MOST_ROWS
from slowburn.api.docs_page import docs_page
from slowburn.api.failures import answer_with_problems
from slowburn.api.head import HeadAsGet
from slowburn.api.problems import NOT_FOUND, SCHEMA, problem

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

MOUNTED_AT = "/api/v1"
EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

DESCRIPTION = f"""\
How often romance-drama tropes appear, who says so, and how far they disagree.

Every question of the dashboard has an address. Its parameters have the names that they have in the
dashboard's links, and an answer has the same bytes as that of `slowburn ask`. Nothing is left out
in silence: a parameter that is not known, or a value that names nothing, is refused with a word
about what may have been meant. Where a filter is not given, everything is in view.

An answer has at most {MOST_ROWS:,} rows a page: `X-Total-Count` says how many there are in all, and
`Link` leads to the other pages. A question that takes longer than {ANSWER_SECONDS:g} seconds is
given up, and says so.

With `workspace` a question is asked of an upload, as in the dashboard's links, and `data` says of
which data. `{MOUNTED_AT}/workspaces/…/ask/…` with the id in the path is the same."""

TAGS = [
    {"name": "questions", "description": "Questions, answered as JSON, CSV or Parquet."},
    {"name": "catalogue", "description": "The whole catalogue, to ask in your own way."},
    {
        "name": "workspaces",
        "description": "Uploads: whoever has the id reads, the owner deletes. Questions of one are "
        "answered under its address too, with /ask/ and the rest as above.",
    },
    {"name": "texts", "description": "What reviews and essays say about tropes."},
    {"name": "about", "description": "What can be asked, and whom the answers rest on."},
]


def api() -> FastAPI:
    """Return the API with all its routes."""
    application = FastAPI(
        title="Slowburn",
        version=version("slowburn"),
        summary="Tropes of romance dramas, and who says so.",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        servers=[{"url": MOUNTED_AT}],
        root_path_in_servers=False,
        docs_url=None,
        redoc_url=None,
    )
    routers = (
        questions.router,
        catalogue.router,
        workspaces.router,
        annotate.router,
        registry.router,
    )
    for router in routers:
        application.include_router(router)
    answer_with_problems(application, [route for router in routers for route in router.routes])
    _document_problems(application)
    application.add_middleware(HeadAsGet)
    # Any page in a browser may read: what is private has an id, and no cookie opens it.
    application.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        expose_headers=[*questions.HEADERS, "X-Request-ID"],
    )
    return application


def _document_problems(application: FastAPI) -> None:
    """Describe the form of problems in the OpenAPI document, instead of FastAPI's own errors."""
    openapi: dict[str, Any] = application.openapi()
    openapi["components"]["schemas"] = {"Problem": SCHEMA}


class Anything(PathConvertor):
    """Any rest of a path, line breaks too, which Starlette's own convertor does not match."""

    regex = r"[\s\S]*"


def routes() -> list[BaseRoute]:
    """Return the routes of the API, of its documentation and of health, for a server to add."""
    register_url_convertor("anything", Anything())
    application = api()
    return [
        Route("/healthz", health.live),
        Route("/readyz", health.ready),
        Mount(MOUNTED_AT, application),
        Route("/api/docs", docs_page(application.openapi())),
        Route("/api/{rest:anything}", _nothing, methods=EVERY_METHOD),
    ]


async def _nothing(_: Request) -> Response:
    return problem(NOT_FOUND, "The API is at /api/v1, its documentation at /api/docs.")
