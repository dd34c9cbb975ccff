"""What lets readers, and caches in between, keep an answer for as long as it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request


def cache_headers(tag: str, data_version: str, *, private: bool = False) -> dict[str, str]:
    """Return the headers that let an answer be kept, and checked by its tag before it is used.

    What is private may be kept by its reader, and by no cache that others share. The tag is a weak
    one: the bytes on the way differ by their compression.
    """
    return {
        "ETag": f'W/"{tag}"',
        "Cache-Control": f"{'private' if private else 'public'}, no-cache",
        "Vary": "Accept-Encoding",
        "X-Data-Version": data_version,
    }


def unchanged(request: Request, tag: str) -> bool:
    """Whether the reader has the answer with this tag already (RFC 9110, weak comparison)."""
    known = request.headers.get("If-None-Match", "").split(",")
    return any(each.strip().removeprefix("W/") == f'"{tag}"' for each in known)
