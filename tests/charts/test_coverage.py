"""The coverage chart: how much of what is in view each kind of source has looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.coverage import coverage_figure
from slowburn.charts.coverage_counts import dramas_in_view, kinds_of
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

TAGS = [
    ("mdl", "community tags", 2010, "KR", 30, 40),
    ("mdl", "community tags", 2010, "JP", 10, 20),
    ("mdl", "community tags", 2011, "KR", 35, 40),
    ("mdl", "community tags", None, "KR", 2, 3),
]
ARTICLES = [
    ("article-a", "editorial", 2010, "KR", 1, 40),
    ("article-b", "editorial", 2010, "KR", 1, 40),
]


def texts(figure: Any) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def test_countries_are_added_up_and_sources_are_not_counted_twice(coverage: Make) -> None:
    table = coverage(*TAGS, *ARTICLES)
    assert dramas_in_view(table) == {2010: 60, 2011: 40}
    tags, articles = kinds_of(table)
    assert tags.by_year == {2010: 40, 2011: 35}
    assert articles.by_year == {2010: 1}
    assert articles.at_least == "at least "


def test_hover_tells_the_denominator(coverage: Make) -> None:
    figure = coverage_figure(coverage(*TAGS), mode="light")
    said = [text.replace(NO_BREAK, " ") for text in figure.data[0].hovertext]
    assert said[0] == "<b>Viewers' tags</b>, 2010<br>40 of 60 dramas, 67 %"


def test_kinds_too_small_for_a_panel_and_dramas_without_a_year_are_told(coverage: Make) -> None:
    figure = coverage_figure(coverage(*TAGS, *ARTICLES), mode="light")
    assert "Essays and articles: at least 1 drama" in texts(figure)
    assert "year is not known: 3 dramas" in texts(figure)
    assert {trace.yaxis for trace in figure.data} == {"y"}


def test_if_all_kinds_are_small_all_have_a_panel(coverage: Make) -> None:
    figure = coverage_figure(coverage(*ARTICLES), mode="light")
    assert "at least 1 of 40 dramas" in texts(figure)
