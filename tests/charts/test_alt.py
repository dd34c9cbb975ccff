"""Each chart has a sentence for readers who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts import alt
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]


def said(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def test_a_trend_is_told_from_its_first_to_its_last_firm_year(trends: Make) -> None:
    table = trends(love_triangle=[(2004, 1, 1), (2010, 23, 97), (2011, 20, 99), (2025, 9, 102)])
    assert said(alt.trend_alt(table)) == (
        "Line chart: Love triangle, 24 % of 97 dramas in 2010 to 9 % of 102 dramas in 2025."
    )


def test_movers_are_counted_and_the_greatest_named(movers: Make) -> None:
    table = movers(
        love_triangle=(24, 9, "falling"),
        amnesia=(9, 1, "falling"),
        slow_burn=(5, 7, "no clear change"),
    )
    assert alt.movers_alt(table) == (
        "Dot chart of 3 tropes, 2006–2010 against 2021–2025: 0 rising; "
        "2 falling, most Love triangle (−15 points); 1 with no clear change."
    )


def test_a_ranking_is_told_by_its_ends_and_the_chosen_one(groups: Make) -> None:
    table = groups(tvN=(20, 100), MBC=(10, 100), OCN=(1, 100))
    told = said(alt.ranking_alt(table, label="place", chosen="MBC"))
    assert "highest tvN, 20 of 100 dramas, 20 %" in told
    assert "lowest OCN, 1 of 100 dramas, 1 %" in told
    assert "chosen MBC, 10 of 100 dramas, 10 %" in told


def test_small_panels_are_counted_by_direction_and_the_largest_named(panels: Make) -> None:
    points = [(2010, 2013, 10, 50), (2014, 2017, 5, 50)]
    table = panels(
        tvN=("falling", points * 2),
        SBS=("falling", points),
        MBC=("no clear change", points),
    )
    assert alt.small_multiples_alt(table, label="place") == (
        "3 small line charts on one scale: 0 rising; 2 falling (tvN, SBS); 1 no clear change (MBC)."
    )


def test_coverage_is_told_by_kind(coverage: Make) -> None:
    told = alt.coverage_alt(coverage(("mdl", "community tags", 2010, "KR", 30, 40)))
    assert "2010: Viewers' tags 30 of 40" in told


def test_stances_are_told_with_the_tropes_in_dispute(statements: Make) -> None:
    table = statements(
        ("Love triangle", "present", "mdl", "community tags", None),
        ("Love triangle", "avoided", "essay-one", "editorial", False),
        ("Jealousy", "avoided", "essay-one", "editorial", False),
    )
    assert alt.stances_alt(table) == (
        "Table of marks: 2 sources on 2 tropes; they differ on 1, among them Love triangle."
    )
