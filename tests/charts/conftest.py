"""Tables as the questions answer them, made up here, for the charts to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

if TYPE_CHECKING:
    from collections.abc import Callable

Shares = list[dict[str, Any]]
NOT_A_NUMBER = float("nan")


def share(dramas: int, covered: int) -> dict[str, Any]:
    """Return the columns of a share."""
    if not covered:
        empty = dict.fromkeys(("share", "low", "high"), NOT_A_NUMBER)
        return {"dramas": dramas, "covered": covered, **empty}
    low, high = proportion_confint(dramas, covered, method="wilson")
    counts = {"dramas": dramas, "covered": covered, "share": dramas / covered}
    return {**counts, "low": float(low), "high": float(high)}


def odds(odds_ratio: float) -> dict[str, float]:
    """Return the columns of an odds ratio per decade."""
    bounds = {"odds_low": odds_ratio / 1.5, "odds_high": odds_ratio * 1.5}
    return {"odds_ratio": odds_ratio, **bounds}


@pytest.fixture
def trends() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``trends``: for each trope a list of (year, dramas, covered)."""

    def make(**tropes: list[tuple[int, int, int]]) -> pd.DataFrame:
        rows: Shares = [
            {
                "year": year,
                "trope_id": name.replace("_", "-"),
                "trope": name.replace("_", " ").capitalize(),
                **share(dramas, covered),
            }
            for name, years in tropes.items()
            for year, dramas, covered in years
        ]
        columns = ["year", "trope_id", "trope", "dramas", "covered", "share", "low", "high"]
        return pd.DataFrame(rows, columns=columns)

    return make


@pytest.fixture
def movers() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``movers``: for each trope (dramas then, dramas now, direction)."""

    def make(**tropes: tuple[int, int, str]) -> pd.DataFrame:
        rows: Shares = []
        for name, (then, now, direction) in tropes.items():
            sides = {
                f"{column}_{side}": value
                for side, dramas in (("then", then), ("now", now))
                for column, value in share(dramas, 100).items()
            }
            change = (now - then) / 100
            rows.append(
                {
                    "trope_id": name.replace("_", "-"),
                    "trope": name.replace("_", " ").capitalize(),
                    "family": "conflict",
                    **sides,
                    "change": change,
                    "change_low": change - 0.05,
                    "change_high": change + 0.05,
                    **odds(0.5 if now < then else 1.8),
                    "p_value": 0.5,
                    "q_value": 0.5,
                    "direction": direction,
                    "then_from": 2006,
                    "then_to": 2010,
                    "now_from": 2021,
                    "now_to": 2025,
                    "without_year": 0,
                }
            )
        empty = pd.DataFrame(columns=["trope_id", "trope", "change", "direction"])
        return pd.DataFrame(rows) if rows else empty

    return make


@pytest.fixture
def groups() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``places``: for each place (dramas, covered); ``pool`` has no name."""

    def make(**places: tuple[int, int]) -> pd.DataFrame:
        rows: Shares = [
            {
                "place": None if name == "pool" else name,
                "groups_in_row": 7 if name == "pool" else 1,
                **share(dramas, covered),
            }
            for name, (dramas, covered) in places.items()
        ]
        columns = ["place", "groups_in_row", "dramas", "covered", "share", "low", "high"]
        return pd.DataFrame(rows, columns=columns)

    return make


@pytest.fixture
def panels() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``breakdown``: for each place a direction and (from, to, dramas, covered).

    The share of all dramas is 20 % in every period.
    """

    def make(**places: tuple[str, list[tuple[int, int, int, int]]]) -> pd.DataFrame:
        rows: Shares = [
            {
                "place": name.replace("_", " "),
                "period_from": first,
                "period_to": last,
                **share(dramas, covered),
                "share_overall": 0.2,
                "covered_in_group": sum(covered for *_, covered in periods),
                **odds(0.5 if direction == "falling" else NOT_A_NUMBER),
                "direction": direction,
            }
            for name, (direction, periods) in places.items()
            for first, last, dramas, covered in periods
        ]
        columns = ["place", "period_to", "covered_in_group", "direction"]
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=columns)

    return make


@pytest.fixture
def coverage() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``coverage`` from (source, kind, year, country, covered, dramas)."""

    def make(*rows: tuple[str, str, float | None, str, int, int]) -> pd.DataFrame:
        columns = ["source_id", "source_kind", "year", "country", "covered", "dramas"]
        return pd.DataFrame(rows, columns=columns).assign(terms=1, statements=1)

    return make


@pytest.fixture
def statements() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``statements`` from (trope, stance, source, kind, describes aired show)."""

    def make(*rows: tuple[str, str, str, str, bool | None]) -> pd.DataFrame:
        columns = ["trope", "stance", "source_id", "source_kind", "describes_aired_show"]
        table = pd.DataFrame(rows, columns=columns)
        return table.assign(
            trope_id=table["trope"].str.lower().str.replace(" ", "-"),
            family="conflict",
            source="Name of " + table["source_id"],
        )

    return make


@pytest.fixture
def maturity() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``maturity``: for each drama the columns that matter to a test."""

    def make(**dramas: dict[str, Any]) -> pd.DataFrame:
        rows = [
            {
                "drama_id": name.replace("_", "-"),
                "title": name.replace("_", " ").capitalize(),
                "year": 2020,
                "watchers": 5000,
                "score": 8.1,
                "index": 50.0,
                "rank_low": 1,
                "rank_high": len(dramas),
                "statements": 3,
                **given,
            }
            for name, given in dramas.items()
        ]
        columns = ["drama_id", "title", "year", "watchers", "score", "index", "statements"]
        table = pd.DataFrame(rows) if rows else pd.DataFrame(columns=columns)
        return table.assign(low=table["index"] - 12, high=table["index"] + 13)

    return make


@pytest.fixture
def explain() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``explain`` from (trope, stance, source, push), from a mean of 50."""

    def make(*statements: tuple[str, str, str, float]) -> pd.DataFrame:
        columns = ["trope", "stance", "source_id", "push"]
        said = pd.DataFrame(statements, columns=columns).assign(kind="statement")
        said["trope_id"] = said["trope"].str.lower().str.replace(" ", "-")
        ends = [pd.DataFrame([{"kind": kind}]) for kind in ("start", "index")]
        table = pd.concat([ends[0], said, ends[1]], ignore_index=True)
        return table.assign(level=50 + table["push"].astype(float).fillna(0).cumsum())

    return make


@pytest.fixture
def dimensions() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``dimensions`` from (drama, dimension, value, statements)."""

    def make(*rows: tuple[str, str, float, int]) -> pd.DataFrame:
        table = pd.DataFrame(rows, columns=["title", "dimension", "value", "statements"])
        return table.assign(
            drama_id=table["title"].str.lower().str.replace(" ", "-"),
            dimension_id=table["dimension"].str.lower().str.replace(" ", "-"),
            question="Do they talk?",
            low=table["value"] - 10,
            high=table["value"] + 11,
            prior=45.0,
            weight=1.0,
        )

    return make


@pytest.fixture
def maturity_sources() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``maturity_sources`` from (source, describes aired show, index)."""

    def make(*rows: tuple[str | None, bool | None, float]) -> pd.DataFrame:
        table = pd.DataFrame(rows, columns=["source", "describes_aired_show", "index"])
        return table.assign(
            source_id=table["source"].str.lower().str.replace(" ", "-"),
            source_kind="editorial",
            low=table["index"] - 9,
            high=table["index"] + 8,
            statements=4,
        )

    return make


@pytest.fixture
def index_by_year() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``maturity_by`` from (place, dramas, mean); one drama has no interval."""

    def make(*rows: tuple[float | str | None, int, float]) -> pd.DataFrame:
        table = pd.DataFrame(rows, columns=["place", "dramas", "mean"])
        several = table["dramas"] > 1
        return table.assign(
            low=(table["mean"] - 1.5).where(several),
            high=(table["mean"] + 1.5).where(several),
            groups_in_row=1,
        )

    return make


@pytest.fixture
def index_by_group(index_by_year: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    """Make an answer to ``maturity_by`` by another group; a pool is seven groups in one."""
    return lambda *rows: index_by_year(*rows).assign(
        groups_in_row=[1 if place else 7 for place, *_ in rows]
    )


@pytest.fixture
def stability() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``stability`` from ranks, one for each weighting."""

    def make(*ranks: int) -> pd.DataFrame:
        table = pd.DataFrame({"rank": ranks}, dtype=int)
        return table.assign(weighting=range(1, len(ranks) + 1), percentile=50.0, index=50.0)

    return make


@pytest.fixture
def pairs() -> Callable[..., pd.DataFrame]:
    """Make an answer to ``together`` from (name, name, dramas with both, expected, direction).

    Every trope is in 100 dramas; the interval reaches from half to twice the lift.
    """

    def make(*rows: tuple[str, str, int, float, str]) -> pd.DataFrame:
        columns = ["name_a", "name_b", "dramas", "expected", "direction"]
        table = pd.DataFrame(rows, columns=columns)
        lift = (table["dramas"] / table["expected"].replace(0, NOT_A_NUMBER)).astype(float)
        return table.assign(
            trope_a=table["name_a"].str.lower().str.replace(" ", "-"),
            trope_b=table["name_b"].str.lower().str.replace(" ", "-"),
            dramas_a=100,
            dramas_b=100,
            by_one_term=0,
            shared_terms=0,
            adjusted_lift=lift,
            adjusted_low=lift / 2,
            adjusted_high=lift * 2,
        )

    return make


@pytest.fixture
def agreement() -> Callable[..., pd.DataFrame]:
    """Make rows of the answer to ``agreement``: for each trope (says a, says b, both say)."""

    def make(**tropes: tuple[int, int, int]) -> pd.DataFrame:
        rows: Shares = []
        for name, (says_a, says_b, both) in tropes.items():
            sides = {
                f"{column}_{side}": value
                for side, says in (("a", says_a), ("b", says_b))
                for column, value in share(says, 100).items()
                if column in {"share", "low", "high"}
            }
            spoken = bool(says_a + says_b)
            rows.append(
                {
                    "trope_id": name.replace("_", "-"),
                    "trope": name.replace("_", " ").capitalize(),
                    "compared": 100,
                    "says_a": says_a,
                    "says_b": says_b,
                    "both_say": both,
                    "same": 100 - says_a - says_b + 2 * both,
                    "alpha": 0.5 if spoken else NOT_A_NUMBER,
                    "alpha_low": 0.4 if says_b else NOT_A_NUMBER,
                    "alpha_high": 0.6 if says_b else NOT_A_NUMBER,
                    **sides,
                }
            )
        columns = ["trope_id", "trope", "compared", "says_a", "says_b", "both_say", "same"]
        columns += ["alpha", "alpha_low", "alpha_high"]
        columns += [f"{name}_{side}" for side in "ab" for name in ("share", "low", "high")]
        return pd.DataFrame(rows, columns=columns)

    return make
