"""Where names stand on the maturity map: beside their dots, and over nothing that matters.

Boxes are measured in points of the index across and in pixels down. A name takes the most points
where the plot is narrowest; names that do not meet on a phone therefore meet nowhere.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Literal, NamedTuple

from slowburn.charts.end_labels import CHARACTER, LINE_HEIGHT
from slowburn.charts.theme import TEXT

if TYPE_CHECKING:
    from slowburn.charts.map_heights import Heights

# The plot on a phone, and the pixels of half a mark, of a name's distance, of the next attempt.
NARROW, HALF_MARK, GAP, STEP, AIR = 300, 7, 8, 4, 2
# So many attempts are made to keep the line to a name clear of other names.
NEARBY = 25


class Box(NamedTuple):
    """A place that is taken."""

    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Return whether two boxes have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Label(NamedTuple):
    """The lines of a name, the dot that bears it, and where it would stand.

    The name is ``above`` the dot or beneath it and runs from its ``side`` there.
    """

    lines: list[str]
    across: float
    height: float
    side: Literal["left", "right"]
    above: bool
    bold: bool

    @property
    def pixels(self) -> float:
        """How high the name is, with a little air."""
        return float(LINE_HEIGHT * len(self.lines) + AIR)

    def box(self, centre: float, points_in_view: float) -> Box:
        """Return the place that the name takes on the narrowest plot."""
        width = CHARACTER * TEXT * max(len(line) for line in self.lines)
        reach = width * points_in_view / NARROW * (1 if self.side == "left" else -1)
        left, right = sorted((self.across, self.across + reach))
        return Box(left, right, centre - self.pixels / 2, centre + self.pixels / 2)

    def leader(self, centre: float, heights: Heights) -> Box:
        """Return the line that ties the name to its dot."""
        dot = heights.down(self.height)
        return Box(self.across, self.across, min(dot, centre), max(dot, centre))


def mark(low: float, high: float, height: float, heights: Heights) -> Box:
    """Return the place of a dot with a line through it, or of several dots on one line."""
    down = heights.down(height)
    return Box(low, high, down - HALF_MARK, down + HALF_MARK)


def centres(
    labels: list[Label], marks: list[Box], heights: Heights, points_in_view: float
) -> list[float]:
    """Return how many pixels beneath the top of the plot the middles of the names stand.

    Each in turn takes the nearest free place. Negative ones stand above the plot, which must then
    be made higher.
    """
    names: list[Box] = []
    found = []
    for label in labels:
        centre = _nearest(label, [*marks, *names], names, heights, points_in_view)
        found.append(centre)
        names += [label.box(centre, points_in_view), label.leader(centre, heights)]
    return found


def _nearest(
    label: Label, taken: list[Box], names: list[Box], heights: Heights, points_in_view: float
) -> float:
    """Return the free place nearest to the dot; far above the plot there is one in any case.

    Nearby, the line from the name to its dot must not run through another name either.
    """
    dot = heights.down(label.height)
    for attempt in count():
        away = GAP + label.pixels / 2 + attempt * STEP
        for centre in (dot - away, dot + away) if label.above else (dot + away, dot - away):
            box, leader = label.box(centre, points_in_view), label.leader(centre, heights)
            free = box.bottom <= heights.pixels and not any(box.overlaps(it) for it in taken)
            if free and (attempt > NEARBY or not any(leader.overlaps(it) for it in names)):
                return centre
    raise AssertionError("count() has no end")
