"""A mark on a chart opens down to the dramas and statements that it stands for."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.ui import links
from slowburn.ui.statements import choose_mark
from slowburn.ui.text import unescaped

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))


def listed(app, column):
    """The last list on the page that has this column."""
    return [frame.value for frame in app.dataframe if column in frame.value][-1]


@pytest.fixture
def row_of(warehouse):
    """Look up the row of an answer whose ``place`` is this one."""

    def look(question, place, **given):
        table = answer(warehouse, question, FIRST_VIEW, **given).table
        return next(table[table["place"] == place].itertuples())

    return look


def test_a_network_lists_the_dramas_that_have_the_trope_or_avoid_it(open_page, row_of):
    app = open_page("tropes", trope="amnesia", place="tvN")
    row = row_of("places", "tvN", trope="amnesia", by="network")
    said = [text.value for text in app.markdown if text.value.startswith("**Amnesia, tvN**")]
    assert f"{row.dramas:,} of {row.covered:,}" in said[0]
    frames = [f.value for f in app.dataframe if "statements_on_trope" in f.value]
    assert frames[0]["networks"].str.contains("tvN").all()
    assert len(frames[0]) >= row.dramas


def test_the_pool_of_small_networks_lists_dramas_of_none_of_the_large_ones(open_page):
    app = open_page("tropes", trope="love-triangle", place="smaller")
    frames = [f.value for f in app.dataframe if "statements_on_trope" in f.value]
    assert len(frames[0]) > 5
    assert not frames[0]["networks"].eq("tvN").any()


def test_a_point_of_a_panel_lists_the_dramas_of_its_years(open_page):
    app = open_page("trends", trope="love-triangle", by="network", place="tvN", period="2017")
    years = listed(app, "statements_on_trope")["year"]
    assert len(years)
    assert years.between(2014, 2017).all()
    assert any("**tvN, 2014–2017**" in text.value for text in app.markdown)


def test_a_year_of_the_index_lists_its_dramas_with_their_index(open_page, warehouse):
    app = open_page("maturity", year="2015", source=["mdl", "tmdb"])
    table = listed(app, "index")
    mine = Filters(country=("KR",), years=(2010, 2025), source=("mdl", "tmdb"))
    years = answer(warehouse, "maturity_by", mine, by="year").table
    row = next(years[years["place"] == "2015"].itertuples())
    assert set(table["year"]) == {2015}
    assert len(table) == row.dramas
    assert table["index"].mean() == pytest.approx(row.mean)


def test_a_group_of_the_index_lists_the_dramas_that_its_mean_rests_on(open_page, warehouse):
    app = open_page("maturity", place="tvN", source=["mdl"])
    mine = Filters(country=("KR",), years=(2010, 2025), source=("mdl",))
    groups = answer(warehouse, "maturity_by", mine, by="network").table
    row = next(groups[groups["place"] == "tvN"].itertuples())
    table = listed(app, "index")
    assert len(table) == row.dramas
    assert table["index"].mean() == pytest.approx(row.mean)


def test_a_dimension_lists_the_statements_that_move_it(open_page):
    app = open_page("compare", dimension="pacing", of="our-beloved-summer-2021")
    table = listed(app, "pacing")
    assert len(table)
    assert (table["pacing"] != 0).all()
    assert any("**Our Beloved Summer, quiet pacing**" in text.value for text in app.markdown)


def test_a_bar_of_coverage_lists_the_dramas_that_the_kind_has_looked_at(open_page, warehouse):
    app = open_page("sources", year="2015", kind="keywords")
    coverage = answer(warehouse, "coverage", FIRST_VIEW).table
    of_bar = coverage[(coverage["year"] == 2015) & (coverage["source_id"] == "tmdb")]
    table = listed(app, "open")
    assert len(table) == of_bar["covered"].sum()
    assert set(table["year"]) == {2015}


def test_a_mark_on_a_drama_lists_its_statements_and_no_others(warehouse, monkeypatch):
    said = answer(warehouse, "statements", Filters(), drama="head-over-heels-2025").table
    chosen = {}
    monkeypatch.setattr(links, "choose", chosen.__setitem__)
    choose_mark(["love-triangle", "avoided", "Essay"], said)
    assert chosen["trope"] == ["love-triangle"]
    assert chosen["stance"] == ["avoided"]
    assert all(source.startswith("essay-") for source in chosen["said_by"])
    assert chosen["said_by"]


def test_statements_said_by_one_source_are_listed_alone(open_page):
    app = open_page("drama", said_by="mdl")
    table = listed(app, "says")
    assert len(table)
    assert table["source"].nunique() == 1


def test_a_drama_of_a_list_is_opened_by_its_name(open_page):
    """For who has no mouse: the links in a table cannot be followed by keyboard."""
    app = open_page("tropes", trope="amnesia", year="2015", country=["CN"])
    chooser = app.selectbox(key="behind-open")
    assert chooser.value is None
    first = app.dataframe[0].value.iloc[0]
    chooser.select(f"{first['title']} ({first['year']})").run()
    assert not app.exception
    assert app.query_params["country"] in ("CN", ["CN"])
    [drama_id] = parse_qs(urlsplit(first["open"]).query)["drama"]
    assert app.query_params["drama"] in (drama_id, [drama_id])
    assert first["title"] in unescaped(app.title[0].value)
