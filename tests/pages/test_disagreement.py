"""The page on disagreement: from sources to tropes to dramas to statements."""

from __future__ import annotations

import json
import re

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.charts.words import percent

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))
BOTH = Filters(country=("KR",), years=(2010, 2025), source=("mdl", "tmdb"))


@pytest.fixture(scope="module")
def agreement(warehouse):
    return answer(warehouse, "agreement", FIRST_VIEW).table


def text_of(app) -> str:
    return "\n".join(part.value for part in [*app.markdown, *app.caption])


def test_the_title_says_how_far_two_sources_agree(open_page, agreement):
    app = open_page("disagreement")
    overall = agreement.iloc[0]
    assert 0 < overall["alpha_low"] < 0.667
    either = overall["says_a"] + overall["says_b"] - overall["both_say"]
    assert app.title[0].value == (
        "Viewers' tags on MyDramaList and Keywords on TMDB agree only in part: both name a trope "
        f"in {percent(overall['both_say'] / either)} of the cases where either does "
        f"(alpha {overall['alpha']:.2f})"
    )
    assert overall["contradictions"] == 0
    assert "They never contradict each other outright" in text_of(app)
    assert f"over {overall['dramas_both']:,} dramas that both cover" in text_of(app)


def test_the_dumbbells_lead_to_tropes(open_page, agreement):
    figure = json.loads(open_page("disagreement").get("plotly_chart")[0].proto.spec)
    drawn = {mark for trace in figure["data"] for [mark] in trace.get("customdata") or []}
    assert len(drawn) == 30
    assert drawn <= set(agreement["trope_id"].dropna())


def test_a_trope_leads_to_the_dramas_and_each_to_its_statements(open_page, warehouse):
    app = open_page("disagreement", trope="love-triangle")
    asked = answer(warehouse, "differences", BOTH, trope="love-triangle").table
    table = next(frame.value for frame in app.dataframe if "says_a" in frame.value)
    assert list(table["title"]) == list(asked["title"])
    assert {"silent", "present"} == {*table["says_a"], *table["says_b"]}
    assert all(re.fullmatch(r"drama\?drama=[a-z0-9-]+", link) for link in table["open"])


def test_every_dispute_in_view_is_listed(open_page, warehouse):
    app = open_page("disagreement")
    asked = answer(warehouse, "disputes", FIRST_VIEW).table
    table = next(frame.value for frame in app.dataframe if "avoided" in frame.value)
    assert list(table["trope"]) == list(asked["trope"])
    assert table["contradiction"].sum() == asked["contradiction"].sum() > 5


def test_one_source_alone_says_what_to_do(open_page):
    app = open_page("disagreement", source=["mdl"])
    assert app.title[0].value == "No two sources in view cover enough of the same dramas"
    assert any("take the filter on sources back" in info.value for info in app.info)
    assert any("No two sources in view take different stances" in info.value for info in app.info)


def test_a_drama_names_those_most_like_it(open_page, warehouse):
    app = open_page("drama")
    asked = answer(warehouse, "similar", FIRST_VIEW).table
    table = next(frame.value for frame in app.dataframe if "shared_tropes" in frame.value)
    assert list(table["title"]) == list(asked["title"])
    assert list(table["shared_tropes"]) == list(asked["shared_tropes"])


def test_a_drama_like_no_other_in_view_says_so(open_page):
    app = open_page("drama", country=["HK"], years=["1997", "1998"])
    assert any("shares two tropes with this one" in info.value for info in app.info)
