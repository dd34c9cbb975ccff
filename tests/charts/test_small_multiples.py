"""The small panels: one scale, the whole behind each, and nothing drawn firmer than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slowburn.charts.small_multiples import HEAD_WIDTH, MOST, small_multiples_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

UNCLEAR = "no clear change"
STEADY = [(2010, 2013, 10, 50), (2014, 2017, 12, 50), (2018, 2021, 11, 50)]


def drawn(table: pd.DataFrame) -> Any:
    return small_multiples_figure(table, label="place", mode="light")


def panel(figure: Any, number: int) -> list[Any]:
    """Return the overall line, the band, the line and the points of a panel."""
    return [trace for trace in figure.data if trace.xaxis == (f"x{number}" if number > 1 else "x")]


def heads(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations if "<b>" in note.text]


def test_all_panels_share_one_scale(panels: Make) -> None:
    few = [(2010, 2013, 1, 50), (2014, 2017, 30, 50)]
    layout = drawn(panels(tvN=("falling", STEADY), SBS=(UNCLEAR, few))).layout
    assert layout.xaxis.range == layout.xaxis2.range
    assert layout.yaxis.range == layout.yaxis2.range
    assert layout.yaxis.range[0] == 0
    assert layout.yaxis.range[1] > 60
    assert layout.yaxis.domain == layout.yaxis2.domain
    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0]


def test_a_head_tells_the_group_its_direction_and_its_dramas(panels: Make) -> None:
    figure = drawn(panels(SBS=(UNCLEAR, STEADY), tvN=("falling", STEADY * 20)))
    first, second = heads(figure)
    token = tokens("light")
    assert first == f'<b>tvN</b><br><span style="color:{token.compared}">falling</span>, n = 3,000'
    assert f'<span style="color:{token.muted}">no clear change</span>, n = 150' in second


def test_the_share_of_all_dramas_is_behind_each_panel_over_all_periods(panels: Make) -> None:
    figure = drawn(panels(tvN=("falling", STEADY), SBS=(UNCLEAR, STEADY[1:])))
    for number in (1, 2):
        overall, *_ = panel(figure, number)
        assert list(overall.x) == [2011.5, 2015.5, 2019.5]
        assert list(overall.y) == [20, 20, 20]


def test_a_point_that_rests_on_few_dramas_is_hollow_and_off_the_line(panels: Make) -> None:
    points = [(2010, 2013, 10, 50), (2014, 2017, 5, 5), (2018, 2021, 11, 50)]
    _, band, line, marks = panel(drawn(panels(tvN=("falling", points))), 1)
    assert list(line.x) == [2011.5, None, 2019.5]
    assert 2015.5 not in list(band.x)
    token = tokens("light")
    assert list(marks.marker.color) == [token.compared, token.paper, token.compared]
    assert marks.marker.symbol[1] == "triangle-up"
    assert marks.y[1] < 100
    assert "5 of 5" in marks.hovertext[1]


def test_hover_tells_the_share_the_whole_and_the_trend(panels: Make) -> None:
    marks = panel(drawn(panels(tvN=("falling", STEADY))), 1)[-1]
    assert marks.hovertext[0].replace(NO_BREAK, " ").split("<br>") == [
        "<b>tvN</b>, 2010–2013",
        "10 of 50, 20 %, 95 % interval 11–33 %",
        "All dramas in view: 20 %",
        "Falling: odds ratio per decade 0.50, 95 % interval 0.33 to 0.75",
    ]
    unknown = panel(drawn(panels(tvN=(UNCLEAR, STEADY))), 1)[-1]
    assert unknown.hovertext[0].endswith(
        "No clear change: no odds ratio can be told from so few dramas"
    )


def test_of_many_groups_the_largest_are_drawn_and_the_rest_is_owned_up_to(panels: Make) -> None:
    groups = {f"group_{n:02}": (UNCLEAR, [(2010, 2013, 1, 10 + n)]) for n in range(MOST + 2)}
    figure = drawn(panels(**groups))
    assert len(heads(figure)) == MOST
    assert "group 11" in heads(figure)[0]
    assert not any("group 01" in head for head in heads(figure))
    assert any("the 10 largest of 12 groups" in note.text for note in figure.layout.annotations)


def test_two_panels_with_a_long_name_fit_beside_each_other_on_a_phone(panels: Make) -> None:
    name = "A_network_with_a_very_long_name_indeed"
    figure = drawn(panels(**{name: (UNCLEAR, STEADY), "tvN": (UNCLEAR, STEADY)}))
    assert any("…</b>" in head for head in heads(figure))
    assert all(len(head.split("</b>")[0]) <= len("<b>") + HEAD_WIDTH for head in heads(figure))
