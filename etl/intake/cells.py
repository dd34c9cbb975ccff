"""What is wrong with a cell, by the role of its column; nothing if it can be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.dates import AMBIGUOUS, read_span, read_year
from etl.intake.numbers import read_confidence, read_count, read_episodes, read_score
from etl.intake.stances import NO_STANCE, read_stance

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = frozenset({"", "-", "--", "?", "n/a", "nan", "null"})
"""How people and programs write that there is no value."""

UNKNOWN = NOTHING | {"na", "none", "tba", "tbd", "unknown"}
"""The same in a column that holds no names: there is a drama called "Unknown"."""

NO_YEAR = "is not a year"


def is_nothing(cell: str | None) -> bool:
    """Say whether a cell of any column holds no value."""
    return cell is None or cell.strip().casefold() in NOTHING


def is_unknown(cell: str | None) -> bool:
    """Say whether a cell that holds no name says that its value is not known."""
    return cell is None or cell.strip().casefold() in UNKNOWN


def _fault_of_year(cell: str) -> str | None:
    return None if read_year(cell) is not None else NO_YEAR


def _fault_of_days(cell: str) -> str | None:
    for day in read_span(cell):
        # A year alone is less than a day, but not wrong.
        if day and day.fault and (day.year is None or day.fault == AMBIGUOUS):
            return day.fault
    return None


def _fault_of_stance(cell: str) -> str | None:
    return None if read_stance(cell) else NO_STANCE


def _fault_of(read: Callable[[str], float | str]) -> Callable[[str], str | None]:
    def fault(cell: str) -> str | None:
        value = read(cell)
        return value if isinstance(value, str) else None

    return fault


FAULTS: dict[str, Callable[[str], str | None]] = {
    "year": _fault_of_year,
    "aired": _fault_of_days,
    "start_date": _fault_of_days,
    "end_date": _fault_of_days,
    "episodes": _fault_of(read_episodes),
    "score": _fault_of(read_score),
    "watchers": _fault_of(read_count),
    "confidence": _fault_of(read_confidence),
    "stance": _fault_of_stance,
}
"""By role, what finds the fault of a cell that is not missing."""
