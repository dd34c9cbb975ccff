"""How much text is read at once for others; each limit can be set by an environment variable."""

from __future__ import annotations

from dataclasses import dataclass

from slowburn.warehouse.settings import LimitsFromEnvironment


@dataclass(frozen=True, slots=True)
class TextLimits(LimitsFromEnvironment):
    """What is read at most; the command line has no limits.

    Attributes:
        text_bytes: Size of a file on the page, unpacked, about a second of work for each million.
        request_bytes: Size of a request to the API.
        documents: Documents of a file or a request.
    """

    text_bytes: int = 20_000_000
    request_bytes: int = 1_000_000
    documents: int = 50_000
