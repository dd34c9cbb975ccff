"""Tropes that travel together: every number against a reference, and links that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact, hypergeom
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    Asked = Callable[..., pd.DataFrame]
    Fetched = Callable[..., list[tuple[Any, ...]]]

KOREAN = Filters(country=("KR",), years=(2010, 2025))
VIEWS = [Filters(), KOREAN, Filters(country=("CN", "TW"), source=("mdl",))]


class Spread:
    """Stands in for the warehouse: a matrix says which drama has which trope."""

    def __init__(self, has: np.ndarray) -> None:
        self.warehouse = None
        self.tropes = pd.DataFrame(
            {
                "trope_id": [f"trope-{number:03}" for number in range(has.shape[1])],
                "trope": [f"Trope {number:03}" for number in range(has.shape[1])],
                "source_id": "source",
                "raw_term": None,
                "covered": len(has),
                "drama_numbers": [np.flatnonzero(column) + 1 for column in has.T],
            }
        )

    def run(self, _name: str, **_parameters: object) -> pd.DataFrame:
        return self.tropes[self.tropes["drama_numbers"].map(len) > 0].reset_index(drop=True)


def spread(has: np.ndarray, *, min_dramas: int = 20) -> pd.DataFrame:
    """Return the answer of together for this matrix, dramas by tropes."""
    return QUESTIONS["together"].ask(Spread(has), min_dramas=min_dramas)


def matrix(rows: Fetched, where: str = "true") -> np.ndarray:
    """Return who has what in the bundled data, from the tables alone."""
    said = pd.DataFrame(
        rows(
            "SELECT DISTINCT drama_id, trope_id FROM annotation JOIN drama USING (drama_id) "
            f"WHERE stance <> 'avoided' AND {where}"
        ),
        columns=["drama", "trope"],
    )
    return pd.crosstab(said["drama"], said["trope"]).to_numpy()


def by_term(rows: Fetched, source: str) -> dict[str, dict[str, set[str]]]:
    """Return the dramas that have a trope by a term, from the tables alone."""
    found: dict[str, dict[str, set[str]]] = {}
    for trope_id, term, drama_id in rows(
        "SELECT trope_id, raw_term, drama_id FROM annotation "
        "WHERE stance <> 'avoided' AND source_id = ?",
        source,
    ):
        found.setdefault(trope_id, {}).setdefault(term, set()).add(drama_id)
    return found


@pytest.mark.parametrize("source", ["mdl", "tmdb"])
def test_dramas_are_counted_as_the_tables_have_them(ask: Asked, rows: Fetched, source: str) -> None:
    said = by_term(rows, source)
    having = {trope: set().union(*terms.values()) for trope, terms in said.items()}
    [(covered,)] = rows("SELECT count(*) FROM coverage WHERE source_id = ?", source)
    table = ask("together", Filters(source=(source,)))
    common = [name for name, dramas in having.items() if len(dramas) >= 20]
    assert len(table) == len(common) * (len(common) - 1) / 2
    for row in table.itertuples():
        shared = said[row.trope_a].keys() & said[row.trope_b].keys()
        a, b = (
            set().union(*(said[trope][term] for term in said[trope].keys() - shared))
            for trope in (row.trope_a, row.trope_b)
        )
        assert (row.dramas_a, row.dramas_b, row.dramas) == (len(a), len(b), len(a & b))
        assert row.by_one_term == len(having[row.trope_a] & having[row.trope_b]) - len(a & b)
        assert row.shared_terms == len(shared)
        assert row.covered == covered
    assert (table["by_one_term"] > 0).sum() >= 2


@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_every_statistic_agrees_with_its_reference(ask: Asked, filters: Filters) -> None:
    table = ask("together", filters)
    assert len(table) > 500
    for row in table.iloc[::7].itertuples():
        only_a, only_b = row.dramas_a - row.dramas, row.dramas_b - row.dramas
        neither = row.covered - row.dramas - only_a - only_b
        counts = np.array([[row.dramas, only_a], [only_b, neither]])
        reference = Table2x2(counts + 0.5)
        assert row.odds_ratio == pytest.approx(reference.oddsratio)
        bounds = reference.oddsratio_confint()
        assert (row.odds_low, row.odds_high) == pytest.approx(bounds)
        rarer = min(row.dramas_a, row.dramas_b)
        share = np.array(proportion_confint(row.dramas, rarer, method="wilson"))
        low, high = share * rarer / row.expected
        assert (row.adjusted_low, row.adjusted_high) == pytest.approx((low, high), abs=1e-9)
        assert row.lift == pytest.approx(row.dramas * row.covered / row.dramas_a / row.dramas_b)
        assert row.adjusted_lift == pytest.approx(row.dramas / row.expected)
        # Fisher's exact test among as many dramas as make its mean the expected number.
        counts[1, 1] = round(row.dramas_a * row.dramas_b / row.expected) - counts.sum() + neither
        if counts[1, 1] >= 0:
            side = "greater" if row.dramas > row.expected else "less"
            tail = fisher_exact(counts, alternative=side).pvalue
            assert row.p_value == pytest.approx(min(2 * tail, 1), rel=1e-6)
    adjusted = multipletests(table["p_value"], method="fdr_bh")[1]
    assert list(table["q_value"]) == pytest.approx(list(adjusted))


@pytest.mark.parametrize("filters", VIEWS, ids=str)
def test_the_verdict_never_contradicts_the_numbers(ask: Asked, filters: Filters) -> None:
    table = ask("together", filters)
    assert {"together", "apart", "no clear link"} == set(table["direction"])
    for row in table.itertuples():
        way = "together" if row.adjusted_lift > 1 else "apart"
        assert row.direction == (way if row.q_value <= 0.05 else "no clear link")
        assert row.adjusted_low <= row.adjusted_lift <= row.adjusted_high
        assert row.odds_low <= row.odds_ratio <= row.odds_high


def test_one_tropes_pairs_are_those_of_all_with_it_put_first(ask: Asked) -> None:
    table = ask("together", KOREAN)
    mine = ask("together", KOREAN, trope="love-triangle")
    assert set(mine["trope_a"]) == {"love-triangle"}
    turned = {
        **{f"{name}_a": f"{name}_b" for name in ("trope", "name", "dramas")},
        **{f"{name}_b": f"{name}_a" for name in ("trope", "name", "dramas")},
    }
    either = pd.concat([table, table.rename(columns=turned)])
    expected = either[either["trope_a"] == "love-triangle"].set_index("trope_b").sort_index()
    pd.testing.assert_frame_equal(mine.set_index("trope_b").sort_index(), expected, check_like=True)


def test_a_pair_opens_as_many_dramas_as_it_counts(ask: Asked) -> None:
    table = ask("together", KOREAN)
    near = table[table["by_one_term"] > 0]
    assert len(near) > 5
    for row in pd.concat([table.iloc[::150], near]).itertuples():
        listed = ask("dramas", KOREAN, trope=row.trope_a, stance="has", also=row.trope_b)
        assert len(listed) == row.dramas + row.by_one_term


def test_rare_tropes_are_left_out_and_still_count_in_how_many_a_drama_has(ask: Asked) -> None:
    every, kept = ask("together", min_dramas=1), ask("together", min_dramas=100)
    assert 0 < len(kept) < len(every)
    apart = kept[kept["shared_terms"] == 0]
    assert apart[["dramas_a", "dramas_b"]].to_numpy().min() >= 100
    both = kept.merge(every, on=["trope_a", "trope_b"], suffixes=("", "_of_every"))
    assert len(both) == len(kept)
    assert list(both["expected"]) == list(both["expected_of_every"])


def test_a_link_that_is_there_is_found_and_not_between_others() -> None:
    rng = np.random.default_rng(7)
    has = (rng.random((1500, 8)) < 0.2).astype(int)
    has[:, 1] = np.where(rng.random(1500) < 0.7, has[:, 0], has[:, 1])
    has[:, 3] *= 1 - has[:, 2]
    table = spread(has).set_index(["trope_a", "trope_b"])["direction"]
    assert table["trope-000", "trope-001"] == "together"
    assert table["trope-002", "trope-003"] == "apart"
    assert (table[table != "no clear link"]).size == 2


def test_a_term_that_means_two_tropes_does_not_link_them() -> None:
    """Two tropes that are spread apart from one another, and one tag for both on sixty dramas."""
    rng = np.random.default_rng(11)
    has = (rng.random((1500, 6)) < 0.15).astype(int)
    tagged = rng.choice(1500, 60, replace=False) + 1
    unlinked = Spread(has)
    for trope in ("000", "001"):
        use = unlinked.tropes.loc[unlinked.tropes["trope_id"] == f"trope-{trope}"].copy()
        use["raw_term"], use["drama_numbers"] = "Both", [tagged]
        unlinked.tropes = pd.concat([unlinked.tropes, use])
    unlinked.tropes = unlinked.tropes.sort_values("trope_id", kind="stable")
    table = QUESTIONS["together"].ask(unlinked)
    pair = table.set_index(["trope_a", "trope_b"]).loc[("trope-000", "trope-001")]
    assert pair["direction"] == "no clear link"
    assert (pair["dramas_a"], pair["dramas_b"]) == tuple(has[:, :2].sum(axis=0))
    assert pair["dramas"] == (has[:, 0] & has[:, 1]).sum()
    assert pair["shared_terms"] == 1
    assert 40 < pair["by_one_term"] <= 60
    # Had they been two tags that happen to go together, that would be a link.
    unlinked.tropes["raw_term"] += unlinked.tropes["trope_id"]
    counted = QUESTIONS["together"].ask(unlinked).set_index(["trope_a", "trope_b"])
    assert counted["direction"]["trope-000", "trope-001"] == "together"


def test_expected_without_shared_terms_is_near_that_of_a_catalogue_without_them(
    ask: Asked, copied: Callable[[str], Any]
) -> None:
    near = ask("together")
    near = near[(near["shared_terms"] > 0) & (near["expected"] > 2)]
    assert len(near) > 8
    without = copied("")
    for row in near.iloc[::3].itertuples():
        without.connection.execute(
            "CREATE OR REPLACE VIEW shared AS SELECT source_id, raw_term FROM annotation "
            f"WHERE trope_id IN ('{row.trope_a}', '{row.trope_b}') AND stance <> 'avoided' "
            "AND raw_term IS NOT NULL GROUP BY ALL HAVING count(DISTINCT trope_id) = 2; "
            "CREATE OR REPLACE TABLE gone AS SELECT * FROM annotation SEMI JOIN shared "
            "USING (source_id, raw_term); "
            "DELETE FROM annotation WHERE (source_id, raw_term) IN (SELECT * FROM shared)"
        )
        table = answer(without, "together", Filters(), trope=row.trope_a).table
        exact = table.set_index("trope_b").loc[row.trope_b]
        assert (exact["dramas"], exact["dramas_b"]) == (row.dramas, row.dramas_b)
        assert row.expected == pytest.approx(exact["expected"], rel=0.05)
        without.connection.execute("INSERT INTO annotation SELECT * FROM gone")


def test_unrelated_tropes_of_the_bundled_data_are_seldom_linked(
    rows: Fetched, shuffled: Callable[..., np.ndarray]
) -> None:
    """Shuffled with all totals kept, nothing is linked; counted plainly, much would seem to be.

    Among the covered dramas are some of which nobody names a trope: plain counting takes what the
    others have in common for a link.
    """
    rng = np.random.default_rng(20251125)
    has = matrix(rows, "country = 'KR' AND year >= 2010")
    [(covered,)] = rows(
        "SELECT count(DISTINCT drama_id) FROM coverage JOIN drama USING (drama_id) "
        "WHERE country = 'KR' AND year >= 2010"
    )
    families, found, found_plainly = 25, 0, 0
    for _ in range(families):
        has = shuffled(has, rng, trades=3 * len(has))
        table = spread(has)
        found += (table["direction"] != "no clear link").any()
        given = table["dramas"], covered, table["dramas_a"], table["dramas_b"]
        tails = np.minimum(hypergeom.cdf(*given), hypergeom.sf(given[0] - 1, *given[1:]))
        plain = multipletests(np.minimum(2 * tails, 1), method="fdr_bh")[1]
        found_plainly += (plain <= 0.05).any()
    assert found / families <= 0.12
    assert found_plainly / families > 0.3


def test_the_variance_behind_the_test_is_that_of_permutation(
    rows: Fetched, shuffled: Callable[..., np.ndarray]
) -> None:
    rng = np.random.default_rng(20251126)
    has = matrix(rows, "country = 'JP'")
    table = spread(has, min_dramas=30)
    numbers = table[["trope_a", "trope_b"]].map(lambda name: int(name[-3:])).to_numpy().T
    counts = []
    for _ in range(200):
        has = shuffled(has, rng, trades=2 * len(has))
        counts.append((has.T @ has)[numbers[0], numbers[1]])
    a, b, expected = (table[name].to_numpy() for name in ("dramas_a", "dramas_b", "expected"))
    assumed = hypergeom.var(np.rint(a * b / expected), a, b)
    assert assumed.sum() == pytest.approx(np.var(counts, axis=0).sum(), rel=0.1)


def test_where_no_drama_has_two_tropes_there_is_no_lift() -> None:
    table = spread(np.repeat(np.eye(3, dtype=int), 30, axis=0))
    assert table[["adjusted_lift", "adjusted_low", "adjusted_high"]].isna().all(axis=None)
    assert (table["expected"] == 0).all()
    assert set(table["direction"]) == {"no clear link"}


def test_a_trope_that_every_drama_has_is_linked_to_none() -> None:
    has = (np.random.default_rng(3).random((400, 5)) < 0.3).astype(int)
    table = spread(np.column_stack([np.ones(400, dtype=int), has]))
    of_it = table[table["trope_a"] == "trope-000"]
    assert list(of_it["adjusted_lift"]) == pytest.approx([1] * 5, rel=0.02)
    assert set(of_it["direction"]) == {"no clear link"}
