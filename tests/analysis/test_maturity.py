"""The maturity of dramas: what must hold of it whatever the data say, and of the bundled data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import mannwhitneyu, percentileofscore

from slowburn.analysis.dimensions import DIMENSIONS
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.analysis.vocabulary import UnknownValueError

DRAMAS = ["quiet", "loud", "unknown"]
PRIOR = 0.4
LOADINGS = [
    ("love-triangle", "restraint", -2),
    ("love-triangle", "friendship", -1),
    ("amnesia", "restraint", -2),
    ("slow-burn", "pacing", 1),
    ("friends-to-lovers", "friendship", 2),
]


@pytest.fixture
def judged(made_up):
    """Ask a question of a made-up warehouse of three dramas with these statements."""

    def make(statements, question="maturity", *, source=(), **parameters):
        rows = [
            {"statement_no": number, "source_id": "tags", "confidence": 1.0} | row
            for number, row in enumerate(statements, start=1)
        ]
        sources = {row["source_id"] for row in rows} | {"tags", "essay"}
        warehouse = made_up(
            drama=[
                {
                    "drama_id": drama,
                    "title": drama.title(),
                    "country": "KR",
                    "year": 2020,
                    "watchers": 10,
                    "snapshot": "made-up",
                }
                for drama in DRAMAS
            ],
            source=[{"source_id": source, "name": source} for source in sources],
            trope=[
                {"trope_id": trope, "name": trope} for trope in sorted({t for t, _, _ in LOADINGS})
            ],
            dimension=[
                {
                    "dimension_id": dimension,
                    "name": dimension,
                    "question": "Is it?",
                    "default_weight": 1.0,
                }
                for dimension in DIMENSIONS
            ],
            dimension_prior=[
                {"dimension_id": dimension, "mean": PRIOR} for dimension in DIMENSIONS
            ],
            loading=[
                {"trope_id": trope, "dimension_id": dimension, "loading": loading, "because": "So."}
                for trope, dimension, loading in LOADINGS
            ],
            coverage=[
                {"source_id": source, "drama_id": drama, "n_terms": 1, "n_statements": 0}
                for source in sources
                for drama in DRAMAS
            ],
            annotation=rows,
        )
        return answer(warehouse, question, Filters(source=source), **parameters).table

    return make


def said(drama, trope, stance="present", **more):
    return {"drama_id": drama, "trope_id": trope, "stance": stance} | more


def of(table, drama):
    return table.set_index("drama_id").loc[drama]


def width(row):
    return row["high"] - row["low"]


def test_by_hand(judged):
    table = judged([said("quiet", "love-triangle", "avoided", confidence=0.8)])
    row = of(table, "quiet")
    # Two statements' worth of prior at 0.4; the loadings -2 and -1 count whole and half.
    assert row["restraint"] == pytest.approx(100 * (2 * 0.4 + 0.8) / (2 + 0.8))
    assert row["friendship"] == pytest.approx(100 * (2 * 0.4 + 0.4) / (2 + 0.4))
    assert row["pacing"] == pytest.approx(40)
    assert row["index"] == pytest.approx(np.mean([row[name] for name in DIMENSIONS]))
    assert row["statements"] == 1


def test_a_drama_without_evidence_stands_at_the_prior_with_the_widest_interval(judged):
    table = judged([said("quiet", "slow-burn"), said("loud", "love-triangle")])
    unknown = of(table, "unknown")
    assert unknown["index"] == pytest.approx(100 * PRIOR)
    assert unknown["statements"] == 0
    assert width(unknown) > max(width(of(table, "quiet")), width(of(table, "loud")))


def test_more_evidence_makes_the_interval_narrower(judged):
    widths, statements = [], []
    for trope, stance in [
        ("slow-burn", "present"),
        ("amnesia", "avoided"),
        ("love-triangle", "present"),
    ]:
        statements.append(said("quiet", trope, stance))
        widths.append(width(of(judged(statements), "quiet")))
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(widths)


@pytest.mark.parametrize("stance", ["present", "avoided", "subverted"])
def test_an_avoided_love_triangle_never_lowers_restraint(judged, stance):
    before = [said("quiet", "love-triangle", stance), said("quiet", "amnesia", stance)]
    more = said("quiet", "love-triangle", "avoided", source_id="essay", confidence=0.6)
    with_more = of(judged([*before, more]), "quiet")
    assert with_more["restraint"] >= of(judged(before), "quiet")["restraint"]


def test_a_source_without_statements_changes_nothing(judged):
    statements = [said("quiet", "slow-burn"), said("loud", "love-triangle")]
    both, one = judged(statements), judged(statements, source=("tags",))
    pd.testing.assert_frame_equal(both, one)


def test_a_source_that_says_the_same_twice_speaks_once(judged):
    once = judged([said("quiet", "slow-burn", confidence=0.9)])
    again = said("quiet", "slow-burn", confidence=0.6)
    twice = judged([said("quiet", "slow-burn", confidence=0.9), again])
    assert of(twice, "quiet")["index"] == pytest.approx(of(once, "quiet")["index"])


def test_many_voices_on_one_trope_count_as_two_at_the_most(judged):
    voices = [said("quiet", "slow-burn", source_id=f"text-{number}") for number in range(40)]
    pacing = [of(judged(voices[:count]), "quiet")["pacing"] for count in (1, 2, 40)]
    assert pacing == sorted(pacing)
    # Half a statement for the loading of 1, and at most two voices.
    assert pacing[0] == pytest.approx(100 * (2 * 0.4 + 0.5) / (2 + 0.5))
    assert pacing[2] < 100 * (2 * 0.4 + 1) / (2 + 1)


def test_a_subverted_trope_takes_no_side(judged):
    table = judged([said("quiet", "friends-to-lovers", "subverted")])
    assert of(table, "quiet")["index"] == pytest.approx(100 * PRIOR)
    assert of(table, "quiet")["statements"] == 0


def test_weights_are_the_readers(judged):
    statements = [said("quiet", "slow-burn"), said("quiet", "love-triangle")]
    only_pacing = tuple(f"{name}:{int(name == 'pacing')}" for name in DIMENSIONS)
    row = of(judged(statements, weight=only_pacing), "quiet")
    assert row["index"] == pytest.approx(row["pacing"])
    light, heavy = (of(judged(statements, weight=(w,)), "quiet") for w in ("pacing:1", "pacing:9"))
    assert heavy["index"] > light["index"]


@pytest.mark.parametrize(
    ("weight", "says"),
    [
        (("pacing",), "is not a dimension and a number such as pacing:2"),
        (("pacing:-1",), "is not a dimension and a number"),
        (("paceing:1",), "Did you mean pacing?"),
        (("pacing:11",), "is above 10"),
        (tuple(f"{name}:0" for name in DIMENSIONS), "All weights are zero"),
    ],
)
def test_a_weight_that_cannot_be_used_is_named(ask, weight, says):
    with pytest.raises(UnknownValueError, match=says):
        ask("maturity", weight=weight)


def test_the_dimensions_are_those_of_the_data(rows):
    stored = rows("SELECT dimension_id FROM dimension ORDER BY dimension_id")
    assert [name for (name,) in stored] == sorted(DIMENSIONS)
    assert set(DIMENSIONS) < set(QUESTIONS["maturity"].columns)


def test_the_prior_is_the_mean_over_dramas(rows):
    """Recomputed in Python, drama by drama."""
    spoken = rows(
        """SELECT a.drama_id, l.dimension_id, a.stance, a.confidence, l.loading
        FROM annotation AS a JOIN loading AS l USING (trope_id) WHERE a.stance <> 'subverted'"""
    )
    by_drama: dict[tuple[str, str], list[float]] = {}
    for drama, dimension, stance, confidence, loading in spoken:
        sums = by_drama.setdefault((dimension, drama), [0.0, 0.0])
        sums[(stance == "present") == (loading > 0)] += confidence * abs(loading)
    for dimension, stored in rows("SELECT dimension_id, mean FROM dimension_prior"):
        shares = [
            for_ / (against + for_)
            for (name, _), (against, for_) in by_drama.items()
            if name == dimension
        ]
        assert stored == pytest.approx((sum(shares) + 0.5) / (len(shares) + 1))


@pytest.mark.parametrize("source", [(), ("mdl",), ("tmdb",)])
def test_of_the_bundled_dramas_none_is_less_certain_than_one_without_evidence(ask, source):
    table = ask("maturity", Filters(source=source))
    unknown = table[table["statements"] == 0]
    assert len(unknown) > 100
    widths = table["high"] - table["low"]
    assert width(unknown.iloc[0]) == pytest.approx(widths.max(), rel=1e-12)
    assert (widths[table["statements"] > 0] < width(unknown.iloc[0])).all()
    assert unknown["index"].nunique() == 1


def test_ranks_and_percentiles(ask):
    table = ask("maturity", Filters(country=("KR",), source=("mdl",)))
    assert (table["rank_low"] <= table["rank"]).all()
    assert (table["rank"] <= table["rank_high"]).all()
    assert table["rank_low"].min() >= 1
    assert table["rank_high"].max() <= len(table)
    for place in (0, 50, 700, len(table) - 1):
        row = table.iloc[place]
        assert row["rank"] == (table["index"] > row["index"]).sum() + 1
        below = percentileofscore(table["index"], row["index"], kind="mean")
        assert row["percentile"] == pytest.approx(below)


def test_the_answer_is_the_same_from_run_to_run(ask):
    for question in ("maturity", "stability", "explain", "verdicts", "dimensions", "validity"):
        pd.testing.assert_frame_equal(ask(question), ask(question), check_exact=True)


def test_the_index_tells_healthy_couples_from_unhealthy_ones_without_those_words(ask):
    [found] = ask("validity").itertuples()
    assert found.auc_low > 0.75
    assert found.auc_low < found.auc < found.auc_high
    assert found.index_healthy > found.index_unhealthy


def test_without_those_words_they_are_out_of_the_evidence(copied, warehouse):
    """The area under the curve by scipy, on indices recomputed without the held-out terms."""
    copy = copied("")
    held = "(SELECT source_id, term FROM held_out_term)"
    copy.connection.execute(f"DELETE FROM annotation WHERE (source_id, raw_term) IN {held}")
    table = answer(copy, "maturity", Filters()).table.set_index("drama_id")["index"]
    judged_dramas = copy.connection.execute(
        """SELECT u.drama_id, list(DISTINCT h.judges) FROM term_use AS u
        JOIN held_out_term AS h ON h.source_id = u.source_id AND h.term = u.term GROUP BY 1"""
    ).fetchall()
    groups = {
        name: table.loc[[drama for drama, judges in judged_dramas if judges == [name]]]
        for name in ("healthy", "unhealthy")
    }
    area = mannwhitneyu(groups["healthy"], groups["unhealthy"]).statistic
    [found] = answer(warehouse, "validity", Filters()).table.itertuples()
    assert found.auc == pytest.approx(area / found.healthy / found.unhealthy)
    assert (found.healthy, found.unhealthy) == tuple(map(len, groups.values()))
