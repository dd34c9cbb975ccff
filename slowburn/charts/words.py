"""Numbers and names as the charts write them."""

from __future__ import annotations

import html
import textwrap
from typing import Any

NO_BREAK = "\u00a0"
PERCENT = f"{NO_BREAK}%"

# A share that rests on fewer covered dramas than this is drawn paler.
SMALL_GROUP = 20


def _digits(share: float) -> str:
    """Return a share as a percentage without its sign; near 0 and 1 with a decimal."""
    value = min(max(100 * share, 0.0), 100.0)
    return f"{value:.1f}" if 0.05 <= value < 1 or 99 < value < 99.95 else f"{value:.0f}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 as a percentage: ``24 %``."""
    return _digits(share) + PERCENT


def interval(low: float, high: float) -> str:
    """Return the two ends of an interval between 0 and 1: ``16–33 %``."""
    return f"{_digits(low)}–{_digits(high)}{PERCENT}"


def points(change: float) -> str:
    """Return a change of a share in percentage points, with its sign: ``−12``."""
    value = 100 * change
    size = f"{abs(value):.0f}" if abs(value) >= 0.95 else f"{abs(value):.1f}"
    if float(size) == 0:
        return "0"
    return f"{'+' if value > 0 else '−'}{size}"


def ratio(value: float) -> str:
    """Return how many times as often: ``0.25``, ``2.6``, ``14``."""
    digits = 0 if value >= 9.95 or value == 0 else 1 if value >= 0.995 else 2
    return f"{value:,.{digits}f}"


def of(part: float, whole: float) -> str:
    """Return a count and what it is a part of: ``23 of 1,097``."""
    return f"{int(part):,} of {int(whole):,}"


def counted(number: float, thing: str) -> str:
    """Return a number of things: ``1 drama``, ``1,097 dramas``."""
    return f"{int(number):,} {thing}{'' if number == 1 else 's'}"


def share_in_words(row: Any, suffix: str = "") -> str:
    """Return the share in a row with what it rests on.

    ``23 of 97, 24 %, 95 % interval 16–33 %``; ``suffix`` names the columns, as in ``dramas_then``.
    """
    dramas, covered, share, low, high = (
        getattr(row, name + suffix) for name in ("dramas", "covered", "share", "low", "high")
    )
    return f"{of(dramas, covered)}, {percent(share)}, 95{PERCENT} interval {interval(low, high)}"


def years(first: int, last: int) -> str:
    """Return a span of years: ``2006–2010``, or the year alone."""
    return f"{first}" if first == last else f"{first}–{last}"


def plain(text: str) -> str:
    """Return text for a chart, in which no character is taken for mark-up."""
    return html.escape(text, quote=False)


def lines(text: str, width: int, *, most: int = 3) -> list[str]:
    """Return text for a chart, broken into at most so many lines of at most so many characters."""
    wrapped = textwrap.wrap(text, width, max_lines=most, placeholder="…")
    return [plain(line) for line in wrapped]
