"""Reading days and years as people write them; what could mean two days is not guessed."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1950, 2100
YEAR = re.compile(
    r"\(?((?:19|20)\d{2})(?:\.0+)?\s?[년年]?(?:度|도)?\)?(?:\s?[-–~/]\s?(?:\d{2,4})?)?"
)
YEAR_FIRST = re.compile(
    r"(\d{4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})\s?[日일.]?(?:[T ]\d{2}:\d{2}\S*)?"
)
YEAR_LAST = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})")
MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
MONTHS = {
    name.casefold(): number
    for names in (month_abbr, month_name)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
BETWEEN = re.compile(r"\s+(?:-|–|—|to|until)\s+|\s*[~〜～–—]\s*")
REMEMBERED = 1 << 10
"""Years as they are written: a file has few, and asks for each of every drama."""
OPEN = frozenset({"", "?", "now", "present", "ongoing", "tba", "currently airing"})

NO_DATE = "is not a date that exists"
AMBIGUOUS = "could mean two days; write it as YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day.

    Attributes:
        day: The day; ``None`` where it is not known.
        year: Its year, which may be plain where the day is not.
        fault: Why the day is not known.
    """

    day: date | None
    year: int | None
    fault: str | None = None


@lru_cache(REMEMBERED)
def read_year(text: str) -> int | None:
    """Return the year that a cell holds, the first if it is a span, or ``None``."""
    match = YEAR.fullmatch(text.strip())
    year = int(match[1]) if match else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def read_day(text: str) -> Day:
    """Return the day that a cell holds; of a day before or after the month, only what is plain."""
    text = text.strip()
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first <= 12 and second <= 12 and first != second:
            return Day(None, year, AMBIGUOUS)
        month, day = (first, second) if first <= 12 else (second, first)
        return _day(year, month, day)
    if match := MONTH_FIRST.fullmatch(text):
        return _day(int(match[3]), MONTHS.get(match[1].casefold(), 0), int(match[2]))
    if match := DAY_FIRST.fullmatch(text):
        return _day(int(match[3]), MONTHS.get(match[2].casefold(), 0), int(match[1]))
    return Day(None, read_year(text), NO_DATE)


def read_span(text: str) -> tuple[Day, Day | None]:
    """Return the first and the last day of a cell such as "Jul 5, 2025 - Aug 1, 2025"."""
    whole = read_day(text)
    if whole.day or whole.fault == AMBIGUOUS:
        return whole, None
    parts = BETWEEN.split(text.strip())
    if len(parts) != 2:
        return whole, None
    first, last = parts
    return read_day(first), None if last.strip().casefold() in OPEN else read_day(last)


def _day(year: int, month: int, day: int) -> Day:
    try:
        found = date(year, month, day)
    except ValueError:
        return Day(None, None, NO_DATE)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Day(None, None, f"must lie between the years {FIRST_YEAR} and {LAST_YEAR}")
    return Day(found, year)
