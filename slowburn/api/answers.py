"""Answering what is asked: within limits, from memory where it can, and not at all if unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

import anyio
from anyio.to_thread import run_sync
from cachetools import LRUCache
from starlette.responses import Response

from slowburn.analysis.forms import Format, as_bytes
from slowburn.analysis.question import answer
from slowburn.api.caching import cache_headers, unchanged
from slowburn.warehouse.connection import TimeLimitError, Warehouse, open_warehouse

if TYPE_CHECKING:
    from starlette.requests import Request

    from slowburn.api.asking import Asking

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
"""Pages by their tags, the latest used, as far as the memory goes."""


async def respond(request: Request, asking: Asking) -> Response:
    """Return the answer, or that the reader has it already.

    Raises:
        slowburn.analysis.vocabulary.UnknownValueError: If a value names nothing.
        slowburn.warehouse.connection.NoWarehouseError: If there is no warehouse.
        TimeLimitError: If it takes too long.
    """
    warehouse = open_warehouse()
    tag = _tag(warehouse, asking)
    headers = cache_headers(tag, warehouse.data_version)
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    page = KEPT.get(tag)
    if page is None:
        page = await _within_limits(warehouse, asking)
        if len(page.content) <= KEPT.maxsize:
            KEPT[tag] = page
    headers |= _paging_headers(request, asking, page.rows)
    if asking.form is not Format.JSON:
        name = f"slowburn-{asking.question}.{asking.form}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(page.content, headers=headers, media_type=asking.form.media_type)


def _tag(warehouse: Warehouse, asking: Asking) -> str:
    """Return a digest of all that the answer depends on: data, code and what is asked."""
    manifest = warehouse.manifest
    stands_on = (manifest.data_version, manifest.recipe, version("slowburn"), asking)
    return hashlib.sha256(repr(stands_on).encode("utf-8", "surrogatepass")).hexdigest()[:32]


async def _within_limits(warehouse: Warehouse, asking: Asking) -> Page:
    """Work the answer out in a thread.

    A query is interrupted after :data:`QUERY_SECONDS`. DuckDB does not heed that everywhere, nor
    do the statistics, so after :data:`ANSWER_SECONDS` the reader is told, and the thread is left
    to end by itself; until it does it counts among those :data:`AT_ONCE`.
    """
    limited = replace(warehouse, query_seconds=QUERY_SECONDS)
    try:
        with anyio.fail_after(ANSWER_SECONDS):
            work = partial(_page, limited, asking)
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
