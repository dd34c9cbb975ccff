"""Names at the ends of lines, in place of a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.spread import spread
from slowburn.charts.theme import TEXT, Tokens, faint
from slowburn.charts.words import lines, percent

if TYPE_CHECKING:
    from slowburn.charts.yearly import Course

LINE_HEIGHT = 16
WIDTH = 18
LEADER = 16
# About what a character of the labels is wide, as a part of the type size.
CHARACTER = 0.53


def label_of(course: Course) -> list[str]:
    """Return the lines of a label: the share at the line's end, then the trope."""
    return lines(f"{percent(course.rows[course.end].share)} {course.trope}", WIDTH)


def room(coloured: list[Course]) -> tuple[float, float]:
    """Return how wide a margin and how high a chart the labels of these lines need."""
    labels = [label_of(course) for course in coloured]
    longest = max((len(line) for label in labels for line in label), default=0)
    return LEADER + CHARACTER * TEXT * longest, LINE_HEIGHT * sum(len(label) for label in labels)


def end_labels(
    coloured: list[Course], token: Tokens, *, edge: float, top: float, height: float
) -> list[dict[str, Any]]:
    """Return the labels, each tied to its line's end and none over another.

    They stand right of ``edge`` on the year axis. The share axis ends at ``top`` and is ``height``
    pixels high.
    """
    ends = [100 * course.rows[course.end].share for course in coloured]
    down = [height * (1 - end / top) for end in ends]
    labels = [label_of(course) for course in coloured]
    moved = spread(down, [float(LINE_HEIGHT * len(label)) for label in labels], high=height + 8)
    return [
        {
            "text": "<br>".join(label),
            "x": course.end,
            "y": end,
            "xref": "x",
            "yref": "y",
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": faint(token.series[place], 0.6),
            "standoff": 4,
            "axref": "x",
            "ax": edge,
            "ay": centre - start,
            "xanchor": "left",
            "yanchor": "middle",
            "borderpad": 4,
            "font": {
                "size": TEXT,
                "color": token.series[place],
                "weight": 400 if place else 600,
            },
        }
        for place, (course, label, end, start, centre) in enumerate(
            zip(coloured, labels, ends, down, moved, strict=True)
        )
    ]
