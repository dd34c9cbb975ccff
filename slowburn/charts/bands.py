"""The band of intervals behind a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Interval = tuple[float, float, float]
"""Where it stands on the axis, its lower end, its upper end."""


def band(runs: Iterable[Sequence[Interval]], colour: str, *, alone: float) -> dict[str, Any]:
    """Return intervals as one closed shape for each run of neighbours.

    An interval without neighbours still gets a band that can be seen: ``alone`` says how far it
    reaches to either side.
    """
    x: list[float | None] = []
    y: list[float | None] = []
    for run in runs:
        edges = list(run)
        if len(edges) == 1:
            [(at, low, high)] = edges
            edges = [(at - alone, low, high), (at + alone, low, high)]
        across = [at for at, _, _ in edges]
        x += [*across, *reversed(across), None]
        y += [*(high for _, _, high in edges), *(low for _, low, _ in reversed(edges)), None]
    return {
        "type": "scatter",
        "x": x[:-1],
        "y": y[:-1],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": colour,
        "hoverinfo": "skip",
    }
