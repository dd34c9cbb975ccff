"""The questions; importing this package registers every one of them."""

from slowburn.analysis.questions import (
    catalogue,
    coverage,
    drama,
    movers,
    places,
    trends,
    tropes,
)

__all__ = ["catalogue", "coverage", "drama", "movers", "places", "trends", "tropes"]
