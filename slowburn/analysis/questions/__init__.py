"""The questions; importing this package registers every one of them."""

from slowburn.analysis.questions import (
    agreement,
    breakdown,
    catalogue,
    coverage,
    differences,
    drama,
    explain,
    maturity,
    maturity_by,
    movers,
    places,
    similar,
    together,
    trends,
    tropes,
    validity,
)

__all__ = [
    "agreement",
    "breakdown",
    "catalogue",
    "coverage",
    "differences",
    "drama",
    "explain",
    "maturity",
    "maturity_by",
    "movers",
    "places",
    "similar",
    "together",
    "trends",
    "tropes",
    "validity",
]
