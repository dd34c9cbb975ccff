"""The API's documentation as a page: the OpenAPI document, drawn without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import HTMLResponse

from slowburn.analysis.parameters import LARGEST
from slowburn.api.problems import PROBLEMS
from slowburn.charts.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

MARKDOWN = MarkdownIt("js-default")


def docs_page(openapi: dict[str, Any]) -> Callable[[Request], Awaitable[HTMLResponse]]:
    """Return what answers with the page."""
    html = docs_html(openapi)

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return page


def docs_html(openapi: dict[str, Any]) -> str:
    """Return the page: every route, parameter, column and problem of the document."""
    environment = Environment(
        loader=PackageLoader("slowburn.api", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = lambda text: Markup(MARKDOWN.render(text))  # noqa: S704 - HTML in it is escaped
    environment.filters["inline"] = lambda text: Markup(MARKDOWN.renderInline(text))  # noqa: S704
    routes = [
        {"path": path, "method": method.upper(), **operation}
        for path, operations in openapi["paths"].items()
        for method, operation in operations.items()
    ]
    asked = [_query(route) for route in routes if _query(route)]
    shared = [one for one in asked[0] if all(one in every for every in asked)]
    return environment.get_template("docs.html").render(
        openapi=openapi,
        base=openapi["servers"][0]["url"],
        routes=routes,
        shared=shared,
        query=_query,
        columns=_columns,
        problems=PROBLEMS,
        largest=LARGEST,
        modes={mode: tokens(mode) for mode in ("light", "dark")},
    )


def _query(route: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in route.get("parameters", []) if each["in"] == "query"]


def _columns(route: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the columns of the rows that a route answers with, if it answers with rows."""
    content = route["responses"].get("200", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    columns: dict[str, dict[str, str]] = schema.get("items", {}).get("properties", {})
    return columns
