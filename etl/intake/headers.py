"""What the headers of columns are called, in several languages: ``data/headers.csv``."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING

from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "headers.csv"
NOT_LETTERS = re.compile(r"[\W_]+")
REMARK = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
"""What stands in brackets behind a header: a unit, or what the page that was copied had there."""


def role_of(header: str, data: Path = BUNDLED_DATA) -> str | None:
    """Return the role that a header names, or ``None``.

    Case, spaces and signs do not matter, nor does a remark in brackets unless it is known itself.
    """
    roles = _roles(data)
    return roles.get(_plain(header)) or roles.get(_plain(REMARK.sub("", header)))


def count_known(cells: Sequence[str]) -> int:
    """Return how many cells are headers that are known."""
    return sum(role_of(cell) is not None for cell in cells)


def known_headers(data: Path = BUNDLED_DATA) -> list[str]:
    """Return all headers that are known, in lower case."""
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        return [row["header"].lower() for row in csv.DictReader(file)]


def _plain(header: str) -> str:
    return NOT_LETTERS.sub("", header.casefold())


@cache
def _roles(data: Path) -> dict[str, str]:
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        return {_plain(row["header"]): row["role"] for row in csv.DictReader(file)}
