"""The values that a reader may name, and a clear word when a value names nothing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from slowburn.analysis.filters import Filters
    from slowburn.warehouse.connection import Warehouse

KNOWN = {
    "country": "SELECT DISTINCT country FROM drama ORDER BY country",
    "drama_format": (
        "SELECT DISTINCT coalesce(format, 'unknown') AS format FROM drama ORDER BY format"
    ),
    "source": "SELECT source_id FROM source ORDER BY source_id",
    "trope": "SELECT trope_id FROM trope ORDER BY trope_id",
    "drama": "SELECT drama_id FROM drama ORDER BY drama_id",
}


FEW = 5
"""Where no more values are possible, all are suggested if none is alike."""

SHOWN = 80
"""Characters of a value that a message repeats."""


class UnknownValueError(ValueError):
    """Raised when a parameter's value names nothing.

    Attributes:
        parameter: The parameter.
        value: Its value.
        suggestions: Values that look alike, the likeliest first.
    """

    def __init__(
        self, parameter: str, value: str, suggestions: list[str], *, fault: str = ""
    ) -> None:
        """Say what was not found, or what else is at fault, and what may have been meant."""
        self.parameter = parameter
        self.value = value
        self.suggestions = suggestions
        hint = f" Did you mean {' or '.join(suggestions)}?" if suggestions else ""
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        fault = fault or f"No {parameter.replace('_', ' ')} is called “{shown}”."
        super().__init__(f"{fault}{hint}")


def known(warehouse: Warehouse, parameter: str) -> list[str]:
    """Return every value that ``parameter`` may take, sorted."""
    rows = warehouse.connection.cursor().execute(KNOWN[parameter]).fetchall()
    return [value for (value,) in rows]


def drama_here(warehouse: Warehouse, usual: str) -> str:
    """Return the drama that is usually shown first, or another where the data do not have it."""
    sql = "SELECT drama_id FROM drama ORDER BY drama_id <> $usual, drama_id LIMIT 1"
    found = warehouse.connection.cursor().execute(sql, {"usual": usual}).fetchone()
    return str(found[0]) if found else usual


def check(warehouse: Warehouse, parameter: str, values: Iterable[str]) -> None:
    """Check that every value names something.

    Raises:
        UnknownValueError: For the first that does not.
    """
    asked = list(values)
    if asked:
        check_among(parameter, asked, known(warehouse, parameter))


def check_among(parameter: str, values: Iterable[str], possible: Collection[str]) -> None:
    """Check that every value is one of those possible.

    Raises:
        UnknownValueError: For the first that is not.
    """
    for value in values:
        if value not in possible:
            raise UnknownValueError(parameter, value, alike(value, possible))


def alike(value: str, possible: Collection[str]) -> list[str]:
    """Return the possible values that look like this one; all, if they are few and none does."""
    by_letters = {name.casefold(): name for name in possible}
    found = difflib.get_close_matches(value.casefold(), by_letters, n=3, cutoff=0.6)
    every = list(possible) if len(possible) <= FEW else []
    return [by_letters[name] for name in found] or every


def check_number(parameter: str, values: Iterable[int], least: int, most: int) -> None:
    """Check that every number lies in a closed range.

    Raises:
        UnknownValueError: For the first that does not.
    """
    for value in values:
        if not least <= value <= most:
            name = parameter.replace("_", " ")
            fault = f"For {name}, {value} is not a number from {least} to {most}."
            nearest = str(min(max(value, least), most))
            raise UnknownValueError(parameter, str(value), [nearest], fault=fault)


def check_filters(warehouse: Warehouse, filters: Filters) -> None:
    """Check the filters as :func:`check` does, and that the years run forwards.

    Raises:
        UnknownValueError: If a value names nothing or the first year is after the last.
    """
    for parameter in ("country", "drama_format", "source"):
        check(warehouse, parameter, getattr(filters, parameter))
    if filters.years and filters.years[0] > filters.years[1]:
        first, last = filters.years
        fault = f"The years {first}:{last} run backwards."
        raise UnknownValueError("years", f"{first}:{last}", [f"{last}:{first}"], fault=fault)
