"""The trend chart says what each share rests on and draws nothing that is not there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from slowburn.charts.end_labels import LINE_HEIGHT
from slowburn.charts.theme import tokens
from slowburn.charts.trend import trend_figure
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]


def points(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.customdata is not None]


def lines(figure: Any) -> list[Any]:
    return [t for t in figure.data if t.type == "scatter" and t.mode == "lines" and not t.fill]


def test_hover_tells_share_interval_and_denominator(trends: Make) -> None:
    figure = trend_figure(trends(love_triangle=[(2010, 23, 97), (2011, 20, 97)]), mode="light")
    said = points(figure)[0].hovertext[0].replace(NO_BREAK, " ")
    assert said == "<b>Love triangle</b>, 2010<br>23 of 97, 24 %, 95 % interval 16–33 %"


def test_a_year_without_covered_dramas_is_a_gap_and_never_zero(trends: Make) -> None:
    years = [(2010, 10, 50), (2011, 11, 50), (2013, 12, 50), (2014, 0, 0), (2015, 9, 50)]
    figure = trend_figure(trends(love_triangle=years), mode="light")
    marks = points(figure)[0]
    drawn = dict(zip(marks.x, marks.y, strict=True))
    assert list(drawn) == [2010, 2011, 2012, 2013, 2014, 2015]
    assert drawn[2012] is None
    assert drawn[2014] is None
    assert None in lines(figure)[0].x
    bars = next(trace for trace in figure.data if trace.type == "bar")
    assert list(bars.x) == [2010, 2011, 2013, 2015]


def test_the_line_keeps_off_years_that_rest_on_few_dramas(trends: Make) -> None:
    years = [(2010, 2, 2), (2011, 10, 50), (2012, 11, 50)]
    figure = trend_figure(trends(love_triangle=years), mode="light")
    assert list(lines(figure)[0].x) == [2011, 2012]
    marks = points(figure)[0]
    assert marks.y[0] == figure.layout.yaxis.range[1]
    assert "2 of 2" in marks.hovertext[0]
    assert marks.marker.symbol[0] == "triangle-up"
    assert marks.marker.color[0] == tokens("light").paper


def test_if_every_year_rests_on_few_dramas_the_line_is_still_drawn(trends: Make) -> None:
    figure = trend_figure(trends(love_triangle=[(2010, 1, 9), (2011, 2, 8)]), mode="light")
    assert list(lines(figure)[0].x) == [2010, 2011]


def test_a_point_opens_its_dramas(trends: Make) -> None:
    figure = trend_figure(trends(love_triangle=[(2010, 23, 97), (2011, 20, 97)]), mode="dark")
    assert list(points(figure)[0].customdata[1]) == [2011, "love-triangle"]


def test_the_chosen_trope_is_rose_the_second_slate_blue_the_rest_grey(trends: Make) -> None:
    years = [(2010, 10, 50), (2011, 11, 50)]
    table = trends(amnesia=years, first_love=years, love_triangle=years)
    figure = trend_figure(table, mode="light", chosen=["love-triangle", "amnesia"])
    token = tokens("light")
    labels = {note.text: note.font.color for note in figure.layout.annotations if note.showarrow}
    assert {text.split("%")[1].strip(): colour for text, colour in labels.items()} == {
        "Love triangle": token.chosen,
        "Amnesia": token.compared,
    }
    grey = [line for line in lines(figure) if line.hovertext is not None]
    assert len(grey) == 1
    assert "First love" in grey[0].hovertext[0]


@pytest.mark.parametrize("count", [2, 6])
def test_labels_do_not_overlap(trends: Make, count: int) -> None:
    names = [f"a_rather_long_name_of_a_trope_{i}" for i in range(count)]
    table = trends(**{name: [(2010, 5, 50), (2011, 5, 50)] for name in names})
    figure = trend_figure(table, mode="light")
    notes = sorted(
        (note for note in figure.layout.annotations if note.showarrow), key=lambda note: note.ay
    )
    assert len(notes) == count
    for above, below in pairwise(notes):
        tall = [LINE_HEIGHT * (note.text.count("<br>") + 1) for note in (above, below)]
        assert below.ay - above.ay >= sum(tall) / 2 - 1e-6


def test_labels_leave_half_of_a_phone_to_the_lines(trends: Make) -> None:
    table = trends(work_friends_and_self_beyond_the_romance=[(2010, 5, 50), (2011, 5, 50)])
    margin = trend_figure(table, mode="light").layout.margin
    assert margin.l + margin.r < 358 / 2


def test_shares_start_at_zero_and_years_are_whole(trends: Make) -> None:
    years = [(year, 10, 50) for year in range(2003, 2026)]
    layout = trend_figure(trends(love_triangle=years), mode="light").layout
    assert layout.yaxis.range[0] == 0
    assert layout.xaxis.dtick == 5
    assert layout.xaxis.tickformat == "d"
