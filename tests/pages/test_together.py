"""The page on tropes that travel together: what it finds, and where it leads."""

from __future__ import annotations

import json

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.charts.words import ratio

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))


@pytest.fixture(scope="module")
def pairs(warehouse):
    return answer(warehouse, "together", FIRST_VIEW).table


def marks(app, number: int) -> set[tuple[str, str]]:
    figure = json.loads(app.get("plotly_chart")[number].proto.spec)
    return {tuple(ends) for trace in figure["data"] for ends in trace.get("customdata") or []}


def listed(app, column: str):
    return next(frame.value for frame in app.dataframe if column in frame.value)


def test_the_title_is_a_clear_pair_of_the_data_in_view(open_page, pairs):
    title = open_page("together").title[0].value
    clear = pairs[(pairs["direction"] == "together") & (pairs["shared_terms"] == 0)]
    assert len(clear) < (pairs["direction"] == "together").sum()
    surest = clear.loc[clear["adjusted_low"].idxmax()]
    assert title.startswith(f"{surest['name_a']} and {surest['name_b'].lower()} meet ")
    assert f"{ratio(surest['adjusted_lift'])} times as often as chance" in title


def test_the_matrix_and_the_list_lead_to_pairs(open_page, pairs):
    app = open_page("together")
    cells, dots = marks(app, 0), marks(app, 1)
    known = set(zip(pairs["trope_a"], pairs["trope_b"], strict=True))
    assert len(cells) == 22 * 21
    assert {tuple(sorted(ends)) for ends in cells} <= {tuple(sorted(ends)) for ends in known}
    assert dots <= known


def test_the_bias_of_plain_counting_is_told_as_it_is_in_view(open_page, pairs):
    bias = pairs["expected"].sum() / pairs["expected_by_chance"].sum()
    told = "\n".join(caption.value for caption in open_page("together").caption)
    assert f"seem to meet {ratio(bias)} times as often as chance has it" in told


def test_a_trope_shows_its_company_and_a_pair_its_dramas(open_page, pairs):
    app = open_page("together", trope="love-triangle")
    assert app.title[0].value.startswith("Love triangle travels most clearly with ")
    app = open_page("together", trope="love-triangle", also="unrequited-love")
    assert {a for a, _ in marks(app, 0)} == {"love-triangle"}
    pair = {"love-triangle", "unrequited-love"}
    [row] = pairs[pairs["trope_a"].isin(pair) & pairs["trope_b"].isin(pair)].itertuples()
    table = listed(app, "open")
    assert len(table) == row.dramas
    counts = f"{row.dramas} dramas with both, {row.expected:,.1f} expected"
    assert app.title[0].value == f"Love triangle and unrequited love: {counts}"
    said = "\n".join(part.value for part in app.markdown)
    assert f"{row.dramas} dramas with both" in said
    assert f"{row.expected:,.1f} expected by chance" in said


def test_a_link_that_one_tag_makes_is_owned_up_to_and_its_dramas_listed(open_page, pairs):
    near = pairs.set_index(["trope_a", "trope_b"]).loc[("cold-lead", "opposites-attract")]
    assert near["direction"] == "no clear link"
    assert near["by_one_term"] > 10 * near["dramas"]
    app = open_page("together", trope="cold-lead", also="opposites-attract")
    said = "\n".join(part.value for part in app.markdown)
    assert f"Near by definition: {near['shared_terms']} terms of a source mean both" in said
    assert f"Not counted: {near['by_one_term']} dramas with both by such a term" in said
    assert len(listed(app, "open")) == near["dramas"] + near["by_one_term"]


def test_a_pair_is_chosen_without_a_mouse(open_page):
    app = open_page("together", trope="first-love")
    second = next(box for box in app.selectbox if box.label == "Dramas that also have")
    second.set_value("amnesia").run()
    assert app.title[0].value.startswith(("First love and amnesia: ", "Amnesia and first love: "))
    assert "or choose a trope above" in "\n".join(part.value for part in app.caption)


def test_a_pair_without_dramas_says_so(open_page, pairs):
    without = pairs[(pairs["dramas"] + pairs["by_one_term"]) == 0]
    never = without.loc[without["expected"].idxmax()]
    app = open_page("together", trope=never["trope_a"], also=never["trope_b"])
    assert f"never ({never['expected']:.0f} expected)" in app.title[0].value
    assert any("No drama in view is said to have both" in info.value for info in app.info)


def test_a_rare_trope_says_what_to_do(open_page):
    app = open_page("together", trope="noble-idiocy")
    assert any("Fewer than twenty covered dramas" in info.value for info in app.info)
    assert app.title[0].value == "Leaving for the other's own good: no clear company in view"


def test_a_view_with_too_few_dramas_says_what_to_do(open_page):
    app = open_page("together", country=["HK"], years=["1997", "1998"])
    assert app.title[0].value == "No two tropes clearly travel together or keep apart"
    assert any("Widen the years or the countries" in info.value for info in app.info)
    assert not app.get("plotly_chart")
