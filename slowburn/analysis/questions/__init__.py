"""The questions; importing this package registers every one of them."""

from slowburn.analysis.questions import (
    breakdown,
    catalogue,
    coverage,
    drama,
    movers,
    places,
    trends,
    tropes,
)

__all__ = ["breakdown", "catalogue", "coverage", "drama", "movers", "places", "trends", "tropes"]
