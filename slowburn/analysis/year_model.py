"""Shares on years: the odds ratio of a decade, its interval, and whether the change is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
from scipy.special import expit
from scipy.stats import norm

from slowburn.analysis.binomial import Cells, Slopes, fit_slopes
from slowburn.analysis.discoveries import FALSE_DISCOVERY_RATE, q_values
from slowburn.analysis.shares import CONFIDENCE

if TYPE_CHECKING:
    from numpy.typing import NDArray

Control = Literal["format", "watchers"]
"""What can be held constant: the format, and how many viewers list the drama."""

UNCLEAR = "no clear change"

ODDS_COLUMNS = {
    "odds_ratio": "odds of having the trope over those ten years before; empty if not estimable",
    "odds_low": "lower end of the 95 % Wald interval of the odds ratio",
    "odds_high": "upper end of the 95 % Wald interval of the odds ratio",
    "p_value": "two-sided Wald p value of an odds ratio of 1",
    "q_value": "p value after Benjamini-Hochberg over all models of the answer",
    "dispersion": "scatter of the years about the model: Pearson's chi-squared over its degrees of "
    "freedom; 1 if chance is between dramas alone, more if years swing as a whole",
}


def odds_per_decade(cells: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return ``ODDS_COLUMNS`` for each value of the column ``by``, as it first appears.

    For each value a binomial model with a logit link: whether a covered drama has the trope, on
    its year. Every format has an intercept of its own, and the audience is linear; where one of
    them is the same in all cells, it is not in the model.

    Args:
        cells: Counts: columns ``by``, year, format, audience (log 10 of the watchers), dramas and
            covered; one row per cell.
        by: What has a model each: tropes, or groups of dramas.
    """
    response, values = pd.factorize(cells[by], use_na_sentinel=False)
    formats, names = pd.factorize(cells["format"])
    _, stratum = np.unique(response * len(names) + formats, return_inverse=True)
    covariates = [cells["year"] / 10]
    if cells["audience"].nunique() > 1:
        covariates.append(cells["audience"])
    centred = np.column_stack([covariate - covariate.mean() for covariate in covariates])
    counts = cells[["dramas", "covered"]].to_numpy(dtype=float)
    model = Cells(response, stratum, centred, counts[:, 0], counts[:, 1])
    slopes = fit_slopes(model, responses=len(values))
    slope, error = slopes.coefficients[:, 0], slopes.standard_errors[:, 0]
    margin = norm.isf((1 - CONFIDENCE) / 2) * error
    p_value = 2 * norm.sf(np.abs(slope / error))
    return pd.DataFrame(
        {
            by: values,
            "odds_ratio": np.exp(slope),
            "odds_low": np.exp(slope - margin),
            "odds_high": np.exp(slope + margin),
            "p_value": p_value,
            "q_value": q_values(pd.Series(p_value)),
            "dispersion": _dispersion(model, slopes, cells["year"]),
        }
    )


def _dispersion(cells: Cells, slopes: Slopes, years: pd.Series) -> NDArray[np.float64]:
    """Return Pearson's chi-squared of the years over its degrees of freedom, shape (responses,).

    Counts, what the model expects and its variance are added up by year first, so that it is the
    swing of whole years that is measured (McCullagh & Nelder 1989, section 4.5). The degrees of
    freedom are the years in which anything could vary, less 2; missing if there are none.
    """
    slope = np.nan_to_num(slopes.coefficients)[cells.response]
    chance = expit(slopes.intercepts[cells.stratum] + (cells.covariates * slope).sum(axis=1))
    by_year = (
        pd.DataFrame(
            {
                "response": cells.response,
                "year": years.to_numpy(),
                "off": cells.successes - cells.trials * chance,
                "variance": cells.trials * chance * (1 - chance),
            }
        )
        .groupby(["response", "year"])
        .sum()
        .query("variance > 0")
    )
    squares = (by_year["off"] ** 2 / by_year["variance"]).groupby("response").agg(["sum", "size"])
    squares = squares.reindex(range(len(slopes.coefficients)))
    freedom = (squares["size"] - 2).where(squares["size"] > 2)
    known = ~np.isnan(slopes.coefficients[:, 0])
    dispersion: NDArray[np.float64] = (squares["sum"] / freedom).where(known).to_numpy(dtype=float)
    return dispersion


def hold_if_years_swing(table: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which trends are clear also with intervals widened by the root of the dispersion.

    A dispersion below 1, or none, widens nothing. Benjamini-Hochberg over all trends, as before.

    Args:
        table: Columns of ``ODDS_COLUMNS``, of all trends of an answer.
    """
    wider = np.sqrt(table["dispersion"].clip(lower=1).fillna(1))
    error = np.log(table["odds_high"] / table["odds_low"]) / (2 * norm.isf((1 - CONFIDENCE) / 2))
    p_value = 2 * norm.sf(np.log(table["odds_ratio"]).abs() / (wider * error))
    return np.asarray(q_values(pd.Series(p_value)) <= FALSE_DISCOVERY_RATE)


def directions(table: pd.DataFrame) -> NDArray[np.str_]:
    """Return rising or falling where ``q_value`` is 5 % or less, else no clear change.

    Of all changes called rising or falling, no more than one in twenty is expected to be chance.
    """
    clear = table["q_value"] <= FALSE_DISCOVERY_RATE
    up = table["odds_ratio"] > 1
    return np.select([clear & up, clear & ~up], ["rising", "falling"], UNCLEAR)
