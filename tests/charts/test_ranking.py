"""The ranking: dots with whiskers, the chosen one in rose, small groups paler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.ranking import ranking_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]


def colour_of(figure: Any, key: str | None) -> str:
    return next(t.marker.color for t in figure.data for row in t.customdata if row[0] == key)


def test_the_highest_stands_first_and_the_pool_last(groups: Make) -> None:
    table = groups(pool=(30, 40), MBC=(10, 100), tvN=(20, 100))
    figure = ranking_figure(table, label="place", mode="light")
    assert list(figure.layout.yaxis.ticktext) == ["tvN", "MBC", "Smaller groups (7)"]


def test_chosen_is_rose_and_small_groups_are_paler(groups: Make) -> None:
    table = groups(tvN=(20, 100), MBC=(10, 100), OCN=(3, 12))
    figure = ranking_figure(table, label="place", mode="light", chosen="tvN")
    token = tokens("light")
    assert colour_of(figure, "tvN") == token.chosen
    assert colour_of(figure, "MBC") == token.muted
    assert colour_of(figure, "OCN").startswith("rgba")


def test_hover_tells_denominator_and_interval(groups: Make) -> None:
    figure = ranking_figure(groups(tvN=(23, 97)), label="place", mode="light")
    said = figure.data[0].hovertext[0].replace(NO_BREAK, " ")
    assert said == "<b>tvN</b><br>23 of 97, 24 %, 95 % interval 16–33 %"


def test_whiskers_end_where_the_interval_ends(groups: Make) -> None:
    table = groups(tvN=(23, 97))
    trace = ranking_figure(table, label="place", mode="light").data[0]
    assert abs(trace.x[0] + trace.error_x.array[0] - 100 * table["high"][0]) < 1e-9
    assert abs(trace.x[0] - trace.error_x.arrayminus[0] - 100 * table["low"][0]) < 1e-9


def test_a_click_gives_the_trope_the_label_or_nothing_for_the_pool(groups: Make) -> None:
    table = groups(tvN=(23, 97), pool=(5, 50))
    keys = [
        row[0]
        for t in ranking_figure(table, label="place", mode="light").data
        for row in t.customdata
    ]
    assert keys == ["tvN", None]
    tropes = groups(tvN=(23, 97)).assign(trope_id="love-triangle", trope="Love triangle")
    assert (
        ranking_figure(tropes, label="trope", mode="light").data[0].customdata[0][0]
        == "love-triangle"
    )
