"""What each page says, and that it says it of the data in view."""

from __future__ import annotations

import base64
import json
import re

import numpy as np
import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.year_model import hold_if_years_swing
from slowburn.charts.words import NO_BREAK, ratio

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))
PAGES = [
    *("overview", "trends", "tropes", "together", "maturity"),
    *("drama", "compare", "disagreement", "sources", "method"),
]
WITHOUT_CHARTS = {"method"}


def figures(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def numbers(drawn: list[float] | dict[str, str]) -> list[float]:
    """Return numbers of a figure, which Plotly may have packed."""
    if isinstance(drawn, list):
        return drawn
    return list(np.frombuffer(base64.b64decode(drawn["bdata"]), dtype=drawn["dtype"]))


def text_of(app) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    return "\n".join(part.value for part in parts)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_title_a_view_and_a_chart_with_words(open_page, name):
    app = open_page(name)
    assert len(app.title) == 1
    assert "romance dramas" in app.caption[0].value
    charts = app.get("plotly_chart")
    assert bool(charts) == (name not in WITHOUT_CHARTS)
    for chart in charts:
        assert len(chart.proto.alt) > 30


def test_the_view_line_counts_what_is_in_view(open_page, warehouse):
    view = answer(warehouse, "view", FIRST_VIEW).table.iloc[0]
    line = open_page().caption[0].value
    assert f"{view['dramas']:,} romance dramas" in line
    assert f"{view['covered']:,} of them covered" in line
    assert "South Korea" in line
    assert "2010–2025" in line


def test_the_findings_are_those_of_the_data_in_view(open_page, warehouse):
    movers = answer(warehouse, "movers", FIRST_VIEW).table
    rising = movers[movers["direction"] == "rising"].iloc[0]
    falling = movers[movers["direction"] == "falling"].iloc[-1]
    headlines = [part.value for part in open_page().subheader]
    assert f"{rising['trope']} rose most" in headlines
    assert f"{falling['trope']} fell most" in headlines


def test_a_finding_stands_beside_the_interval_that_it_rests_on(open_page, warehouse):
    movers = answer(warehouse, "movers", FIRST_VIEW).table
    rising = movers[movers["direction"] == "rising"].iloc[0]
    said = text_of(open_page()).replace(NO_BREAK, " ")
    bounds = f"{ratio(rising['odds_low'])} to {ratio(rising['odds_high'])}"
    odds = f"odds ratio per decade {ratio(rising['odds_ratio'])}, 95 % interval {bounds}"
    assert f"rises rests on every year in view: {odds}" in said
    assert said.count("95 % interval") == 3


def test_with_all_years_in_view_the_ends_do_not_overrule_them(open_page, warehouse):
    span = warehouse.connection.cursor().execute("SELECT min(year), max(year) FROM drama")
    years = [str(year) for year in span.fetchone()]
    movers = answer(warehouse, "movers", Filters()).table
    against = movers[(movers["direction"] == "falling") & (movers["change"] > 0)].iloc[0]
    app = open_page("trends", country="all", years=years, trope=[against["trope_id"]])
    assert "falling over all years, though" in app.title[0].value
    assert f"Where the dots go the other way ({against['trope']})" in text_of(app)


def test_how_many_trends_survive_years_that_swing_is_told(open_page, warehouse):
    asked = {"trope": "love-triangle", "by": "network", "period": 4}
    groups = answer(warehouse, "breakdown", FIRST_VIEW, **asked).table.drop_duplicates("place")
    tropes = answer(warehouse, "movers", FIRST_VIEW).table
    said = text_of(open_page("trends", by="network", trope=["love-triangle"]))
    for table, things in ((tropes, "tropes"), (groups, "groups")):
        clear = table["direction"] != "no clear change"
        still = (clear & hold_if_years_swing(table)).sum()
        assert clear.any()
        assert f"{still} of {clear.sum()} {things} called rising or falling then stay so" in said
    assert hold_if_years_swing(tropes).sum() < (tropes["q_value"] <= 0.05).sum()


def test_a_view_without_change_says_so_and_invents_nothing(open_page, warehouse):
    movers = answer(warehouse, "movers", Filters(country=("KR",), years=(2016, 2019))).table
    assert set(movers["direction"]) == {"no clear change"}
    app = open_page(years=["2016", "2019"])
    headlines = [part.value for part in app.subheader]
    assert "No trope clearly rose" in headlines
    assert "No trope clearly fell" in headlines


@pytest.mark.parametrize("name", PAGES)
def test_a_view_without_dramas_is_calm_on_every_page(open_page, name):
    app = open_page(name, country=["HK"], years=["1997", "1998"])
    assert "0 romance dramas" in app.caption[0].value
    said = text_of(app)
    assert "nan" not in said.lower().split()
    assert "rose most" not in said
    if name == "overview":
        assert "Nothing to compare" in said


def test_a_single_year_has_nothing_to_compare_and_says_so(open_page):
    assert "Nothing to compare" in text_of(open_page(years=["2015", "2015"]))


def test_the_whole_range_of_years_takes_in_dramas_without_one(open_page, warehouse):
    every = answer(warehouse, "view", Filters(country=("CN",))).table.iloc[0]
    dated = answer(warehouse, "view", Filters(country=("CN",), years=(1900, 2100))).table.iloc[0]
    assert every["dramas"] > dated["dramas"]
    span = warehouse.connection.cursor().execute("SELECT min(year), max(year) FROM drama")
    years = [str(year) for year in span.fetchone()]
    line = open_page(country=["CN"], years=years).caption[0].value
    assert f"{every['dramas']:,} romance dramas" in line
    assert "of all years" in line


def test_the_trend_draws_the_shares_of_the_question(open_page, warehouse):
    app = open_page("trends", trope=["amnesia"])
    asked = answer(warehouse, "trends", FIRST_VIEW, trope=("amnesia",)).table
    drawn = [
        trace
        for trace in figures(app)[0]["data"]
        if any(mark[1] == "amnesia" for mark in trace.get("customdata") or [])
    ]
    assert drawn
    years = [mark[0] for mark in drawn[0]["customdata"]]
    shares = {
        year: percent / 100 for year, percent in zip(years, numbers(drawn[0]["y"]), strict=True)
    }
    assert shares == pytest.approx(dict(zip(asked["year"], asked["share"], strict=True)))


def test_the_title_never_claims_more_than_the_interval(open_page, warehouse):
    movers = answer(warehouse, "movers", FIRST_VIEW).table.set_index("trope_id")
    for direction in ("rising", "falling", "no clear change"):
        trope = movers.index[movers["direction"] == direction][0]
        title = open_page("trends", trope=[trope]).title[0].value
        assert direction in title


def test_what_is_held_constant_is_in_the_title_and_in_every_verdict(open_page, warehouse):
    adjust = ("format", "watchers")
    free = answer(warehouse, "movers", FIRST_VIEW).table.set_index("trope_id")
    held = answer(warehouse, "movers", FIRST_VIEW, adjust=adjust).table.set_index("trope_id")
    verdicts = free["direction"] + "," + held["direction"].reindex(free.index)
    for verdict in ("falling,falling", "rising,no clear change"):
        trope = verdicts.index[verdicts == verdict][0]
        app = open_page("trends", trope=[trope], adjust=list(adjust))
        assert held["direction"][trope] in app.title[0].value
        title = app.title[0].value
        assert "with format and audience size held constant (shares as seen: " in title
        assert f"{held['odds_ratio'][trope]:.2f}, 95 % interval" in text_of(app)
        assert "held constant" not in open_page("trends", trope=[trope]).title[0].value


@pytest.mark.parametrize("by", ["network", "country", "writer", "genre", "drama_format"])
def test_a_trope_is_broken_down_by_every_group(open_page, warehouse, by):
    app = open_page("trends", by=by, country="all", adjust="watchers")
    asked = answer(
        warehouse,
        "breakdown",
        Filters(years=(2010, 2025)),
        trope="love-triangle",
        by=by,
        period=4,
        adjust=("watchers",),
    ).table
    largest = asked.loc[asked["covered_in_group"].idxmax()]
    panels = figures(app)[1]
    heads = [note["text"] for note in panels["layout"]["annotations"] if "<b>" in note["text"]]
    assert len(heads) == min(asked["place"].nunique(dropna=False), 10)
    assert f"n = {largest['covered_in_group']:,}" in heads[0]
    assert largest["direction"] in heads[0]
    known = f"{largest['known_dramas']:,} of {largest['covered_in_view']:,} covered dramas"
    assert any(known in caption.value for caption in app.caption)


def test_one_group_alone_says_how_to_compare(open_page):
    app = open_page("trends", by="country")
    assert any("Widen the filters to compare" in info.value for info in app.info)


def test_nothing_to_break_down_is_calm(open_page):
    app = open_page("trends", by="network", country=["HK"], years=["1997", "1998"])
    panels = figures(app)[1]
    assert panels["layout"]["annotations"][0]["text"].startswith("Nothing to show")


def test_dramas_of_unknown_year_are_owned_up_to(open_page, warehouse):
    [(undated,)] = (
        warehouse.connection.cursor()
        .execute(
            "SELECT count(DISTINCT drama_id) FROM drama SEMI JOIN coverage USING (drama_id) "
            "WHERE year IS NULL"
        )
        .fetchall()
    )
    years = warehouse.connection.cursor().execute("SELECT min(year), max(year) FROM drama")
    app = open_page("trends", country="all", years=[str(year) for year in years.fetchone()])
    assert f"{undated} covered dramas of unknown year" in text_of(app)
    assert "unknown year" not in text_of(open_page("trends"))


def test_a_year_opens_the_dramas_behind_it(open_page, warehouse):
    app = open_page("trends", trope=["love-triangle"], year="2015")
    there = Filters(country=("KR",), years=(2015, 2015))
    asked = answer(warehouse, "dramas", there, trope="love-triangle").table
    listed = app.dataframe[0].value
    assert list(listed["title"]) == list(asked["title"])
    assert all(re.search(r"drama=[a-z0-9-]+", link) for link in listed["open"])


def test_no_trope_chosen_says_what_to_do(open_page):
    app = open_page("trends", trope="all")
    assert any("Choose at least one trope" in info.value for info in app.info)


def test_a_trope_shows_its_rules_terms_and_dramas(open_page, warehouse):
    app = open_page("tropes", trope="amnesia")
    asked = answer(warehouse, "tropes", FIRST_VIEW, trope=("amnesia",)).table.iloc[0]
    said = text_of(app)
    assert asked["definition"] in said
    assert asked["counts_when"] in said
    assert asked["counts_not_when"] in said
    assert f"{asked['dramas']:,} of {asked['covered']:,}" in said
    terms = next(frame.value for frame in app.dataframe if "term" in frame.value)
    assert "Amnesia" in set(terms["term"])


def test_a_trope_without_a_term_is_given_no_share(open_page):
    app = open_page("tropes", trope="shared-vulnerability")
    assert "no tag or keyword means it" in app.title[0].value
    assert any("taggers have no word for it" in info.value for info in app.info)
    assert "95" not in text_of(app)
    trends = open_page("trends", trope=["love-triangle", "shared-vulnerability"])
    assert any("Shared vulnerability" in warning.value for warning in trends.warning)


@pytest.mark.parametrize("by", ["network", "country", "writer", "genre", "drama_format"])
def test_where_a_trope_lives_by_every_group(open_page, by):
    app = open_page("tropes", by=by, country="all")
    assert len(figures(app)) == 2


def test_the_default_drama_is_head_over_heels_with_every_statement(open_page, warehouse):
    app = open_page("drama")
    asked = answer(warehouse, "statements", Filters()).table
    assert app.title[0].value.startswith("Head over Heels")
    every = next(frame.value for frame in app.dataframe if "says" in frame.value)
    assert len(every) == len(asked)
    assert not every["says"].isna().any()


def test_a_drama_is_found_by_its_native_name(open_page):
    app = open_page("drama")
    app.text_input(key="search").set_value("도깨비").run()
    match = next(button for button in app.button if "Guardian" in button.label)
    match.click().run()
    assert "Guardian" in app.title[0].value
    assert app.query_params["drama"] == "guardian-the-lonely-and-great-god-2016"
    assert app.text_input(key="search").value == ""


def test_a_name_that_no_drama_has_says_what_to_try(open_page):
    app = open_page("drama")
    app.text_input(key="search").set_value("zzzz").run()
    assert any("No drama here is called" in info.value for info in app.info)


def test_a_drama_that_nobody_has_looked_at_says_so(open_page, warehouse):
    silent = (
        warehouse.connection.cursor()
        .execute(
            "SELECT drama_id FROM drama ANTI JOIN annotation USING (drama_id) ORDER BY drama_id"
        )
        .fetchone()[0]
    )
    app = open_page("drama", drama=silent)
    assert "no source speaks of its tropes yet" in app.title[0].value
    assert any("nobody here has looked" in info.value for info in app.info)


def test_a_filter_by_stance_keeps_the_other_statements_out(open_page):
    app = open_page("drama", stance=["avoided"])
    every = next(frame.value for frame in app.dataframe if "says" in frame.value)
    assert set(every["stance"]) == {"avoided"}


def test_a_filter_by_source_changes_the_denominator(open_page, warehouse):
    view = answer(
        warehouse, "view", Filters(country=("KR",), years=(2010, 2025), source=("tmdb",))
    ).table.iloc[0]
    line = open_page(source=["tmdb"]).caption[0].value
    assert f"{view['covered']:,} of them covered by Keywords on TMDB" in line


def test_the_data_version_is_on_the_screen(open_page, warehouse):
    assert warehouse.data_version in text_of(open_page("sources"))


def test_a_link_with_unusable_values_is_told_and_mended(open_page):
    app = open_page("trends", country=["XX", "CN"], trope=["nonsense"])
    told = "\n".join(warning.value for warning in app.warning)
    assert "`XX`" in told
    assert "`nonsense`" in told
    assert "China" in app.caption[0].value
