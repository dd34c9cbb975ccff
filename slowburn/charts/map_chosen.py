"""The chosen dramas on the maturity map, and the first of them once more by each source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slowburn.charts.index_words import estimate_in_words
from slowburn.charts.label_places import Box, Label, mark
from slowburn.charts.map_cloud import name_with_year
from slowburn.charts.theme import Tokens, faint
from slowburn.charts.whiskers import Dot, Estimate, whisker_dots
from slowburn.charts.words import HOVER_WIDTH, counted, lines, of

if TYPE_CHECKING:
    from slowburn.charts.map_heights import Heights

# How many pixels beneath its own dot a drama stands by its sources.
LANE = 15
# A name runs from its dot towards the middle, so that half of a phone must hold it.
WIDTH = 22


@dataclass(frozen=True)
class Chosen:
    """The chosen dramas, and what ``sources`` say of the first; ``lane`` is where those stand."""

    dramas: list[Any]
    sources: list[Any]
    lane: float

    @property
    def ends(self) -> list[float]:
        """The ends of all intervals."""
        return [end for row in [*self.dramas, *self.sources] for end in (row.low, row.high)]

    def labels(self, middle: float) -> list[Label]:
        """Return the names, dramas above their dots and sources beneath.

        The first drama and its sources come before the others, so that they find their places.
        """
        dramas = [(row.title, row, row.height, True) for row in self.dramas]
        sources = [(row.label, row, self.lane, False) for row in self.sources]
        placed = [*dramas[:1], *sources, *dramas[1:]]
        return [
            Label(
                lines(f"{row.index:.0f} {name}", WIDTH, most=2),
                row.index,
                height,
                "left" if row.index < middle else "right",
                above=above,
                bold=row is self.dramas[0],
            )
            for name, row, height, above in placed
        ]

    def marks(self, heights: Heights) -> list[Box]:
        """Return the places of dots and lines, which no name may cover."""
        places = [mark(row.low, row.high, row.height, heights) for row in self.dramas]
        if self.sources:
            low = min(*self._span, *(row.low for row in self.sources))
            high = max(*self._span, *(row.high for row in self.sources))
            places.append(mark(low, high, self.lane, heights))
        return places

    def traces(self, dramas: int, token: Tokens) -> list[dict[str, Any]]:
        """Return the marks as Plotly draws them; ``dramas`` is how many have a rank."""
        dots = [
            Dot(
                Estimate(row.index, row.low, row.high),
                row.height,
                [row.drama_id],
                f"<b>{name_with_year(row)}</b><br>index {estimate_in_words(row.index, row)}"
                f"<br>rank {row.rank_low:,.0f}–{of(row.rank_high, dramas)}"
                f"<br>{counted(row.statements, 'statement')}",
            )
            for row in self.dramas
        ]
        apart = [self._tie(token), self._apart(token)] if self.sources else []
        return [*apart, whisker_dots(dots, token.chosen, token)] if dots else []

    @property
    def _span(self) -> tuple[float, float]:
        """The ends of the line on which the sources stand."""
        ends = [row.index for row in [self.dramas[0], *self.sources]]
        return min(ends), max(ends)

    def _tie(self, token: Tokens) -> dict[str, Any]:
        """Return the line that joins the sources, and ties them to the drama's own dot."""
        drama = self.dramas[0]
        return {
            "type": "scatter",
            "x": [drama.index, drama.index, None, *self._span],
            "y": [drama.height, self.lane, None, self.lane, self.lane],
            "mode": "lines",
            "line": {"color": faint(token.chosen, 0.6), "width": 1.5},
            "hoverinfo": "skip",
        }

    def _apart(self, token: Tokens) -> dict[str, Any]:
        """Return a hollow mark for each source."""
        drama = self.dramas[0]
        return {
            "type": "scatter",
            "x": [row.index for row in self.sources],
            "y": [self.lane] * len(self.sources),
            "mode": "markers",
            "cliponaxis": False,
            "marker": {
                "size": 10,
                "symbol": "diamond",
                "color": token.paper,
                "line": {"color": token.chosen, "width": 1.75},
                "opacity": 1,
            },
            "error_x": {
                "type": "data",
                "symmetric": False,
                "array": [row.high - row.index for row in self.sources],
                "arrayminus": [row.index - row.low for row in self.sources],
                "color": faint(token.chosen, 0.5),
                "thickness": 4,
                "width": 0,
            },
            "unselected": {"marker": {"opacity": 1}},
            "customdata": [[drama.drama_id] for _ in self.sources],
            "hovertext": [
                f"<b>{name_with_year(drama)}</b>, by this source alone:"
                f"<br>{'<br>'.join(lines(row.label, HOVER_WIDTH))}"
                f"<br>index {estimate_in_words(row.index, row)}"
                for row in self.sources
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
