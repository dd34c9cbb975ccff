"""The marks of the trend chart: lines with their intervals, grey context, bars beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.bands import band
from slowburn.charts.theme import Tokens, faint
from slowburn.charts.words import SMALL_GROUP, counted, plain, share_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.charts.bands import Interval
    from slowburn.charts.yearly import Course

# How far the band of a year without neighbours reaches to either side, in years.
ALONE = 0.2


def trend_line(
    course: Course,
    colour: str,
    token: Tokens,
    *,
    top: float,
    quiet: bool,
    in_words: Callable[[Any], str] = share_in_words,
) -> list[dict[str, Any]]:
    """Return the band, the line and the points of one trope, on an axis that ends at ``top``.

    Line and band are drawn through the firm years only. A year that rests on few dramas is a
    hollow dot by itself; one beyond the axis is a triangle at its edge, and says its share.
    ``in_words`` tells what a row holds.
    """
    rows = course.rows
    years = list(range(min(rows), max(rows) + 1))
    known = [year in rows for year in years]
    shares = [100 * rows[year].share if year in rows else None for year in years]
    beyond = [share is not None and share > top for share in shares]
    full = [year in rows and rows[year].covered >= SMALL_GROUP for year in years]
    line = {
        "type": "scatter",
        **_through(course),
        "mode": "lines",
        "line": {"color": colour, "width": 1.5 if quiet else 2.25},
        "hoverinfo": "skip",
    }
    points = {
        "type": "scatter",
        "x": years,
        "y": [top if over else share for share, over in zip(shares, beyond, strict=True)],
        "mode": "markers",
        "name": plain(course.trope),
        "cliponaxis": False,
        "marker": {
            "size": 4 if quiet else 5,
            "symbol": ["triangle-up" if over else "circle" for over in beyond],
            "color": [colour if enough else token.paper for enough in full],
            "line": {"color": [colour if e else faint(colour, 0.6) for e in full], "width": 1},
            "opacity": 1,
        },
        "selected": {"marker": {"size": 11, "opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[year, course.trope_id] for year in years],
        "hovertext": [
            _hover(course, year, in_words) if has else None
            for year, has in zip(years, known, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    intervals = [[_interval(course, year) for year in run] for run in course.runs()]
    return [band(intervals, faint(colour, 0.05 if quiet else 0.14), alone=ALONE), line, points]


def context(others: list[Course], token: Tokens) -> dict[str, Any]:
    """Return all other tropes as one grey trace."""
    parts = [(course, _through(course)) for course in others]
    x = [year for _, part in parts for year in [*part["x"], None]]
    return {
        "type": "scatter",
        "x": x,
        "y": [share for _, part in parts for share in [*part["y"], None]],
        "mode": "lines",
        "line": {"color": faint(token.context, 0.25), "width": 1},
        "hovertext": [
            None if year is None else _hover(course, int(year))
            for course, part in parts
            for year in [*part["x"], None]
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def strip(
    covered: dict[int, int], token: Tokens, *, thing: str = "covered drama"
) -> dict[str, Any]:
    """Return the bars beneath, of ``thing`` a year; years that rest on few are paler."""
    counts = list(covered.values())
    return {
        "type": "bar",
        "x": list(covered),
        "y": counts,
        "yaxis": "y2",
        "marker": {
            "color": [faint(token.context, 0.7 if n >= SMALL_GROUP else 0.35) for n in counts]
        },
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[year, None] for year in covered],
        "hovertext": [f"{year}: {counted(count, thing)}" for year, count in covered.items()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _through(course: Course) -> dict[str, list[float | None]]:
    """Return the line through the firm years, broken where years are missing."""
    x: list[float | None] = []
    y: list[float | None] = []
    for run in course.runs():
        x += [*run, None]
        y += [*(100 * course.rows[year].share for year in run), None]
    return {"x": x[:-1], "y": y[:-1]}


def _interval(course: Course, year: int) -> Interval:
    """Return the interval of a year, in percent."""
    row = course.rows[year]
    return year, 100 * row.low, 100 * row.high


def _hover(course: Course, year: int, in_words: Callable[[Any], str] = share_in_words) -> str:
    """Return what a point says."""
    return f"<b>{plain(course.trope)}</b>, {year}<br>{in_words(course.rows[year])}"
