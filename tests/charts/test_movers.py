"""The movers chart: then, now, and whether the change is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.movers import movers_figure, strongest
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

UNCLEAR = "no clear change"


def side(figure: Any, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def test_rows_are_sorted_by_change_and_coloured_by_direction(movers: Make) -> None:
    table = movers(
        love_triangle=(24, 9, "falling"), slow_burn=(5, 7, UNCLEAR), amnesia=(2, 20, "rising")
    )
    figure = movers_figure(table, mode="light")
    assert list(figure.layout.yaxis.ticktext) == ["Amnesia", "Slow burn", "Love triangle"]
    token = tokens("light")
    rising, unclear, falling = side(figure, "now").marker.color
    assert (rising, falling) == (token.chosen, token.compared)
    assert unclear.startswith("rgba")
    assert side(figure, "then").marker.color == token.paper


def test_hover_tells_both_sides_the_change_and_the_odds_ratio(movers: Make) -> None:
    figure = movers_figure(movers(love_triangle=(24, 9, "falling")), mode="light")
    said = side(figure, "now").hovertext[0].replace(NO_BREAK, " ")
    assert "2006–2010: 24 of 100, 24 %, 95 % interval 17–33 %" in said
    assert "2021–2025: 9 of 100, 9 %, 95 % interval 5–16 %" in said
    assert "From end to end: −15 points<br>" in said
    assert "Falling over all years: odds ratio per decade 0.50, 95 % interval 0.33 to 0.75" in said


def test_ends_that_go_the_other_way_are_owned_up_to(movers: Make) -> None:
    figure = movers_figure(movers(infidelity=(6, 8, "falling")), mode="light")
    [said] = side(figure, "now").hovertext
    assert "+2 points; the years between tell otherwise" in said


def test_a_dot_opens_its_trope(movers: Make) -> None:
    figure = movers_figure(movers(love_triangle=(24, 9, "falling")), mode="light")
    assert list(side(figure, "then").customdata[0]) == ["love-triangle"]


def test_clear_changes_stay_when_there_are_too_many_and_the_rest_is_owned_up_to(
    movers: Make,
) -> None:
    table = movers(
        big_but_unclear=(10, 30, UNCLEAR), small=(10, 13, "rising"), none=(10, 10, UNCLEAR)
    )
    assert set(strongest(table, 2)["trope_id"]) == {"big-but-unclear", "small"}
    figure = movers_figure(table, mode="light", limit=2)
    assert any("2 of 3 tropes" in note.text for note in figure.layout.annotations)


def test_height_follows_the_rows(movers: Make) -> None:
    few = movers_figure(movers(a=(1, 2, UNCLEAR)), mode="light").layout.height
    many = movers_figure(movers(a=(1, 2, UNCLEAR), b=(3, 4, UNCLEAR)), mode="light").layout.height
    assert many > few
