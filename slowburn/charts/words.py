"""Numbers and names as the charts write them."""

from __future__ import annotations

import html
import math
import textwrap
from typing import Any

NO_BREAK = "\u00a0"
PERCENT = f"{NO_BREAK}%"

# As many characters of a hover's line as a phone can show.
HOVER_WIDTH = 44

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


def ratio(value: float) -> str:
    """Return a ratio: ``0.55``, ``12``, ``0.040``.

    Beyond a thousandfold it says only that it is beyond.
    """
    if value > 1000:
        return "over 1,000"
    if 0 < value < 0.001:
        return "under 0.001"
    if value >= 9.995:
        return f"{value:.0f}"
    if value >= 0.1:
        return f"{value:.2f}"
    return f"{value:#.2g}" if value else "0"


def odds_in_words(row: Any) -> str:
    """Return the odds ratio in a row with its interval.

    ``odds ratio per decade 0.55, 95 % interval 0.45 to 0.67``
    """
    if math.isnan(row.odds_ratio):
        return "no odds ratio can be told from so few dramas"
    bounds = f"{ratio(row.odds_low)} to {ratio(row.odds_high)}"
    return f"odds ratio per decade {ratio(row.odds_ratio)}, 95{PERCENT} interval {bounds}"
