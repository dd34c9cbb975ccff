"""Each chart of maturity has a sentence for readers who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from slowburn.charts import alt_maturity as alt
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., pd.DataFrame]


def said(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def test_the_map_is_told_by_its_range_and_the_chosen_with_who_says_so(maturity: Make) -> None:
    table = maturity(b={"index": 72.0}, a={"index": 61.0}, c={"index": 30.0, "statements": 0})
    pairs = pd.DataFrame([("the essay", 78.0)], columns=["label", "index"])
    told = alt.maturity_map_alt(table, mean=50, chosen=["a", "b"], pairs=pairs)
    assert said(told) == (
        "Dot chart of 2 dramas on the maturity index, from 61 to 72, the catalogue's mean 50: "
        "A 61, 90 % interval 49–74, rank 1–3 of 3, by the essay alone 78; "
        "B 72, 90 % interval 60–85, rank 1–3 of 3."
    )


def test_the_waterfall_is_told_by_its_ends_and_the_strongest_pushes(explain: Make) -> None:
    table = explain(
        ("Honest talk", "present", "a", 4.0),
        ("Amnesia", "present", "a", -1.0),
        ("Jealousy", "present", "a", -2.0),
    )
    assert alt.waterfall_alt(table) == (
        "Waterfall over 3 tropes from the catalogue's mean, 50, to the index, 51: "
        "most up Honest talk (+4.0); most down Jealousy (−2.0)."
    )
    up = explain(("Honest talk", "present", "a", 4.0))
    assert "most down" not in alt.waterfall_alt(up)


def test_dimensions_are_told_drama_by_drama_as_many_as_are_drawn(dimensions: Make) -> None:
    rows = [(f"Drama {n}", d, v, 2) for n in range(5) for d, v in (("Talk", 60.0), ("Calm", 30.0))]
    told = alt.dimensions_alt(dimensions(*rows))
    assert told.startswith("Dot chart of 4 dramas on 2 dimensions: ")
    assert "Drama 3, highest Talk 60, lowest Calm 30" in told
    assert "Drama 4" not in told


def test_sources_are_told_with_all_together_and_the_furthest_apart(maturity_sources: Make) -> None:
    table = maturity_sources((None, None, 61.0), ("Tags", None, 41.0), ("Essay", False, 78.0))
    assert said(alt.index_sources_alt(table, mean=50)) == (
        "Dot chart of the maturity index by 2 sources, the catalogue's mean 50: "
        "all together 61, 90 % interval 52–69; highest Essay 78; lowest Tags 41."
    )


def test_years_and_groups_are_told_by_their_ends(index_by_year: Make, index_by_group: Make) -> None:
    years = index_by_year((2008, 1, 20.0), (2010, 30, 48.0), (2011, 40, 52.0))
    assert alt.index_years_alt(years) == (
        "Line chart of the mean maturity index: 48.0 of 30 dramas in 2010 to "
        "52.0 of 40 dramas in 2011."
    )
    groups = index_by_group(("KR", 90, 48.0), ("JP", 40, 52.0), ("TH", 30, 50.0))
    assert alt.index_groups_alt(groups) == (
        "Dot chart of the mean maturity index of 3 groups: "
        "highest JP, 52.0 of 40 dramas; lowest KR, 48.0 of 90 dramas."
    )


def test_stability_is_told_in_ranks(stability: Make) -> None:
    assert alt.stability_alt(stability(*range(1, 1002)), dramas=1412, own=300) == (
        "Histogram of the rank among 1,412 dramas: 300 at your weights; of 1,001 random "
        "weightings, half give rank 251–751, nine of ten give rank 51–951."
    )
