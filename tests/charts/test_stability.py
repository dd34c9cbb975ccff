"""How far a rank depends on the weights: every weighting counted, one's own rank marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slowburn.charts.stability import ranks_in_words, stability_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]


@pytest.mark.parametrize("dramas", [3, 59, 60, 61, 4231])
def test_every_weighting_is_in_the_bar_of_its_rank(stability: Make, dramas: int) -> None:
    ranks = [1, 1, 2, dramas, dramas]
    [bars] = stability_figure(stability(*ranks), mode="light", dramas=dramas, own=2).data
    for rank in {1, 2, dramas}:
        width = -(-dramas // 60)
        here = [n for x, n in zip(bars.x, bars.y, strict=True) if abs(x - rank) <= width / 2]
        assert sum(here) >= ranks.count(rank)
    assert sum(bars.y) == len(ranks)
    assert min(bars.x) >= 1
    assert max(bars.x) <= dramas


def test_hover_tells_the_ranks_and_how_many_weightings(stability: Make) -> None:
    table = stability(1, 2, 2, 119)
    [bars] = stability_figure(table, mode="light", dramas=119, own=1).data
    assert [text.replace(NO_BREAK, " ") for text in bars.hovertext] == [
        "rank 1–2<br>3 of 4 weightings, 75 %",
        "rank 119<br>1 of 4 weightings, 25 %",
    ]


def test_the_rank_at_ones_own_weights_is_marked_and_named(stability: Make) -> None:
    figure = stability_figure(stability(5, 9), mode="light", dramas=1412, own=1200)
    [line] = figure.layout.shapes
    assert line.x0 == line.x1 == 1200
    assert line.line.color == tokens("light").chosen
    name = figure.layout.annotations[1]
    assert (name.text, name.xanchor) == ("rank 1,200 at your weights", "right")


def test_the_axis_holds_all_ranks_and_few_names(stability: Make) -> None:
    axis = stability_figure(stability(5), mode="light", dramas=1412, own=1).layout.xaxis
    assert axis.range[0] < 1
    assert axis.range[1] > 1412
    assert list(axis.tickvals) == [1, 500, 1000]


def test_the_heading_tells_the_middle_half_and_nine_of_ten(stability: Make) -> None:
    table = stability(*range(1, 1002))
    text = stability_figure(table, mode="light", dramas=1412, own=1).layout.annotations[0].text
    assert text.replace("<br>", " ") == (
        "Of 1,001 random weightings, half give rank 251–751, nine of ten give rank 51–951"
    )
    assert ranks_in_words(stability(7, 7)) == "of 2 random weightings, nine of ten give rank 7"
