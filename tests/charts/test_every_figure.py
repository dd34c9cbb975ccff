"""What holds for every chart: calm when empty, clean on the wire, right on any screen."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from slowburn.charts import alt, alt_maturity, alt_pairs
from slowburn.charts.coverage import coverage_figure
from slowburn.charts.dimensions import dimensions_figure
from slowburn.charts.dumbbell import dumbbell_figure
from slowburn.charts.index_groups import index_groups_figure
from slowburn.charts.index_sources import index_sources_figure
from slowburn.charts.index_years import index_years_figure
from slowburn.charts.matrix import matrix_figure
from slowburn.charts.maturity_map import maturity_map_figure
from slowburn.charts.movers import movers_figure
from slowburn.charts.pairs import pairs_figure
from slowburn.charts.ranking import ranking_figure
from slowburn.charts.small_multiples import small_multiples_figure
from slowburn.charts.stability import stability_figure
from slowburn.charts.stances import stances_figure
from slowburn.charts.trend import trend_figure
from slowburn.charts.waterfall import waterfall_figure

if TYPE_CHECKING:
    from slowburn.charts.theme import Mode

NOT_A_NUMBER = float("nan")

PAIRS = pd.DataFrame(
    [("an essay & <b>dogs", 70.0, 60.0, 80.0)], columns=["label", "index", "low", "high"]
)
MADE_BY = {"matrix": "pairs"}
"""Charts of a table that another chart draws too."""

OF_ROWS = {"coverage", "statements", "pairs", "matrix"}
NAMES = ("Cats & <b>dogs", "Keywords")
FIGURES: dict[str, Any] = {
    "trends": trend_figure,
    "movers": movers_figure,
    "groups": lambda table, mode: ranking_figure(table, label="place", mode=mode),
    "panels": lambda table, mode: small_multiples_figure(table, label="place", mode=mode),
    "coverage": coverage_figure,
    "statements": stances_figure,
    "maturity": lambda table, mode: maturity_map_figure(
        table, mode=mode, mean=50, chosen=list(table["drama_id"])[:1], pairs=PAIRS
    ),
    "explain": waterfall_figure,
    "dimensions": dimensions_figure,
    "maturity_sources": lambda table, mode: index_sources_figure(table, mode=mode, mean=50),
    "index_by_year": lambda table, mode: index_years_figure(table, mode=mode, mean=50),
    "index_by_group": lambda table, mode: index_groups_figure(table, mode=mode, mean=50),
    "stability": lambda table, mode: stability_figure(table, mode=mode, dramas=900, own=3),
    "pairs": pairs_figure,
    "matrix": matrix_figure,
    "agreement": lambda table, mode: dumbbell_figure(table, mode=mode, names=NAMES),
}
ALTS: dict[str, Any] = {
    "trends": alt.trend_alt,
    "movers": alt.movers_alt,
    "groups": lambda table: alt.ranking_alt(table, label="place"),
    "panels": lambda table: alt.small_multiples_alt(table, label="place"),
    "coverage": alt.coverage_alt,
    "statements": alt.stances_alt,
    "maturity": lambda table: alt_maturity.maturity_map_alt(
        table, mean=50, chosen=list(table["drama_id"])[:1], pairs=PAIRS
    ),
    "explain": alt_maturity.waterfall_alt,
    "dimensions": alt_maturity.dimensions_alt,
    "maturity_sources": lambda table: alt_maturity.index_sources_alt(table, mean=50),
    "index_by_year": alt_maturity.index_years_alt,
    "index_by_group": alt_maturity.index_groups_alt,
    "stability": lambda table: alt_maturity.stability_alt(table, dramas=900, own=3),
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
    "panels": {
        "cats_&_<b>dogs": ("no clear change", [(2010, 2010, 1, 1), (2012, 2012, 3, 30)]),
        "tvN": ("falling", [(2010, 2010, 0, 30), (2012, 2012, 30, 30)]),
    },
    "coverage": [("a", "upload", None, "KR", 1, 1), ("a", "upload", 2010.0, "KR", 25, 30)],
    "statements": [("Cats & <b>dogs", "subverted", "a", "upload", None)],
    "maturity": {
        "cats_&_<b>dogs": {"statements": 0},
        "b": {"year": 2011, "score": NOT_A_NUMBER},
        "c_<b>dogs": {"statements": 0, "watchers": 0},
        "d_<b>dogs": {"year": NOT_A_NUMBER},
    },
    "explain": [("Cats & <b>dogs", "present", "a", 0.0)],
    "dimensions": [("Cats & <b>dogs", "Talk & <b>dogs", 45.0, 0)],
    "maturity_sources": [(None, None, 50.0), ("Cats & <b>dogs", False, 70.0)],
    "index_by_year": [(2010, 1, 49.0), (2012, 30, 51.0), (None, 4, 50.0)],
    "index_by_group": [("Cats & <b>dogs", 1, 49.0), (None, 9, NOT_A_NUMBER), ("b", 30, 51.0)],
    "stability": [1, 1, 900],
    "pairs": [
        ("Cats & <b>dogs", "Never", 0, 9.0, "apart"),
        ("Cats & <b>dogs", "Always", 99, 1.0, "together"),
        ("Never", "Always", 0, 0.0, UNCLEAR),
    ],
    "matrix": [("Cats & <b>dogs", "Never", 0, 9.0, "apart"), ("Never", "Odd", 0, 0.0, UNCLEAR)],
    "agreement": {"cats_&_<b>dogs": (3, 0, 0), "silent": (0, 0, 0), "same": (9, 9, 9)},
}
CHARTS = list(AWKWARD)

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
    empty = table_of(request, chart, type(AWKWARD[chart])())
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
