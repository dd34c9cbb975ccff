"""The dumbbells: either source's share, and how far the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.alpha_words import signed
from slowburn.charts.alt_pairs import dumbbell_alt
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

NAMES = ("Tags", "Keywords")


def dots(figure: Any, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def test_what_the_first_source_says_more_stands_at_the_top(agreement: Make) -> None:
    table = agreement(revenge=(5, 9, 4), love_triangle=(24, 9, 8), amnesia=(6, 6, 5))
    figure = dumbbell_figure(table, mode="light", names=NAMES)
    assert list(figure.layout.yaxis.ticktext) == ["Love triangle", "Amnesia", "Revenge"]
    assert list(dots(figure, "Tags").x) == [24, 6, 5]
    assert list(dots(figure, "Keywords").x) == [9, 6, 9]


def test_sources_differ_by_shape_as_well_as_colour(agreement: Make) -> None:
    figure = dumbbell_figure(agreement(revenge=(5, 9, 4)), mode="light", names=NAMES)
    token = tokens("light")
    assert dots(figure, "Tags").marker.color == token.chosen
    assert dots(figure, "Keywords").marker.color == token.paper
    assert dots(figure, "Keywords").marker.size > dots(figure, "Tags").marker.size


def test_hover_tells_both_shares_and_alpha(agreement: Make) -> None:
    figure = dumbbell_figure(agreement(love_triangle=(24, 9, 8)), mode="light", names=NAMES)
    assert dots(figure, "Tags").hovertext[0].replace(NO_BREAK, " ") == (
        "<b>Love triangle</b><br>"
        "Tags: 24 of 100, 24 %, 95 % interval 17–33 %<br>"
        "Keywords: 9 of 100, 9 %, 95 % interval 5–16 %<br>"
        "Same answer on 83 of 100; both say so of 8<br>"
        "alpha 0.50, 95 % interval 0.40 to 0.60"
    )


def test_where_there_is_no_alpha_the_row_says_why(agreement: Make) -> None:
    figure = dumbbell_figure(agreement(silent=(0, 0, 0), odd=(1, 0, 0)), mode="light", names=NAMES)
    odd, silent = dots(figure, "Tags").hovertext
    assert silent.endswith("no alpha: all answers are the same")
    assert odd.endswith("alpha 0.50, too few dramas for an interval")
    assert [note.text for note in figure.layout.annotations][2:] == ["0.50", "–"]


def test_a_click_gives_the_trope(agreement: Make) -> None:
    figure = dumbbell_figure(agreement(love_triangle=(24, 9, 8)), mode="light", names=NAMES)
    assert list(dots(figure, "Keywords").customdata[0]) == ["love-triangle"]


def test_tropes_that_are_not_drawn_are_owned_up_to(agreement: Make) -> None:
    table = agreement(rare=(1, 0, 0), love_triangle=(24, 9, 8))
    figure = dumbbell_figure(table, mode="light", names=NAMES, limit=1)
    assert list(figure.layout.yaxis.ticktext) == ["Love triangle"]
    assert "1 of 2 tropes" in figure.layout.annotations[-1].text


def test_alpha_has_a_proper_minus_and_none_at_zero() -> None:
    assert [signed(alpha) for alpha in (-0.071, -0.003, 0.5)] == ["−0.07", "0.00", "0.50"]


def test_the_chart_is_told_by_its_least_and_most_agreement(agreement: Make) -> None:
    table = agreement(revenge=(5, 9, 4), love_triangle=(24, 9, 8))
    table["alpha"] = [0.6, 0.2]
    assert dumbbell_alt(table, names=NAMES).replace(NO_BREAK, " ") == (
        "Dumbbell chart of 2 tropes, Tags against Keywords: "
        "they agree least on Love triangle, alpha 0.20, 24 % against 9 % of 100 dramas; "
        "they agree most on Revenge, alpha 0.60, 5 % against 9 % of 100 dramas."
    )
