"""The questions; importing this package registers every one of them."""

from slowburn.analysis.questions import (
    agreement,
    catalogue,
    coverage,
    differences,
    drama,
    movers,
    places,
    similar,
    together,
    trends,
    tropes,
)

__all__ = [
    "agreement",
    "catalogue",
    "coverage",
    "differences",
    "drama",
    "movers",
    "places",
    "similar",
    "together",
    "trends",
    "tropes",
]
