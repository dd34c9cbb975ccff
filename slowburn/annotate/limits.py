"""How much text is read at once for others; each limit can be set by an environment variable."""

from __future__ import annotations

from dataclasses import dataclass

from slowburn.warehouse.settings import limits_from_environment


@dataclass(frozen=True, slots=True)
class TextLimits:
    """What is read at most; the command line has no limits.

    Attributes:
        text_bytes: Size of a file on the page, unpacked, about a second of work for each million.
        request_bytes: Size of a request to the API.
        documents: Documents of a file or a request.
    """

    text_bytes: int = 20_000_000
    request_bytes: int = 1_000_000
    documents: int = 50_000

    @classmethod
    def from_environment(cls) -> TextLimits:
        """Return the limits, each replaced by ``SLOWBURN_MAX_<NAME>`` where that is set.

        Raises:
            ValueError: If such a variable is not a whole number above zero.
        """
        return limits_from_environment(cls)
