"""The mean index year by year: a line through firm years, and the dramas beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.index_years import index_years_figure
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

YEARS = [(2012, 40, 52.0), (2010, 30, 48.0), (2008, 1, 20.0), (2011, 35, 50.0), (None, 6, 49.0)]


def draw(table: pd.DataFrame) -> Any:
    return index_years_figure(table, mode="light", mean=50)


def test_the_line_runs_through_firm_years_and_the_band_along_their_intervals(
    index_by_year: Make,
) -> None:
    band, line, points, bars = draw(index_by_year(*YEARS)).data
    assert list(line.x) == [2010, 2011, 2012]
    assert list(line.y) == [48, 50, 52]
    assert (min(band.y), max(band.y)) == (46.5, 53.5)
    assert dict(zip(bars.x, bars.y, strict=True)) == {2008: 1, 2010: 30, 2011: 35, 2012: 40}
    assert dict(zip(points.x, points.y, strict=True))[2008] == 20


def test_all_points_are_on_the_axis_and_it_need_not_begin_at_zero(index_by_year: Make) -> None:
    low, high = draw(index_by_year(*YEARS)).layout.yaxis.range
    assert 0 < low < 20
    assert 53.5 < high < 60


def test_hover_tells_mean_interval_and_dramas(index_by_year: Make) -> None:
    points = draw(index_by_year(*YEARS)).data[2]
    said = dict(zip(points.x, points.hovertext, strict=True))
    assert said[2010].replace(NO_BREAK, " ") == (
        "<b>Maturity index</b>, 2010<br>mean index 48.0, 95 % interval 46.5–49.5, 30 dramas"
    )
    assert said[2008].endswith("mean index 20.0, 1 drama")
    assert said[2009] is None


def test_few_and_missing_years_and_the_mean_are_owned_up_to(index_by_year: Make) -> None:
    figure = draw(index_by_year(*YEARS))
    texts = [note.text for note in figure.layout.annotations]
    assert texts == [
        "Mean index · dotted: the catalogue's mean, 50",
        "Dramas a year · ○ fewer than 20 · 6 dramas without a year",
    ]
    assert figure.layout.shapes[0].y0 == figure.layout.shapes[0].y1 == 50
