"""Answering what is asked: within limits, from memory where it can, and not at all if unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, TypeVar

import anyio
from anyio.to_thread import run_sync
from cachetools import LRUCache
from starlette.responses import Response

from slowburn.analysis.forms import Format, as_bytes
from slowburn.analysis.question import answer
from slowburn.api.caching import cache_headers, unchanged
from slowburn.api.failures import OtherDataError
from slowburn.warehouse.connection import TimeLimitError, Warehouse, open_warehouse
from slowburn.workspaces.opening import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from slowburn.api.asking import Asking

Result = TypeVar("Result")

QUERY_SECONDS = 10.0
ANSWER_SECONDS = 15.0
AT_ONCE = anyio.CapacityLimiter(4)
"""Answers worked on at once, so that the dashboard's own threads are never all taken."""

MEMORY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer, written out.

    Attributes:
        content: Its rows in the form asked for.
        rows: Rows of the whole answer.
    """

    content: bytes
    rows: int


KEPT: LRUCache[str, Page] = LRUCache(MEMORY, getsizeof=lambda page: len(page.content))
"""Pages by their tags, the latest used, as far as the memory goes; of the catalogue alone, so that
a workspace that is deleted leaves nothing behind."""


async def respond(request: Request, asking: Asking) -> Response:
    """Return the answer, or that the reader has it already.

    Raises:
        slowburn.analysis.vocabulary.UnknownValueError: If a value names nothing.
        slowburn.warehouse.connection.NoWarehouseError: If there is no warehouse.
        slowburn.workspaces.errors.NoWorkspaceError: If there is no such workspace, or no more.
        OtherDataError: If the data are not those of the version asked for.
        TimeLimitError: If it takes too long.
    """
    warehouse = await _asked(asking)
    if asking.version not in {"", warehouse.data_version}:
        raise OtherDataError(asking.version, warehouse.data_version)
    tag = _tag(warehouse, asking)
    headers = cache_headers(tag, warehouse.data_version, private=bool(asking.workspace))
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    page = KEPT.get(tag)
    if page is None:
        limited = replace(warehouse, query_seconds=QUERY_SECONDS)
        page = await _within_limits(partial(_page, limited, asking))
        if not asking.workspace and len(page.content) <= KEPT.maxsize:
            KEPT[tag] = page
    headers |= _paging_headers(request, asking, page.rows)
    if asking.form is not Format.JSON:
        name = f"slowburn-{asking.question}.{asking.form}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(page.content, headers=headers, media_type=asking.form.media_type)


async def _asked(asking: Asking) -> Warehouse:
    """Return the data that are asked; a workspace is loaded in a thread, as it may be large."""
    if not asking.workspace:
        return open_warehouse()
    return await _within_limits(partial(open_workspace, asking.workspace, asking.data))


def _tag(warehouse: Warehouse, asking: Asking) -> str:
    """Return a digest of all that the answer depends on: data, code and what is asked."""
    manifest = warehouse.manifest
    stands_on = (manifest.data_version, manifest.recipe, version("slowburn"), asking)
    return hashlib.sha256(repr(stands_on).encode("utf-8", "surrogatepass")).hexdigest()[:32]


async def _within_limits(work: Callable[[], Result]) -> Result:
    """Do work in a thread and return its result.

    A query is interrupted after :data:`QUERY_SECONDS`. DuckDB does not heed that everywhere, nor
    do the statistics, so after :data:`ANSWER_SECONDS` the reader is told, and the thread is left
    to end by itself; until it does it counts among those :data:`AT_ONCE`.
    """
    try:
        with anyio.fail_after(ANSWER_SECONDS):
            return await run_sync(work, abandon_on_cancel=True, limiter=AT_ONCE)
    except TimeoutError:
        raise TimeLimitError(f"The answer took longer than {ANSWER_SECONDS:g} s.") from None


def _page(warehouse: Warehouse, asking: Asking) -> Page:
    table = answer(warehouse, asking.question, asking.filters, **dict(asking.parameters)).table
    first = (asking.page - 1) * asking.per_page
    rows = table.iloc[first : first + asking.per_page]
    return Page(as_bytes(rows, asking.form), len(table))


def _paging_headers(request: Request, asking: Asking, rows: int) -> dict[str, str]:
    """Return how many rows there are in all, and where the other pages are (RFC 8288)."""
    last = max(1, -(-rows // asking.per_page))
    pages = {"first": 1, "prev": asking.page - 1, "next": asking.page + 1, "last": last}
    links = [
        f'<{_address(request, number)}>; rel="{relation}"'
        for relation, number in pages.items()
        if 1 <= number <= last and last > 1
    ]
    return {"X-Total-Count": str(rows)} | ({"Link": ", ".join(links)} if links else {})


def _address(request: Request, page: int) -> str:
    """Return the path and query of a page; whoever stands in front of the server knows the rest."""
    url = request.url.include_query_params(page=page)
    return f"{url.path}?{url.query}"
