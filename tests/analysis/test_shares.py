"""Shares: Wilson's interval against its formula, printed values and simulation."""

from __future__ import annotations

from math import isnan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slowburn.analysis.shares import with_share

Z = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""

COUNTS = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def wilson(count: int, total: int) -> tuple[float, float]:
    """Bound a share: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.

    The bounds are the two solutions p of ``|count / total - p| = z sqrt(p (1 - p) / total)``.
    """
    share = count / total
    middle = share + Z**2 / (2 * total)
    half = Z * sqrt(share * (1 - share) / total + Z**2 / (4 * total**2))
    scale = 1 + Z**2 / total
    return (middle - half) / scale, (middle + half) / scale


def shares(*counts: tuple[int, int]) -> pd.DataFrame:
    return with_share(pd.DataFrame(counts, columns=["dramas", "covered"]))


@given(COUNTS)
def test_the_interval_is_wilsons(counts: tuple[int, int]) -> None:
    row = shares(counts).iloc[0]
    low, high = wilson(*counts)
    assert row["share"] == counts[0] / counts[1]
    assert row["low"] == pytest.approx(low, rel=1e-9, abs=1e-12)
    assert row["high"] == pytest.approx(high, rel=1e-9, abs=1e-12)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(counts: tuple[int, int]) -> None:
    row = shares(counts).iloc[0]
    assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_as_printed(count: int, total: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, method 3."""
    row = shares((count, total)).iloc[0]
    assert (round(row["low"], 4), round(row["high"], 4)) == (low, high)


@pytest.mark.parametrize("total", [1, 3, 7, 29, 1000])
def test_a_share_of_0_or_1_is_its_own_bound(total: int) -> None:
    table = shares((0, total), (total, total))
    assert table["low"][0] == 0
    assert table["high"][1] == 1


def test_where_nothing_is_covered_there_is_no_share() -> None:
    with np.errstate(all="raise"):
        table = shares((0, 0), (1, 2))
    assert all(isnan(table[name][0]) for name in ("share", "low", "high"))
    assert table["share"][1] == 0.5


def test_the_table_given_is_left_as_it_was() -> None:
    given_table = pd.DataFrame({"dramas": [0, 1], "covered": [0, 2], "trope": ["a", "b"]})
    before = given_table.copy()
    added = with_share(given_table)
    pd.testing.assert_frame_equal(given_table, before)
    assert list(added) == ["dramas", "covered", "trope", "share", "low", "high"]


@pytest.mark.parametrize("total", [10, 40, 160])
def test_the_interval_holds_the_truth_95_times_in_100(total: int) -> None:
    rng = np.random.default_rng(20251123)
    truth = rng.uniform(0.02, 0.98, size=40_000)
    table = shares(*((count, total) for count in rng.binomial(total, truth)))
    held = (table["low"] <= truth) & (truth <= table["high"])
    assert 0.94 < held.mean() < 0.965
