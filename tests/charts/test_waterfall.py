"""The waterfall: pushes by trope, the strongest first, from the mean to the index exactly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slowburn.charts.pushes import steps
from slowburn.charts.theme import tokens
from slowburn.charts.waterfall import waterfall_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

SAID = [
    ("Love triangle", "present", "tags", -3.0),
    ("Honest talk", "present", "essay", 4.0),
    ("Love triangle", "avoided", "essay", 1.0),
    ("Honest talk", "present", "review", 2.5),
    ("Honest talk", "present", "review", 0.5),
    ("Amnesia", "present", "tags", -0.5),
]


def heads(figure: Any) -> Any:
    return next(trace for trace in figure.data if trace.customdata is not None)


def test_statements_on_a_trope_are_summed_and_the_strongest_stands_first(explain: Make) -> None:
    figure = waterfall_figure(explain(*SAID), mode="light")
    assert list(figure.layout.yaxis.ticktext) == [
        "Catalogue's mean, 50",
        "Honest talk",
        "Love triangle,<br>disputed",
        "Amnesia",
        "<b>Index, 54</b>",
    ]
    assert list(heads(figure).x) == [57, 55, 54.5]


def test_bars_begin_where_the_one_above_ends(explain: Make) -> None:
    figure = waterfall_figure(explain(*SAID), mode="light")
    bars = sorted(
        (y, base, base + push)
        for trace in figure.data
        if trace.type == "bar"
        for y, base, push in zip(trace.y, trace.base, trace.x, strict=True)
    )
    assert bars == [(1, 50, 57), (2, 57, 55), (3, 55, 54.5)]


def test_direction_is_told_by_shape_and_sign_as_well_as_colour(explain: Make) -> None:
    figure = waterfall_figure(explain(*SAID, ("Slow burn", "present", "tags", 0.01)), mode="light")
    assert list(heads(figure).marker.symbol) == [
        "arrow-right",
        "arrow-left",
        "arrow-left",
        "line-ns",
    ]
    token = tokens("light")
    assert list(heads(figure).marker.color)[:2] == [token.chosen, token.compared]
    texts = [note.text for note in figure.layout.annotations]
    assert texts[1:] == ["+7.0", "−2.0", "−0.5", "0.0"]


def test_hover_counts_each_source_once_by_stance(explain: Make) -> None:
    said = heads(waterfall_figure(explain(*SAID), mode="light")).hovertext
    assert said[0] == "<b>Honest talk</b><br>+7.0 points<br>present: 2 sources"
    assert said[1].endswith("present: 1 source; avoided: 1 source")


def test_a_click_gives_the_trope_and_nothing_for_the_rest(explain: Make) -> None:
    figure = waterfall_figure(explain(*SAID), mode="light", limit=1)
    assert [list(row) for row in heads(figure).customdata] == [["honest-talk"], [None]]
    assert figure.layout.yaxis.ticktext[2] == "2 more down"


def test_a_trope_is_named_by_what_is_said_of_it(explain: Make) -> None:
    said = [("Toxic love", "avoided", "essay", 3.0), ("Slow burn", "present", "tags", 1.0)]
    assert [step.name for step in steps(explain(*said), 9)] == ["Avoids toxic love", "Slow burn"]


def test_what_is_left_is_parted_by_its_way_and_named_in_the_hover(explain: Make) -> None:
    weak = [(f"Weak {n}", "present", "tags", push) for n, push in enumerate((0.4, 0.3, -0.2, -0.1))]
    found = steps(explain(("Strong", "present", "tags", 5.0), *weak), 1)
    assert [step.name for step in found] == ["Strong", "2 more up", "2 more down"]
    assert [step.push for step in found] == pytest.approx([5.0, 0.7, -0.3])
    assert "Weak 0, Weak 1" in found[1].said


def test_a_single_trope_too_many_stays_by_itself(explain: Make) -> None:
    assert [step.name for step in steps(explain(*SAID), 2)][-1] == "Amnesia"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.floats(-30, 30), min_size=1, max_size=12), st.integers(1, 12))
def test_steps_lead_from_the_mean_to_the_index_without_a_gap(
    explain: Make, pushes: list[float], limit: int
) -> None:
    table = explain(*((f"Trope {n}", "present", "s", push) for n, push in enumerate(pushes)))
    found = steps(table, limit)
    assert found[0].start == 50
    assert found[-1].end == table["level"].iloc[-1]
    assert all(one.end == other.start for one, other in pairwise(found))
    assert sum(step.push for step in found) == pytest.approx(sum(pushes), abs=1e-9)
