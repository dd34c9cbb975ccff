"""Where, and when, are dramas more grown-up?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
import pandas as pd
from scipy.special import ndtri
from scipy.stats import linregress, t

from slowburn.analysis.maturity import SCALE, maturity_of, scale_of
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.questions.maturity import WEIGHT
from slowburn.analysis.shares import CONFIDENCE

if TYPE_CHECKING:
    from slowburn.analysis.maturity import Maturity

Group = Literal["all", "year", "country", "network", "writer", "drama_format", "genre"]

YEARS_OF_A_DECADE = 10
LEAST_YEARS = 3


@question(
    columns={
        "place": "the year, country, network, ...; empty for the pool of small ones, and for all",
        "groups_in_row": "how many groups the row holds: 1, or all that were too small",
        "dramas": "covered dramas in view",
        "statements": "statements that their indices rest on",
        "mean": "mean index, 0 to 100",
        "low": "lower end of the 95 % interval of the mean",
        "high": "upper end of the 95 % interval of the mean",
        "change": "slope of the index on the year, points per decade",
        "change_low": "lower end of the 95 % interval of the change",
        "change_high": "upper end of the 95 % interval of the change",
    }
)
def maturity_by(
    ask: Ask,
    *,
    by: Annotated[Group, Help("What to group dramas by.")] = "year",
    min_dramas: Annotated[int, Help("Groups of fewer dramas stand together; years do not.")] = 10,
    weight: Annotated[tuple[str, ...], WEIGHT] = (),
) -> pd.DataFrame:
    """Mean maturity index by year, country, network, writer, format or genre, and its change."""
    found = maturity_of(ask, scale_of(ask, weight))
    dramas = found.dramas.assign(
        index=SCALE * found.index.mean, variance=SCALE**2 * found.index.variance
    )
    groups = dramas.merge(_members(ask, found, by, min_dramas), on="drama_id")
    rows = [
        {"place": place, "groups_in_row": int(group["groups_in_row"].iloc[0]), **_of_group(group)}
        for place, group in groups.groupby("place", dropna=False)
    ]
    columns = ["place", "groups_in_row", "dramas", "statements", "mean", "low", "high", *CHANGE]
    return pd.DataFrame(rows, columns=columns)


CHANGE = ["change", "change_low", "change_high"]


def _members(ask: Ask, found: Maturity, by: Group, min_dramas: int) -> pd.DataFrame:
    """Return which drama belongs to which group: drama_id, place, groups_in_row."""
    if by == "all":
        return found.dramas[["drama_id"]].assign(place=None, groups_in_row=1)
    if by == "year":
        dated = found.dramas.dropna(subset=["year"])
        year = dated["year"].astype(int).astype(str)
        return dated[["drama_id"]].assign(place=year, groups_in_row=1)
    return ask.run("maturity_by", by=by, min_covered=min_dramas)


def _of_group(group: pd.DataFrame) -> dict[str, float]:
    """Return the mean index of a group with its interval, and its change over the years.

    The variance of the true indices is that of their estimates plus the mean of what is uncertain
    of each (the law of total variance), so that thin evidence widens the interval.
    """
    mean = float(group["index"].mean())
    low = high = np.nan
    if len(group) > 1:
        variance = group["index"].var(ddof=1) + group["variance"].mean()
        reach = ndtri((1 + CONFIDENCE) / 2) * np.sqrt(variance / len(group))
        low, high = mean - reach, mean + reach
    numbers = {"dramas": len(group), "statements": int(group["statements"].sum()), "mean": mean}
    return numbers | {"low": low, "high": high} | dict(zip(CHANGE, _change(group), strict=True))


def _change(group: pd.DataFrame) -> tuple[float, float, float]:
    """Return the slope of the index on the year per decade, by least squares, with interval.

    As in a mean, what is uncertain of each drama adds to what they differ by.
    """
    dated = group.dropna(subset=["year"])
    if dated["year"].nunique() < LEAST_YEARS:
        return np.nan, np.nan, np.nan
    decades = dated["year"].to_numpy(dtype=float) / YEARS_OF_A_DECADE
    line = linregress(decades, dated["index"])
    uncertain = dated["variance"].mean() / ((decades - decades.mean()) ** 2).sum()
    reach = t.ppf((1 + CONFIDENCE) / 2, len(dated) - 2) * np.sqrt(line.stderr**2 + uncertain)
    return line.slope, line.slope - reach, line.slope + reach
