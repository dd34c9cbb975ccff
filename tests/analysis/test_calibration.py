"""Calibration: truths are drawn, statements made of them, and the intervals must hold the truths.

The simulated dramas have the amounts of evidence and the priors of the bundled catalogue.
"""

from __future__ import annotations

import numpy as np
import pytest

from slowburn.analysis.credibility import STRENGTH, estimate
from slowburn.analysis.dimensions import DIMENSIONS
from slowburn.analysis.filters import Filters
from slowburn.analysis.maturity import OVERLAP, scale_of
from slowburn.analysis.question import Ask
from slowburn.analysis.ranks import rank_intervals, ranks

ROUNDS = 5


@pytest.fixture(scope="module")
def prior(warehouse):
    return scale_of(Ask(warehouse, Filters())).prior


@pytest.fixture(scope="module")
def said(warehouse):
    """What is said of the bundled dramas: drama, dimension and strength of each statement."""
    ask = Ask(warehouse, Filters(source=("mdl", "tmdb")))
    dramas = [
        drama
        for (drama,) in warehouse.connection.execute(
            "SELECT DISTINCT drama_id FROM annotation WHERE source_id IN ('mdl', 'tmdb') ORDER BY 1"
        ).fetchall()
    ]
    table = ask.run("pushes", overlap=OVERLAP, drama=dramas, each_source=False)
    row = np.searchsorted(dramas, table["drama_id"])
    column = np.array([DIMENSIONS.index(name) for name in table["dimension_id"]])
    return row, column, table["strength"].to_numpy(), len(dramas)


def simulated(said, prior, rng, *, story):
    """Draw truths and statements; return the truths and what is estimated of them.

    A statement of strength w may be plain (it speaks for the dimension by the truth's chance) or
    doubtful (with chance w it does so, and otherwise says what is said of any drama).
    """
    row, column, strength, dramas = said
    truth = rng.beta(STRENGTH * prior, STRENGTH * (1 - prior), size=(dramas, len(prior)))
    chance = truth[row, column]
    if story == "doubtful":
        chance = np.where(rng.random(len(row)) < strength, chance, prior[column])
    if story == "full":
        strength = np.ones(len(row))
    positive = rng.random(len(row)) < chance
    heard = np.zeros((2, dramas, len(prior)))
    np.add.at(heard[0], (row, column), np.where(positive, strength, 0))
    np.add.at(heard[1], (row, column), np.where(positive, 0, strength))
    return truth, estimate(heard[0], heard[1], prior)


@pytest.mark.parametrize("story", ["full", "plain", "doubtful"])
def test_ninety_per_cent_intervals_of_the_index_hold_the_truth_that_often(said, prior, story):
    rng = np.random.default_rng(7)
    held = []
    for _ in range(ROUNDS):
        truth, found = simulated(said, prior, rng, story=story)
        low, high = found.weighted(np.ones(len(prior))).interval()
        index = truth.mean(axis=1)
        held.append(((low <= index) & (index <= high)).mean())
    assert 0.88 <= np.mean(held) <= 0.92


@pytest.mark.parametrize("story", ["full", "plain"])
def test_ninety_per_cent_intervals_of_each_dimension_hold_the_truth_that_often(said, prior, story):
    rng = np.random.default_rng(11)
    held = []
    for _ in range(ROUNDS):
        truth, found = simulated(said, prior, rng, story=story)
        low, high = found.interval()
        held.append(((low <= truth) & (truth <= high)).mean(axis=0))
    shares = np.mean(held, axis=0)
    assert ((shares >= 0.88) & (shares <= 0.92)).all(), dict(zip(DIMENSIONS, shares, strict=True))


def test_rank_intervals_hold_the_true_rank_nine_times_in_ten(said, prior):
    rng = np.random.default_rng(13)
    held = []
    for _ in range(ROUNDS):
        truth, found = simulated(said, prior, rng, story="full")
        index = found.weighted(np.ones(len(prior)))
        best, worst = rank_intervals(index, *index.interval())
        true_rank = ranks(truth.mean(axis=1))
        held.append(((best <= true_rank) & (true_rank <= worst)).mean())
    assert 0.88 <= np.mean(held) <= 0.92
