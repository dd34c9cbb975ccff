"""The reason of a statement without the words of the text, for who must not keep those."""

from __future__ import annotations

import re

QUOTATION = re.compile(r":? ?“[^”]*”")
"""Reasons quote in these marks; within a quotation there are none, as they are read as straight."""


def without_quotations(because: str) -> str:
    """Return the names of the pattern and of the cue: ``named; no`` for ``named: “…”; no: “…”``."""
    return QUOTATION.sub("", because)
