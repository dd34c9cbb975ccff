"""Similar dramas: the weighted Jaccard index, counted again drama by drama."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING, Any

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.vocabulary import UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Asked = Callable[..., pd.DataFrame]
    Fetched = Callable[..., list[tuple[Any, ...]]]

HEAD_OVER_HEELS = "head-over-heels-2025"
GUARDIAN = "guardian-the-lonely-and-great-god-2016"


def likeness(
    rows: Fetched, drama: str, country: str, source: str
) -> dict[str, tuple[float, set[str]]]:
    """Return how alike each drama of a country is by a source, and the tropes that both have."""
    having: dict[str, set[str]] = defaultdict(set)
    for drama_id, trope_id in rows(
        "SELECT drama_id, trope_id FROM annotation JOIN drama USING (drama_id) "
        "WHERE stance <> 'avoided' AND source_id = ? AND (country = ? OR drama_id = ?)",
        source,
        country,
        drama,
    ):
        having[drama_id].add(trope_id)
    [(covered,)] = rows(
        "SELECT count(*) FROM coverage JOIN drama USING (drama_id) "
        "WHERE source_id = ? AND country = ? AND drama_id <> ?",
        source,
        country,
        drama,
    )
    own = having.pop(drama)
    number: dict[str, int] = defaultdict(int)
    for tropes in having.values():
        for trope in tropes:
            number[trope] += 1
    weight = {trope: -log((dramas + 1) / (covered + 2)) for trope, dramas in number.items()}
    own &= weight.keys()

    def weigh(tropes: set[str]) -> float:
        return sum(weight[trope] for trope in tropes)

    return {
        name: (weigh(own & tropes) / weigh(own | tropes), own & tropes)
        for name, tropes in having.items()
        if len(own & tropes) > 1
    }


@pytest.mark.parametrize(
    ("drama", "country"), [(HEAD_OVER_HEELS, "KR"), (GUARDIAN, "KR"), (GUARDIAN, "CN")]
)
def test_likeness_is_that_of_its_definition(
    ask: Asked, rows: Fetched, drama: str, country: str
) -> None:
    filters = Filters(country=(country,), source=("mdl",))
    table = ask("similar", filters, drama=drama, limit=10_000)
    expected = likeness(rows, drama, country, "mdl")
    assert len(expected) > 5
    assert dict(zip(table["drama_id"], table["similarity"], strict=True)) == pytest.approx(
        {name: alike for name, (alike, _) in expected.items()}, abs=1e-8
    )
    names = dict(rows("SELECT trope_id, name FROM trope"))
    for row in table.itertuples():
        shared = expected[row.drama_id][1]
        assert row.shared == len(shared)
        assert set(row.shared_tropes.split(", ")) == {names[trope] for trope in shared}


def test_the_nearest_stand_first_and_the_drama_itself_not_among_them(ask: Asked) -> None:
    every, first = ask("similar", limit=500), ask("similar", limit=5)
    assert len(first) == 5
    assert list(first["drama_id"]) == list(every["drama_id"][:5])
    assert every["similarity"].is_monotonic_decreasing
    assert every["similarity"].between(0, 1).all()
    assert HEAD_OVER_HEELS not in set(every["drama_id"])


def test_rare_tropes_are_named_first(ask: Asked) -> None:
    dramas = dict(zip(*(ask("tropes")[name] for name in ("trope", "dramas")), strict=True))
    for shared in ask("similar", drama=GUARDIAN)["shared_tropes"]:
        counts = [dramas[name] for name in shared.split(", ")]
        assert counts == sorted(counts)


def test_only_dramas_in_view_are_named_whether_or_not_the_drama_is(ask: Asked) -> None:
    table = ask("similar", Filters(country=("TH",)), drama=HEAD_OVER_HEELS)
    assert len(table) == 20
    assert set(table["country"]) == {"TH"}


def test_a_limit_of_nothing_names_none(ask: Asked) -> None:
    assert ask("similar", limit=0).empty
    with pytest.raises(UnknownValueError, match="limit"):
        ask("similar", limit=-1)
