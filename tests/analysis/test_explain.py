"""What an index is made of: the parts sum to it, for every drama, source and weighting."""

from __future__ import annotations

import numpy as np
import pytest

from slowburn.analysis.dimensions import DIMENSIONS
from slowburn.analysis.filters import Filters

HEAD_OVER_HEELS = "head-over-heels-2025"
WEIGHT = ("pacing:5", "realism:0", "restraint:2.5")
VIEWS = [
    (Filters(), ()),
    (Filters(source=("mdl",)), ()),
    (Filters(source=("mdl", "tmdb")), WEIGHT),
]


@pytest.fixture(scope="module")
def some_dramas(ask):
    """Dramas with much, some and no evidence."""
    table = ask("maturity", Filters(source=("mdl", "tmdb")))
    return [HEAD_OVER_HEELS, *table["drama_id"].iloc[[0, 1, 400, 2000, 2600, 4000, -1]]]


@pytest.mark.parametrize(("filters", "weight"), VIEWS)
def test_the_steps_lead_from_the_catalogues_mean_to_the_index(ask, some_dramas, filters, weight):
    index = ask("maturity", filters, weight=weight).set_index("drama_id")
    for drama in some_dramas:
        steps = ask("explain", filters, drama=drama, weight=weight)
        pushes = steps["push"].fillna(0)
        assert steps["level"].iloc[-1] == pytest.approx(index.loc[drama, "index"], abs=1e-7)
        assert np.allclose(steps["level"].iloc[0] + pushes.cumsum(), steps["level"], atol=1e-9)
        assert np.allclose(steps[list(DIMENSIONS)].fillna(0).sum(axis=1), pushes, atol=1e-9)
        assert list(steps["kind"].iloc[[0, -1]]) == ["start", "index"]
        assert (steps["kind"] == "statement").sum() == index.loc[drama, "statements"]


def test_what_speaks_for_pushes_up_and_what_speaks_against_pushes_down(ask, rows):
    steps = ask("explain", drama="boys-over-flowers-2009")
    loadings = {
        (t, d): n for t, d, n in rows("SELECT trope_id, dimension_id, loading FROM loading")
    }
    for row in steps[steps["kind"] == "statement"].to_dict("records"):
        for dimension in DIMENSIONS:
            loading = loadings.get((row["trope_id"], dimension), 0)
            side = np.sign(loading) * (1 if row["stance"] == "present" else -1)
            assert np.sign(row[dimension]) == side


def test_the_dimensions_of_a_drama_are_those_of_the_map(ask, some_dramas):
    filters = Filters(source=("mdl",))
    index = ask("maturity", filters).set_index("drama_id")
    table = ask("dimensions", filters, drama=tuple(some_dramas))
    assert list(table["drama_id"].unique()) == some_dramas
    for drama, rows in table.groupby("drama_id"):
        assert np.allclose(rows["value"], index.loc[drama, rows["dimension_id"]].astype(float))
        assert ((rows["low"] < rows["value"]) & (rows["value"] < rows["high"])).all()


def test_each_source_alone_says_what_it_says_with_that_source_in_view(ask):
    table = ask("verdicts")
    together = table.iloc[0]
    everything = ask("maturity").set_index("drama_id").loc[HEAD_OVER_HEELS]
    assert together["index"] == pytest.approx(everything["index"])
    assert together["statements"] == everything["statements"]
    for row in table.iloc[1:5].itertuples():
        alone = ask("maturity", Filters(source=(row.source_id,))).set_index("drama_id")
        found = alone.loc[HEAD_OVER_HEELS]
        shown = [row.low, table.loc[row.Index, "index"], row.high]
        assert shown == pytest.approx([found["low"], found["index"], found["high"]])
    assert together["high"] - together["low"] < (table["high"] - table["low"]).iloc[1:].min()


def test_the_essay_and_the_viewers_put_head_over_heels_far_apart(ask):
    """The reason why there is this project."""
    table = ask("verdicts").set_index("source_id")
    essay, viewers = table.loc["essay-grown-up-romance"], table.loc["mdl"]
    assert essay["low"] > viewers["high"]


def test_the_filters_of_dramas_do_not_hide_the_drama_asked_for(ask):
    elsewhere = Filters(country=("CN",), years=(2011, 2012))
    for question in ("explain", "dimensions", "verdicts"):
        assert len(ask(question, elsewhere)) == len(ask(question))


def test_the_rank_over_random_weightings(ask):
    filters = Filters(country=("KR",), source=("mdl",))
    table = ask("maturity", filters)
    best, worst = table["drama_id"].iloc[0], table["drama_id"].iloc[-1]
    for drama, wanted in ((best, True), (worst, False)):
        draws = ask("stability", filters, drama=drama)
        assert len(draws) == 1000
        assert draws["rank"].between(1, len(table)).all()
        assert (draws["percentile"].median() > 50) == wanted
        # Ranks and percentiles tell the same: no drama is left out of the count.
        assert np.corrcoef(draws["rank"], draws["percentile"])[0, 1] < -0.999
        # On average the random weightings are the equal one.
        assert draws["index"].mean() == pytest.approx(
            table.set_index("drama_id").loc[drama, "index"], abs=1
        )
    assert ask("stability", filters, drama="a-love-so-beautiful-2017").empty
