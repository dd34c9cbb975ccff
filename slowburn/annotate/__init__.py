"""Text in, annotations out: which tropes a review speaks of, with what stance, and why.

``from slowburn.annotate import Annotator`` works as one expects; spaCy is imported only then, so
that who needs another part of the package does not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slowburn.annotate.annotator import Annotation, Annotator
    from slowburn.annotate.shared import annotate_text
    from slowburn.annotate.titles import catalogue_titles

__all__ = ["Annotation", "Annotator", "annotate_text", "catalogue_titles"]

PLACES = {
    "Annotation": "annotator",
    "Annotator": "annotator",
    "annotate_text": "shared",
    "catalogue_titles": "titles",
}


def __getattr__(name: str) -> Any:
    """Return a public name of the package, from the module that it is made in."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)
