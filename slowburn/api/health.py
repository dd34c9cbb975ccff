"""Whether the server lives, and whether it can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio.to_thread import run_sync
from starlette.responses import JSONResponse, Response

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.api.problems import NO_WAREHOUSE, problem
from slowburn.warehouse.connection import open_warehouse

if TYPE_CHECKING:
    from starlette.requests import Request

NOT_KEPT = {"Cache-Control": "no-store"}


async def live(_: Request) -> Response:
    """Answer as long as the process does."""
    return JSONResponse({"status": "live"}, headers=NOT_KEPT)


async def ready(_: Request) -> Response:
    """Answer whether the warehouse opens and a question is answered from it."""
    try:
        data_version = await run_sync(_data_version)
    except Exception as error:  # noqa: BLE001 - whatever it is, the server cannot answer
        return problem(NO_WAREHOUSE, f"No question can be answered: {type(error).__name__}.")
    return JSONResponse({"status": "ready", "data_version": data_version}, headers=NOT_KEPT)


def _data_version() -> str:
    return answer(open_warehouse(), "view", Filters()).data_version
