"""An id for each request, and one line in the log, as JSON, when it has been answered.

A request that breaks is answered here, with the same id, and its line holds the traceback.

What is asked for stands in the log by its path alone: links may hold the id of a workspace, which
whoever reads the log could then open. Where the path holds one it is left out.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("slowburn.requests")
GIVEN_ID = re.compile(r"[\w.-]{8,64}", re.ASCII)
WORKSPACE = re.compile(r"(?<=/workspaces/)[^/]+")
SECRET = re.compile(r"[0-9a-f]{32}")
"""What has the shape of a workspace's id or key; a traceback may hold the name of its folder."""
NO_ANSWER = 499
"""Status in the log where the reader went away before there was an answer."""
BROKEN = (
    "Something went wrong in the server. Reload the page; if it stays so, please open an issue "
    "with this number, under which the server's log has the details: {request_id}\n"
)


def log_requests() -> None:
    """Let the lines go to standard error, each by itself; for a server as it starts."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


class RequestLog:
    """ASGI middleware that gives each HTTP request an id, taken over from a proxy if it sent one.

    The answer carries it as ``X-Request-ID``. Put it outside of all that may break.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin = time.perf_counter()
        request_id = _id_of(Headers(scope=scope))
        status, sent = NO_ANSWER, 0
        failed: dict[str, str] = {}

        async def send_with_id(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is logged and answered
            if status == NO_ANSWER:
                answer = PlainTextResponse(BROKEN.format(request_id=request_id), 500)
                await answer(scope, receive, send_with_id)
            failed = {
                "error": type(error).__name__,
                "traceback": SECRET.sub("…", "".join(traceback.format_exception(error))),
            }
        finally:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "request_id": request_id,
                "method": scope["method"],
                "path": WORKSPACE.sub("…", scope["path"]),
                "status": status,
                "bytes": sent,
                "ms": round((time.perf_counter() - begin) * 1000, 1),
            }
            LOG.info(json.dumps(line | failed, ensure_ascii=False))


def _id_of(headers: Headers) -> str:
    given = headers.get("X-Request-ID", "")
    return given if GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
