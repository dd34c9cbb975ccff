"""What holds for every chart: calm when empty, clean on the wire, right on any screen."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest

from slowburn.charts import alt, alt_pairs
from slowburn.charts.coverage import coverage_figure
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.matrix import matrix_figure
from slowburn.charts.movers import movers_figure
from slowburn.charts.pairs import pairs_figure
from slowburn.charts.ranking import ranking_figure
from slowburn.charts.stances import stances_figure
from slowburn.charts.trend import trend_figure

if TYPE_CHECKING:
    from slowburn.charts.theme import Mode

CHARTS = [
    *("trends", "movers", "groups", "coverage", "statements"),
    *("pairs", "matrix", "agreement"),
]
MADE_BY = {"matrix": "pairs"}
"""Charts of a table that another chart draws too."""

OF_ROWS = {"coverage", "statements", "pairs", "matrix"}
NAMES = ("Cats & <b>dogs", "Keywords")
FIGURES: dict[str, Any] = {
    "trends": trend_figure,
    "movers": movers_figure,
    "groups": lambda table, mode: ranking_figure(table, label="place", mode=mode),
    "coverage": coverage_figure,
    "statements": stances_figure,
    "pairs": pairs_figure,
    "matrix": matrix_figure,
    "agreement": lambda table, mode: dumbbell_figure(table, mode=mode, names=NAMES),
}
ALTS: dict[str, Any] = {
    "trends": alt.trend_alt,
    "movers": alt.movers_alt,
    "groups": lambda table: alt.ranking_alt(table, label="place"),
    "coverage": alt.coverage_alt,
    "statements": alt.stances_alt,
    "pairs": alt_pairs.pairs_alt,
    "matrix": alt_pairs.matrix_alt,
    "agreement": lambda table: alt_pairs.dumbbell_alt(table, names=NAMES),
}
# Rows that rest on nothing, names with mark-up in them, years and groups that are not known.
UNCLEAR = "no clear link"
AWKWARD: dict[str, dict[str, Any] | list[Any]] = {
    "trends": {"cats_&_<b>dogs": [(2010, 1, 9), (2011, 0, 0), (2013, 3, 30), (2014, 0, 40)]},
    "movers": {"cats_&_<b>dogs": (0, 100, "rising"), "same": (0, 0, "no clear change")},
    "groups": {"cats & <b>dogs": (0, 0), "tvN": (0, 30), "pool": (3, 3)},
    "coverage": [("a", "upload", None, "KR", 1, 1), ("a", "upload", 2010.0, "KR", 25, 30)],
    "statements": [("Cats & <b>dogs", "subverted", "a", "upload", None)],
    "pairs": [
        ("Cats & <b>dogs", "Never", 0, 9.0, "apart"),
        ("Cats & <b>dogs", "Always", 99, 1.0, "together"),
        ("Never", "Always", 0, 0.0, UNCLEAR),
    ],
    "matrix": [("Cats & <b>dogs", "Never", 0, 9.0, "apart"), ("Never", "Odd", 0, 0.0, UNCLEAR)],
    "agreement": {"cats_&_<b>dogs": (3, 0, 0), "silent": (0, 0, 0), "same": (9, 9, 9)},
}

charts = pytest.mark.parametrize("chart", CHARTS)
modes = pytest.mark.parametrize("mode", ["light", "dark"])


def table_of(request: pytest.FixtureRequest, chart: str, what: dict[str, Any] | list[Any]) -> Any:
    make = request.getfixturevalue(MADE_BY.get(chart, chart))
    return make(**what) if isinstance(what, dict) else make(*what)


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for part in value.values() for number in numbers(part)]
    if isinstance(value, list | tuple):
        return [number for part in value for number in numbers(part)]
    return [value] if isinstance(value, float) else []


@charts
@modes
def test_an_empty_table_gives_a_calm_note(
    request: pytest.FixtureRequest, chart: str, mode: Mode
) -> None:
    empty = table_of(request, chart, [] if chart in OF_ROWS else {})
    figure = FIGURES[chart](empty, mode=mode)
    assert figure.layout.annotations[0].text.startswith("Nothing to show")
    assert not figure.data
    assert ALTS[chart](empty) == "Nothing to show."


@charts
@modes
def test_figures_travel_as_plain_lists_without_nan(
    request: pytest.FixtureRequest, chart: str, mode: Mode
) -> None:
    figure = FIGURES[chart](table_of(request, chart, AWKWARD[chart]), mode=mode)
    assert all(math.isfinite(number) for number in numbers(figure.to_plotly_json()))
    assert "bdata" not in json.dumps(json.loads(figure.to_json()))
    assert "nan" not in ALTS[chart](table_of(request, chart, AWKWARD[chart]))


@charts
def test_names_are_never_taken_for_markup(request: pytest.FixtureRequest, chart: str) -> None:
    figure = FIGURES[chart](table_of(request, chart, AWKWARD[chart]), mode="light")
    assert "<b>dogs" not in figure.to_json().replace("\\u003c", "<")


@charts
def test_figures_fit_their_place_and_stay_where_they_are_when_touched(
    request: pytest.FixtureRequest, chart: str
) -> None:
    layout = FIGURES[chart](table_of(request, chart, AWKWARD[chart]), mode="light").layout
    assert layout.autosize
    assert layout.width is None
    assert layout.template.layout.xaxis.fixedrange
    assert layout.template.layout.yaxis.fixedrange
    assert layout.template.layout.paper_bgcolor == "rgba(0,0,0,0)"
