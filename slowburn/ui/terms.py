"""Tropes that the broad sources in view have no word for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.ui.asking import ask
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters


def without_a_term(filters: Filters, tropes: tuple[str, ...]) -> list[str]:
    """Return the names of tropes that no term of a source in view means.

    Their share is near zero whatever is on the screen: nobody could have said so in a tag.
    """
    named = set(ask("terms", filters, trope=tropes).table["trope_id"])
    return [trope_names()[trope_id] for trope_id in tropes if trope_id not in named]
