"""The index by source and by group: rows of dots with whiskers beside the catalogue's mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from slowburn.charts.index_groups import index_groups_figure
from slowburn.charts.index_sources import index_sources_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

SOURCES = [(None, None, 61.0), ("An essay", False, 78.0), ("Some tags", None, 41.0)]


def dot(figure: Any, key: str | None) -> tuple[Any, int]:
    return next(
        (trace, place)
        for trace in figure.data
        for place, row in enumerate(trace.customdata)
        if row[0] == key
    )


def test_all_together_stand_first_in_rose_and_by_a_shape_of_their_own(
    maturity_sources: Make,
) -> None:
    figure = index_sources_figure(maturity_sources(*SOURCES), mode="light", mean=50)
    together, alone = dot(figure, None)[0], dot(figure, "some-tags")[0]
    assert together.marker.color == tokens("light").chosen
    assert together.marker.symbol != alone.marker.symbol
    assert together.y[0] < min(alone.y)
    assert figure.layout.yaxis.ticktext[0] == "All sources in view"


def test_texts_on_another_show_say_so(maturity_sources: Make) -> None:
    figure = index_sources_figure(maturity_sources(*SOURCES), mode="light", mean=50)
    assert list(figure.layout.yaxis.ticktext)[1:] == [
        "An essay<br><i>on another show</i>",
        "Some tags",
    ]
    trace, place = dot(figure, "an-essay")
    assert trace.hovertext[place].replace(NO_BREAK, " ") == (
        "<b>An essay</b><br>index 78, 90 % interval 69–86<br>4 statements"
        "<br>describes another show than the one that aired"
    )


def test_rows_of_sources_do_not_overlap(maturity_sources: Make) -> None:
    long = [(f"A very long name of a source that goes on {n}", False, 50.0) for n in range(3)]
    figure = index_sources_figure(maturity_sources(*long), mode="light", mean=50)
    places = list(figure.layout.yaxis.tickvals)
    assert min(b - a for a, b in pairwise(places)) >= 3 * 16


def test_both_mark_the_mean_and_keep_it_in_view(
    maturity_sources: Make, index_by_group: Make
) -> None:
    for figure in (
        index_sources_figure(maturity_sources(*SOURCES), mode="light", mean=12),
        index_groups_figure(index_by_group(("KR", 90, 60.0)), mode="light", mean=12),
    ):
        assert figure.layout.shapes[0].x0 == figure.layout.shapes[0].x1 == 12
        assert figure.layout.xaxis.range[0] < 12
        assert "the catalogue's mean, 12" in [note.text for note in figure.layout.annotations]


def test_groups_are_sorted_the_pool_last_and_few_dramas_paler(index_by_group: Make) -> None:
    table = index_by_group((None, 12, 70.0), ("KR", 90, 48.0), ("JP", 9, 52.0))
    figure = index_groups_figure(table, mode="light", mean=50)
    assert list(figure.layout.yaxis.ticktext) == ["JP", "KR", "Smaller groups (7)"]
    assert dot(figure, "KR")[0].marker.color == tokens("light").muted
    assert dot(figure, "JP")[0].marker.color.startswith("rgba")
    assert dot(figure, None)[0].y[dot(figure, None)[1]] == 2


def test_a_mean_of_one_drama_has_no_interval_in_sight_or_in_words(index_by_group: Make) -> None:
    figure = index_groups_figure(index_by_group(("KR", 1, 48.0)), mode="light", mean=50)
    trace, place = dot(figure, "KR")
    assert trace.error_x.array[place] == 0
    assert trace.hovertext[place] == "<b>KR</b><br>mean index 48.0, 1 drama"


def test_small_differences_do_not_fill_the_axis(index_by_group: Make) -> None:
    table = index_by_group(("KR", 900, 50.0), ("JP", 900, 50.2))
    low, high = index_groups_figure(table, mode="light", mean=50).layout.xaxis.range
    assert high - low >= 10
