"""Every drama on the maturity index, the chosen ones with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, index_axis, nothing
from slowburn.charts.label_places import centres
from slowburn.charts.map_chosen import LANE, Chosen
from slowburn.charts.map_cloud import cloud
from slowburn.charts.map_heights import (
    TITLES,
    UNKNOWN,
    Across,
    Heights,
    heights_axis,
    heights_of,
    with_heights,
)
from slowburn.charts.map_labels import map_labels
from slowburn.charts.records import records
from slowburn.charts.theme import SMALL, Mode, tokens
from slowburn.charts.upright import mean_line, mean_name
from slowburn.charts.words import counted, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import plotly.graph_objects as go

LEFT, TOP, PLOT, AXIS, NOTE = 44, 48, 420, 46, 17
NOTE_WIDTH = 58


def maturity_map_figure(
    table: pd.DataFrame,
    *,
    mode: Mode,
    mean: float,
    across: Across = "year",
    chosen: Sequence[str] = (),
    pairs: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw the answer to ``maturity``: the index to the right, ``across`` upwards.

    Dramas of which nothing is said all stand at ``mean``, the catalogue's mean index; they are
    counted in a note unless they are chosen. ``chosen`` dramas are rose, named, and have their
    90 % interval. ``pairs`` shows the first of them once more for each row, as one source alone
    tells it: label, index, low, high. Clicking a dot gives a list that begins with the drama_id.
    """
    chosen = list(dict.fromkeys(chosen))
    spoken = table[(table["statements"] > 0) | table["drama_id"].isin(chosen)]
    placed = with_heights(spoken, across)
    if placed.empty:
        return nothing(mode, "No source in view says anything of a trope in these dramas.")
    token = tokens(mode)
    heights = heights_of(placed, across, PLOT)
    picked = placed["drama_id"].isin(chosen)
    found = _chosen(placed[picked], chosen, pairs, heights)
    ends = [mean, *placed["index"], *found.ends]
    axis = index_axis(min(ends), max(ends))
    low, high = axis["range"]
    labels = found.labels((low + high) / 2)
    stand = centres(labels, found.marks(heights), heights, high - low)
    tops = [centre - label.pixels / 2 for label, centre in zip(labels, stand, strict=True)]
    above = max(0.0, -min(tops, default=0.0))
    missed = spoken[~spoken.index.isin(placed.index)]
    notes = _notes(len(table) - len(spoken), missed, chosen, across)
    bottom = AXIS + NOTE * len(notes)
    layout = {
        "margin": {"l": LEFT, "r": 8, "t": TOP, "b": bottom},
        "xaxis": {**axis, "showgrid": True, "title": _axis_title(token.muted)},
        "yaxis": heights_axis(heights.with_room_above(above), placed, across),
        "shapes": [mean_line(mean, token)],
        "annotations": [
            _at_left(TITLES[across], 1, 26),
            mean_name(mean, axis, lift=2),
            *(_at_left(text, 0, -AXIS - NOTE * place) for place, text in enumerate(notes)),
            *map_labels(labels, stand, heights, token),
        ],
    }
    traces = [
        cloud(placed[~picked], across, len(table), token),
        *found.traces(len(table), token),
    ]
    return figure(traces, layout, mode=mode, height=TOP + PLOT + above + bottom)


def _chosen(
    picked: pd.DataFrame, order: Sequence[str], pairs: pd.DataFrame | None, heights: Heights
) -> Chosen:
    """Return the chosen dramas in the order in which they were chosen."""
    place = {drama_id: number for number, drama_id in enumerate(order)}
    dramas = records(picked.sort_values("drama_id", key=lambda ids: ids.map(place)))
    # The sources speak of the first; if it has no place on the map, nor have they.
    if pairs is None or not dramas or dramas[0].drama_id != order[0]:
        return Chosen(dramas, [], 0.0)
    return Chosen(dramas, records(pairs), heights.beneath(dramas[0].height, LANE))


def _notes(silent: int, missed: pd.DataFrame, chosen: list[str], across: Across) -> list[str]:
    """Return the lines on dramas that are not drawn, which name those that were chosen."""
    told = []
    if silent:
        told.append(
            f"Not drawn: {counted(silent, 'drama')} of which no source in view says anything that "
            "the index could rest on; all would stand at the mean."
        )
    if not missed.empty:
        titles = list(missed.loc[missed["drama_id"].isin(chosen), "title"])
        named = f", among them {', '.join(titles)}" if titles else ""
        told.append(f"Not drawn: {counted(len(missed), 'drama')} {UNKNOWN[across]}{named}.")
    return [line for text in told for line in lines(text, NOTE_WIDTH)]


def _axis_title(colour: str) -> dict[str, Any]:
    """Return the name of the axis of the index."""
    font = {"size": SMALL, "color": colour}
    return {"text": "maturity index, on a scale of 0 to 100", "font": font, "standoff": 8}


def _at_left(text: str, y: float, shift: float) -> dict[str, Any]:
    """Return a line of text at the left edge, so many pixels above the top or the foot."""
    across = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -LEFT}
    down = {"yref": "paper", "y": y, "yanchor": "bottom" if y else "top", "yshift": shift}
    return {"text": text, **across, **down}
