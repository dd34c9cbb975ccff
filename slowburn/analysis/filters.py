"""What is in view: the filters that every question takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ALL = "all"
"""Stands in an address for an empty filter."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which dramas and which sources a question is asked of; an empty filter lets all pass.

    Attributes:
        country: Countries of origin, ISO 3166-1 alpha-2.
        years: First and last year on air, both included; dramas without a year are then left out.
        drama_format: Formats; ``unknown`` stands for dramas whose format is not known.
        min_watchers: At least so many viewers list the drama.
        source: Sources whose coverage and statements count.
    """

    country: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    drama_format: tuple[str, ...] = ()
    min_watchers: int = 0
    source: tuple[str, ...] = ()

    def parameters(self) -> dict[str, object]:
        """Return the parameters of ``selected.sql``."""
        year_from, year_to = self.years or (None, None)
        return {
            "country": list(self.country) or None,
            "year_from": year_from,
            "year_to": year_to,
            "drama_format": list(self.drama_format) or None,
            "min_watchers": self.min_watchers or None,
            "source": list(self.source) or None,
        }

    def numbers(self) -> dict[str, Any]:
        """Return the filters that are whole numbers, by name."""
        return {"years": self.years or (), "min_watchers": self.min_watchers}
