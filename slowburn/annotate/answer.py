"""What is said of one document, as the command line and the API write it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slowburn.annotate.annotator import Annotation


def json_line(document_id: str, annotations: Iterable[Annotation]) -> str:
    """Return one JSON object on a line of its own: ``{"id", "annotations": [...]}``.

    Half a character in the identifier, which nothing can write, becomes a question mark.
    """
    found = [
        {
            "trope": each.trope,
            "stance": each.stance,
            "confidence": each.confidence,
            "start": each.start,
            "end": each.end,
            "because": each.because,
        }
        for each in annotations
    ]
    known_as = document_id.encode(errors="replace").decode()
    return json.dumps({"id": known_as, "annotations": found}, ensure_ascii=False) + "\n"
