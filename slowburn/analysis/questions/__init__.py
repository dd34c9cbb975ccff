"""The questions; importing this package registers every one of them."""

from slowburn.analysis.questions import (
    breakdown,
    catalogue,
    coverage,
    drama,
    explain,
    maturity,
    maturity_by,
    movers,
    places,
    trends,
    tropes,
    validity,
)

__all__ = [
    "breakdown",
    "catalogue",
    "coverage",
    "drama",
    "explain",
    "maturity",
    "maturity_by",
    "movers",
    "places",
    "trends",
    "tropes",
    "validity",
]
