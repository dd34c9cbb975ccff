"""The mean index of groups and its change over the years, against statsmodels and by hand."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import norm
from scipy.stats import t as student

from slowburn.analysis.credibility import CREDIBLE
from slowburn.analysis.filters import Filters

KOREAN = Filters(country=("KR",), years=(2010, 2025), source=("mdl",))


@pytest.fixture(scope="module")
def index(ask):
    return ask("maturity", KOREAN)


def test_the_change_is_the_slope_of_least_squares(ask, index):
    [row] = ask("maturity_by", KOREAN, by="all").itertuples()
    decades = sm.add_constant(index["year"].astype(float) / 10)
    fit = sm.OLS(index["index"], decades).fit()
    assert row.change == pytest.approx(fit.params["year"])
    # Least squares takes the estimates for certain; what is uncertain of each drama comes on top.
    spread = (index["high"] - index["low"]) / 2 / norm.ppf((1 + CREDIBLE) / 2)
    years = index["year"].astype(float) / 10
    error = np.hypot(
        fit.bse["year"], np.sqrt((spread**2).mean() / ((years - years.mean()) ** 2).sum())
    )
    reach = student.ppf(0.975, len(index) - 2) * error
    assert row.change_high - row.change == pytest.approx(reach, rel=0.01)
    assert row.change - row.change_low == pytest.approx(reach, rel=0.01)


def test_a_mean_is_as_uncertain_as_its_dramas_differ_and_are_uncertain(ask, index):
    table = ask("maturity_by", KOREAN, by="year").set_index("place")
    assert list(table.index) == [str(year) for year in range(2010, 2026)]
    for year, rows in index.groupby("year"):
        found = table.loc[str(int(year))]
        assert found["dramas"] == len(rows)
        assert found["statements"] == rows["statements"].sum()
        assert found["mean"] == pytest.approx(rows["index"].mean())
        # The spread of a nearly normal interval gives back what is uncertain of each drama.
        spread = (rows["high"] - rows["low"]) / 2 / norm.ppf((1 + CREDIBLE) / 2)
        variance = rows["index"].var(ddof=1) + (spread**2).mean()
        reach = norm.ppf(0.975) * np.sqrt(variance / len(rows))
        assert found["high"] - found["low"] == pytest.approx(2 * reach, rel=0.01)


def test_small_groups_stand_together_and_every_drama_is_somewhere(ask, index):
    table = ask("maturity_by", KOREAN, by="drama_format", min_dramas=50)
    assert table["dramas"].sum() == len(index)
    named = table[table["place"].notna()]
    assert (named["dramas"] >= 50).all()
    pool = table[table["place"].isna()]
    assert len(pool) <= 1
    assert (pool["dramas"] < 50 * pool["groups_in_row"]).all()


def test_a_group_of_one_drama_has_no_interval(ask):
    only = Filters(years=(2003, 2003), country=("KR",), min_watchers=20_000)
    alone = ask("maturity_by", only, by="all")
    [row] = alone.itertuples()
    assert row.dramas == 1
    assert np.isnan(row.low)
    assert np.isnan(row.change)
