"""Reading several words from one cell: ``a, b``, ``a|b``, ``['a', 'b']``, with or without notes."""

from __future__ import annotations

import ast
import json
import re

INVITATION = re.compile(r"\s*\((?:vote|add)[^)]*\)\s*$", re.IGNORECASE)
"""What MyDramaList writes after a list of tags."""
SEPARATORS = ("|", ";", "、", "，", "\n", "•", " / ", ",")
"""The first of these that a cell holds separates its words."""


def read_list(text: str) -> list[str]:
    """Return the words of a cell in their order, each once."""
    text = INVITATION.sub("", text.strip())
    words = _written_as_list(text)
    if words is None and text.startswith("#") and " #" in text:
        words = text.split("#")
    if words is None:
        separator = next((each for each in SEPARATORS if each in text), None)
        words = text.split(separator) if separator else [text]
    tidy = (" ".join(INVITATION.sub("", word).split()) for word in words)
    return list(dict.fromkeys(word for word in tidy if word))


def is_list(text: str) -> bool:
    """Say whether a cell holds more than one word in a list."""
    return len(read_list(text)) > 1


def _written_as_list(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]")):
        return None
    for parse in (json.loads, ast.literal_eval):
        try:
            found = parse(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, list):
            # TMDB writes [{"id": 1, "name": "a"}, ...]
            return [
                str(each.get("name", "")) if isinstance(each, dict) else str(each) for each in found
            ]
    return text[1:-1].split(",")
