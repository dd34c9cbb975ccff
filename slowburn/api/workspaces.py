"""A workspace by itself: what it is, its tables to take away, and what only its owner may do.

Whoever has the id may read. The owner key comes as ``Authorization: Bearer``, a header that proxies
leave out of their logs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Path, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse

from slowburn.analysis.forms import MEDIA_TYPES, Format
from slowburn.analysis.vocabulary import check_among
from slowburn.api.asking import no_parameters
from slowburn.api.caching import cache_headers, unchanged
from slowburn.api.problems import INVALID_PARAMETER, NO_WORKSPACE, WRONG_KEY, documented
from slowburn.workspaces.files import as_zip, files_of
from slowburn.workspaces.opening import close_all
from slowburn.workspaces.secrets import SHAPE
from slowburn.workspaces.store import delete, extend, find

if TYPE_CHECKING:
    from slowburn.workspaces.manifest import WorkspaceManifest

router = APIRouter(
    tags=["workspaces"],
    prefix="/workspaces/{workspace}",
    dependencies=[Depends(no_parameters)],
)

Workspace = Annotated[
    str,
    Path(
        description="Id of the workspace, from its link.",
        json_schema_extra={"pattern": f"^{SHAPE.pattern}$"},
    ),
]
OwnerKey = Annotated[
    HTTPAuthorizationCredentials | None,
    Depends(HTTPBearer(scheme_name="ownerKey", auto_error=False)),
]
FACTS: dict[str, Any] = {
    "type": "object",
    "required": ["name", "created", "expires", "content", "rows"],
    "properties": {
        "name": {"type": "string", "description": "What its owner calls it."},
        "created": {"type": "string", "format": "date-time", "description": "When it was kept."},
        "expires": {"type": "string", "format": "date-time", "description": "When it ends."},
        "content": {"type": "string", "description": "Content hash of its tables."},
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "description": "Rows by table.",
        },
    },
}
Responses = dict[int | str, dict[str, Any]]
TOLD: Responses = {
    200: {"content": {"application/json": {"schema": FACTS}}, "description": "The facts."}
}
UNCHANGED: Responses = {304: {"description": "It is the one that you have."}}
NOT_THERE = documented(INVALID_PARAMETER, NO_WORKSPACE)
NOT_OWNED = documented(INVALID_PARAMETER, NO_WORKSPACE, WRONG_KEY)


def _file(media_type: str) -> Responses:
    schema = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": "The file.", "content": {media_type: schema}}, **UNCHANGED}


@router.get(
    "",
    summary="What a workspace is called, what it holds, and until when.",
    response_class=Response,
    responses={**TOLD, **UNCHANGED, **NOT_THERE},
)
async def workspace_facts(request: Request, workspace: Workspace) -> Response:
    """The owner key is not kept, so it is not told either."""
    _, manifest = await run_sync(find, workspace)
    tag = f"{manifest.content}-{manifest.ends:%Y%m%d%H%M%S}"
    headers = cache_headers(tag, manifest.content, private=True)
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    return JSONResponse(_facts(manifest), headers=headers)


@router.post(
    "/extend",
    summary="Let a workspace end later: as many days from now as a new one would.",
    response_class=Response,
    responses={**TOLD, **NOT_OWNED},
)
async def workspace_extend(workspace: Workspace, key: OwnerKey) -> Response:
    """Its owner key goes into the header ``Authorization: Bearer``."""
    manifest = await run_sync(extend, workspace, _text(key))
    return JSONResponse(_facts(manifest), headers={"Cache-Control": "no-store"})


@router.delete(
    "",
    summary="Delete a workspace for good.",
    status_code=204,
    response_class=Response,
    responses={204: {"description": "It is deleted."}, **NOT_OWNED},
)
async def workspace_delete(workspace: Workspace, key: OwnerKey) -> Response:
    """Its owner key goes into the header ``Authorization: Bearer``."""
    await run_sync(delete, workspace, _text(key))
    close_all()
    return Response(status_code=204)


@router.get(
    "/tables.zip",
    summary="The tables of a workspace as Parquet in a ZIP.",
    response_class=Response,
    responses={**_file("application/zip"), **NOT_THERE},
)
async def workspace_tables(request: Request, workspace: Workspace) -> Response:
    """They have the columns of the catalogue's, which the data dictionary describes."""
    folder, manifest = await run_sync(find, workspace)
    tag = f"{manifest.content}-zip"
    headers = cache_headers(tag, manifest.content, private=True)
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="workspace-{manifest.content}.zip"'
    files = await run_sync(files_of, folder)
    return StreamingResponse(as_zip(files), headers=headers, media_type="application/zip")


@router.get(
    "/tables/{table}.parquet",
    summary="One table of a workspace as Parquet.",
    response_class=Response,
    responses={**_file(MEDIA_TYPES[Format.PARQUET]), **NOT_THERE},
)
async def workspace_table(request: Request, workspace: Workspace, table: str) -> Response:
    """Those that it has are named under ``rows`` in its facts."""
    folder, manifest = await run_sync(find, workspace)
    check_among("table", [table], manifest.rows)
    tag = f"{manifest.content}-{table}"
    headers = cache_headers(tag, manifest.content, private=True)
    if unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        folder / f"{table}.parquet",
        headers=headers,
        media_type=MEDIA_TYPES[Format.PARQUET],
        filename=f"{table}-{manifest.content}.parquet",
    )


def _facts(manifest: WorkspaceManifest) -> dict[str, Any]:
    return {name: getattr(manifest, name) for name in FACTS["required"]}


def _text(key: HTTPAuthorizationCredentials | None) -> str:
    return key.credentials if key else ""
