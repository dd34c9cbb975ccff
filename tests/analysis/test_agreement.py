"""Agreement between sources: alpha against its reference package, and the lists behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from slowburn.analysis.alpha import binary_alpha
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    Asked = Callable[..., pd.DataFrame]
    Fetched = Callable[..., list[tuple[Any, ...]]]
    MadeUp = Callable[..., Any]

COUNT = st.integers(0, 60)


@pytest.fixture(scope="session")
def answers(rows: Fetched) -> pd.DataFrame:
    """Yes (1) or no (0) of mdl and tmdb on each drama that both cover and each trope."""
    both = rows(
        "SELECT drama_id FROM coverage WHERE source_id IN ('mdl', 'tmdb') "
        "GROUP BY drama_id HAVING count(*) = 2 ORDER BY drama_id"
    )
    said = rows(
        "SELECT source_id, drama_id, trope_id, stance FROM annotation "
        "WHERE source_id IN ('mdl', 'tmdb')"
    )
    dramas = [drama_id for (drama_id,) in both]
    tropes = sorted({trope for _, drama, trope, _ in said if drama in set(dramas)})
    index = pd.MultiIndex.from_product([dramas, tropes], names=["drama_id", "trope_id"])
    table = pd.DataFrame(0, index=index, columns=["mdl", "tmdb"])
    for source, drama, trope, stance in said:
        if (drama, trope) in index and stance != "avoided":
            table.loc[(drama, trope), source] = 1
    return table


class Kinds:
    """Stands in for the warehouse: how often two sources say a trope is there in so many dramas."""

    def __init__(self, both: int, only_a: int, only_b: int, dramas: int) -> None:
        kinds = np.eye(3, dtype=int)
        number = [both, only_a, only_b, dramas - both - only_a - only_b]
        overall = self._table(None, np.vstack([kinds, [0, 0, 0]]), number, dramas)
        self.kinds = pd.concat([overall, self._table("t", kinds, number[:3], dramas)])

    def _table(
        self, trope: str | None, kinds: np.ndarray, number: list[int], dramas: int
    ) -> pd.DataFrame:
        table = pd.DataFrame(kinds, columns=["both_say", "only_a", "only_b"])
        return table.assign(
            source_a="a",
            source_b="b",
            trope_id=trope,
            trope=trope,
            dramas_both=dramas,
            contradictions=0,
            dramas=number,
        )

    def run(self, _name: str, **_parameters: object) -> pd.DataFrame:
        return self.kinds.reset_index(drop=True)


def by_package(values: np.ndarray) -> float:
    """Return alpha of answers, one row a source, as the package computes it."""
    return float(krippendorff.alpha(reliability_data=values, level_of_measurement="nominal"))


def said(source: str, drama: str, trope: str, stance: str) -> dict[str, str]:
    return {"source_id": source, "drama_id": drama, "trope_id": trope, "stance": stance}


def two_sources(made_up: MadeUp, dramas: list[str], *statements: dict[str, str]) -> Any:
    """Make a warehouse in which sources a and b cover these dramas."""
    return made_up(
        trope=[{"trope_id": name, "name": name.upper(), "family": "f"} for name in "tu"],
        source=[{"source_id": name} for name in "ab"],
        drama=[
            {"drama_id": name, "title": name, "country": "KR", "watchers": 1} for name in dramas
        ],
        coverage=[
            {"source_id": source, "drama_id": drama, "n_terms": 1, "n_statements": 1}
            for source in "ab"
            for drama in dramas
        ],
        annotation=list(statements),
    )


def test_alpha_is_as_printed() -> None:
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability, section B: 0.095."""
    one = np.array([0, 1, 0, 0, 0, 0, 0, 0, 1, 0])
    other = np.array([1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    counts = (one & other).sum(), (one & ~other & 1).sum(), (~one & other & 1).sum()
    assert round(float(binary_alpha(*counts, 10)), 3) == 0.095


@given(COUNT, COUNT, COUNT, COUNT)
def test_alpha_is_that_of_the_package(both: int, only_a: int, only_b: int, none: int) -> None:
    assume(0 < 2 * both + only_a + only_b < 2 * (both + only_a + only_b + none))
    kinds = np.repeat([[1, 1, 0, 0], [1, 0, 1, 0]], [both, only_a, only_b, none], axis=1)
    alpha = float(binary_alpha(both, only_a, only_b, both + only_a + only_b + none))
    assert alpha == pytest.approx(by_package(kinds), abs=1e-9)


def test_where_all_answers_are_the_same_there_is_no_alpha() -> None:
    assert np.isnan(binary_alpha([0, 7], [0, 0], [0, 0], [7, 7])).all()


def test_every_alpha_of_the_bundled_data_is_that_of_the_package(
    ask: Asked, answers: pd.DataFrame
) -> None:
    table = ask("agreement")
    assert set(zip(table["source_a"], table["source_b"], strict=True)) == {("mdl", "tmdb")}
    overall, *rows = table.itertuples()
    assert pd.isna(overall.trope_id)
    assert overall.compared == len(answers)
    assert overall.alpha == pytest.approx(by_package(answers.to_numpy().T))
    assert {row.trope_id for row in rows} == set(answers.index.get_level_values("trope_id"))
    for row in rows:
        there = answers.xs(row.trope_id, level="trope_id")
        a, b = there["mdl"], there["tmdb"]
        counts = (row.dramas_both, row.says_a, row.says_b, row.both_say, row.same)
        assert counts == (len(there), a.sum(), b.sum(), (a & b).sum(), (a == b).sum())
        if a.sum() + b.sum():
            assert row.alpha == pytest.approx(by_package(there.to_numpy().T))
        else:
            assert np.isnan(row.alpha)
        assert row.share_a == a.mean()
        assert row.low_a <= row.share_a <= row.high_a


def test_the_interval_is_that_of_drawing_dramas_again(ask: Asked, answers: pd.DataFrame) -> None:
    """Drama by drama with all its tropes, as the package computes each draw."""
    rng = np.random.default_rng(1)
    overall = ask("agreement").iloc[0]
    by_drama = answers.to_numpy().reshape(overall["dramas_both"], -1, 2)
    alphas = [
        by_package(by_drama[rng.integers(len(by_drama), size=len(by_drama))].reshape(-1, 2).T)
        for _ in range(150)
    ]
    low, high = np.quantile(alphas, [0.025, 0.975])
    assert overall["alpha_low"] == pytest.approx(low, abs=0.01)
    assert overall["alpha_high"] == pytest.approx(high, abs=0.01)


def test_the_interval_holds_the_truth_about_95_times_in_100() -> None:
    """Two sources that both name what is there, each with mistakes of its own."""
    rng = np.random.default_rng(20251125)
    size, rounds, held = 300, 200, 0
    there, right = 0.3, 0.85
    seen = there * right + (1 - there) * (1 - right)
    truth = 1 - 2 * right * (1 - right) / (2 * seen * (1 - seen))
    for _ in range(rounds):
        has = rng.random(size) < there
        a, b = (has ^ (rng.random(size) > right) for _ in "ab")
        row = QUESTIONS["agreement"].ask(Kinds((a & b).sum(), (a & ~b).sum(), (b & ~a).sum(), size))
        held += row["alpha_low"][1] <= truth <= row["alpha_high"][1]
    assert 0.91 <= held / rounds <= 0.99


def test_too_few_who_speak_have_no_interval(made_up: MadeUp) -> None:
    dramas = [f"d{number}" for number in range(12)]
    warehouse = two_sources(
        made_up,
        dramas,
        said("a", "d0", "t", "present"),
        said("b", "d1", "u", "avoided"),
    )
    overall, t, u = answer(warehouse, "agreement", Filters()).table.itertuples()
    assert (t.says_a, t.says_b, t.same) == (1, 0, 11)
    assert not np.isnan(t.alpha)
    assert np.isnan(t.alpha_low)
    # Neither says that it is there: silence and "avoided" are both a no.
    assert (u.says_a, u.says_b, u.same, u.agreement) == (0, 0, 12, 1)
    assert np.isnan(u.alpha)
    assert (overall.compared, overall.same) == (24, 23)


def test_a_contradiction_takes_present_and_avoided_by_two_sources(made_up: MadeUp) -> None:
    dramas = [f"d{number}" for number in range(10)]
    warehouse = two_sources(
        made_up,
        dramas,
        said("a", "d0", "t", "present"),
        said("b", "d0", "t", "avoided"),
        said("a", "d1", "t", "subverted"),
        said("b", "d1", "t", "avoided"),
        said("a", "d2", "t", "present"),
        said("a", "d2", "t", "avoided"),
        said("a", "d3", "t", "present"),
        said("b", "d3", "t", "subverted"),
    )
    overall, t = answer(warehouse, "agreement", Filters()).table.itertuples()
    assert (overall.contradictions, t.contradictions) == (1, 1)
    assert (t.says_a, t.says_b, t.both_say) == (4, 1, 1)
    listed = answer(warehouse, "differences", Filters(), trope="t").table
    said_there = listed.set_index("drama_id")[["says_a", "says_b", "contradiction"]]
    expected = pd.DataFrame(
        {
            "says_a": ["present", "subverted", "avoided, present"],
            "says_b": ["avoided", "avoided", None],
            "contradiction": [True, False, False],
        },
        index=pd.Index(["d0", "d1", "d2"], name="drama_id"),
    )
    pd.testing.assert_frame_equal(said_there, expected, check_dtype=False)
    disputes = answer(warehouse, "disputes", Filters()).table
    assert dict(zip(disputes["drama_id"], disputes["contradiction"], strict=True)) == {
        "d0": True,
        "d1": False,
        "d3": False,
    }


def test_a_pair_with_few_dramas_in_common_is_left_out(made_up: MadeUp) -> None:
    dramas = [f"d{number}" for number in range(10)]
    warehouse = two_sources(made_up, dramas, said("a", "d0", "t", "present"))
    assert len(answer(warehouse, "agreement", Filters(), min_dramas=10).table)
    assert answer(warehouse, "agreement", Filters(), min_dramas=11).table.empty
    assert answer(warehouse, "agreement", Filters(source=("a",))).table.empty


@pytest.mark.parametrize("trope", ["love-triangle", "queer-romance", "green-flag-lead"])
def test_a_trope_opens_as_many_dramas_as_the_sources_differ_on(ask: Asked, trope: str) -> None:
    table = ask("agreement").set_index("trope_id")
    listed = ask("differences", Filters(source=("mdl", "tmdb")), trope=trope)
    assert len(listed) == table["compared"][trope] - table["same"][trope]
    assert (listed["says_a"].isna() ^ listed["says_b"].isna()).any()


def test_disputes_can_be_asked_of_one_trope(ask: Asked) -> None:
    every = ask("disputes")
    one = ask("disputes", trope="slow-burn")
    expected = every[every["trope_id"] == "slow-burn"].reset_index(drop=True)
    pd.testing.assert_frame_equal(one, expected)
    assert len(one)
