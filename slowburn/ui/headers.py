"""Security headers on every HTTP answer.

The referrer policy tells other sites, and this server's own log, where a reader came from by the
name of the server alone: what stands in an address may open a workspace.

The content security policy lets a page load and run only what this server sends. Streamlit writes
its styles into the page as it goes, so styles are let be, and its protocol compiles a little
WebAssembly; the two small scripts in its first page are named by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
EMBEDDED = {"embed": ["true"]}


def policy_for(html: str) -> str:
    """Return the content security policy that lets the scripts inside a page run, and no other."""
    digests = (hashlib.sha256(text.encode()).digest() for text in INLINE_SCRIPT.findall(html))
    hashes = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    directives = POLICY | {"script-src": " ".join([POLICY["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


class SecurityHeaders:
    """ASGI middleware that adds the headers; it lets websockets and streams pass untouched.

    Other sites may show a page in a frame only with ``?embed=true``, which has no controls, and
    never with a workspace: the frame's address would tell its id to everybody who opens that site.
    """

    def __init__(self, app: ASGIApp, html: str) -> None:
        """Wrap ``app``, whose first page is ``html``."""
        self._app = app
        self._policy = policy_for(html)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (HEADERS | self._framing(scope)).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _framing(self, scope: Scope) -> dict[str, str]:
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if EMBEDDED.items() <= query.items() and "workspace" not in query:
            return {"Content-Security-Policy": f"{self._policy}; frame-ancestors *"}
        return {
            "Content-Security-Policy": f"{self._policy}; frame-ancestors 'self'",
            "X-Frame-Options": "SAMEORIGIN",
        }
