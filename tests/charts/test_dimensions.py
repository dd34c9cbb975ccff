"""Dramas on the dimensions: one scale, none over another, told apart without colour."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from slowburn.charts.dimensions import dimensions_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

ROWS = [
    (f"Drama {n}", dimension, 50.0 + n, 0 if n == 1 and dimension == "Pacing" else 4)
    for n in range(5)
    for dimension in ("Communication", "Pacing")
]


def dots(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.customdata is not None]


def test_four_dramas_are_drawn_each_with_its_own_colour_and_mark(dimensions: Make) -> None:
    figure = dimensions_figure(dimensions(*ROWS), mode="light")
    marks = {
        trace.customdata[0][0]: (trace.marker.symbol, trace.error_x.color) for trace in dots(figure)
    }
    assert list(marks) == ["drama-0", "drama-1", "drama-2", "drama-3"]
    assert len({symbol for symbol, _ in marks.values()}) == 4
    assert [colour for _, colour in marks.values()] == list(tokens("light").series[:4])
    key = figure.layout.annotations[0].text
    assert [key.index(f"Drama {n}") for n in range(4)] == sorted(
        key.index(f"Drama {n}") for n in range(4)
    )
    assert "Drama 4" not in key


def test_dramas_on_one_row_stand_apart(dimensions: Make) -> None:
    figure = dimensions_figure(dimensions(*ROWS), mode="light")
    places = sorted(y for trace in dots(figure) for y in trace.y)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    low, high = sorted(figure.layout.yaxis.range)
    pixels = plot / (high - low)
    assert len(places) == 8
    assert min(b - a for a, b in pairwise(places)) * pixels > 11


def test_a_dimension_that_nobody_speaks_of_is_hollow_and_the_key_says_so(dimensions: Make) -> None:
    figure = dimensions_figure(dimensions(*ROWS), mode="light")
    paper = tokens("light").paper
    hollow = [
        list(row)
        for trace in dots(figure)
        if trace.marker.color == paper
        for row in trace.customdata
    ]
    assert hollow == [["drama-1", "pacing"]]
    assert "hollow: no source in view speaks of it" in figure.layout.annotations[0].text
    spoken = dimensions_figure(dimensions(*ROWS[:2]), mode="light")
    assert "hollow" not in spoken.layout.annotations[0].text


def test_the_mean_is_a_short_line_on_each_row(dimensions: Make) -> None:
    line = dimensions_figure(dimensions(*ROWS), mode="light").data[0]
    assert [x for x in line.x if x is not None] == [45, 45, 45, 45]


def test_hover_tells_value_interval_mean_and_question(dimensions: Make) -> None:
    figure = dimensions_figure(dimensions(*ROWS), mode="light")
    assert dots(figure)[0].hovertext[0].replace(NO_BREAK, " ") == (
        "<b>Drama 0</b><br>Communication 50, 90 % interval 40–61"
        "<br>4 statements; the catalogue's mean is 45<br><i>Do they talk?</i>"
    )
