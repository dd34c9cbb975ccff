"""The whole catalogue to take away: as a DuckDB file, and as a data package of Parquet files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request
from starlette.responses import FileResponse, Response

from slowburn.api.asking import no_parameters
from slowburn.api.caching import cache_headers, unchanged
from slowburn.api.problems import INVALID_PARAMETER, NO_WAREHOUSE, documented
from slowburn.warehouse.connection import NoWarehouseError
from slowburn.warehouse.home import DATABASE, PACKAGE, home, warehouse_link
from slowburn.warehouse.manifest import Manifest

if TYPE_CHECKING:
    from typing import Any

router = APIRouter(tags=["catalogue"], prefix="/catalogue", dependencies=[Depends(no_parameters)])


def _documented(media_type: str) -> dict[int | str, dict[str, Any]]:
    file = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"description": "The file.", "content": file},
        304: {"description": "The file is the one that you have."},
        **documented(INVALID_PARAMETER, NO_WAREHOUSE),
    }


@router.get(
    ".duckdb",
    summary="Every table as one DuckDB file; tables and columns carry their meaning as comments.",
    response_class=Response,
    responses=_documented("application/vnd.duckdb"),
)
async def database(request: Request) -> Response:
    """Attach it in DuckDB, or open it with any of DuckDB's clients."""
    return _file(request, DATABASE, "application/vnd.duckdb")


@router.get(
    ".parquet.zip",
    summary="Every table as Parquet in a ZIP, described as a Frictionless data package.",
    response_class=Response,
    responses=_documented("application/zip"),
)
async def package(request: Request) -> Response:
    """The file ``datapackage.json`` in it says what each table and column means."""
    return _file(request, PACKAGE, "application/zip")


def _file(request: Request, name: str, media_type: str) -> Response:
    folder = warehouse_link(home()).resolve()
    manifest = Manifest.load(folder)
    if manifest is None or not (folder / name).is_file():
        raise NoWarehouseError(f"There is no {name} in {folder}.")
    stem, _, ending = name.partition(".")
    tag = f"{manifest.data_version}-{manifest.recipe}-{ending}"
    headers = cache_headers(tag, manifest.data_version)
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        folder / name,
        headers=headers,
        media_type=media_type,
        filename=f"{stem}-{manifest.data_version}.{ending}",
    )
