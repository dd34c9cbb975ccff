"""What texts are sent as and what is said of them, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from slowburn.annotate.shared import languages

JSON, LINES = "application/json", "application/x-ndjson"
DOCUMENT: dict[str, Any] = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "id": {
            "type": ["string", "integer", "null"],
            "description": "What the answer calls it; its number by default.",
        },
        "text": {"type": "string", "description": "The text."},
        "drama": {
            "type": ["string", "null"],
            "description": "Title of the drama that it is about: what the text says of others is "
            "then told from what it says of this one.",
        },
        "language": {
            "enum": [*languages(), None],
            "description": "Its language; by default its script decides.",
        },
    },
}
FOUND: dict[str, Any] = {
    "type": "object",
    "required": ["id", "annotations"],
    "properties": {
        "id": {"type": "string"},
        "annotations": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["trope", "stance", "confidence", "start", "end", "because"],
                "properties": {
                    "trope": {"type": "string", "description": "Identifier of the trope."},
                    "stance": {"type": "string", "enum": ["present", "avoided", "subverted"]},
                    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                    "start": {"type": "integer", "description": "First character in the text."},
                    "end": {"type": "integer", "description": "The character after the last."},
                    "because": {"type": "string", "description": "Pattern, words and cue."},
                },
            },
        },
    },
}
BODY: dict[str, Any] = {
    "required": True,
    "content": {
        JSON: {"schema": {"oneOf": [DOCUMENT, {"type": "array", "items": DOCUMENT}]}},
        LINES: {"schema": {"type": "string", "description": "A document a line."}},
    },
}
ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "For one document an object; for several, one a line.",
        "content": {JSON: {"schema": FOUND}, LINES: {"schema": {"type": "string"}}},
    }
}
