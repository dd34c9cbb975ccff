"""Old names, from the table ``renamed``: what was asked by one is answered by the name in force."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slowburn.analysis.filters import Filters
    from slowburn.warehouse.connection import Warehouse

HOLDS = {
    "country": "country",
    "drama_format": "drama_format",
    "source": "source",
    "between": "source",
    "trope": "trope",
    "of": "trope",
    "also": "trope",
    "drama": "drama",
    "weight": "dimension",
}
"""What the values of a parameter name, by the parameter."""


@dataclass(frozen=True, slots=True)
class OldNames:
    """Names in force by what they name and by the old name."""

    current: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def name(self, what: str, name: str) -> str:
        """Return the name in force, which is the name itself unless it is an old one."""
        return self.current.get((what, name), name)

    def value(self, parameter: str, text: str) -> str:
        """Return the value of a parameter with the names in force.

        Parts of a value are set apart by colons: ``mdl:tmdb`` names two sources, ``pacing:2`` a
        dimension and its weight.
        """
        what = HOLDS.get(parameter, "")
        return ":".join(self.name(what, part) for part in text.split(":"))

    def filters(self, filters: Filters) -> Filters:
        """Return the filters with the names in force."""
        return replace(
            filters,
            country=self._values("country", filters.country),
            drama_format=self._values("drama_format", filters.drama_format),
            source=self._values("source", filters.source),
        )

    def parameters(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Return a question's own parameters with the names in force."""
        return {name: self._given(name, given) for name, given in parameters.items()}

    def _given(self, name: str, given: Any) -> Any:
        if isinstance(given, tuple):
            return self._values(name, given)
        return self.value(name, given) if isinstance(given, str) else given

    def _values(self, name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.value(name, text) for text in texts)


def old_names(warehouse: Warehouse) -> OldNames:
    """Return the old names that the warehouse knows."""
    rows = warehouse.connection.cursor().execute("SELECT what, old, new FROM renamed").fetchall()
    return OldNames({(what, old): new for what, old, new in rows})
