"""The pages on maturity: the map, one drama's makings, dramas side by side, the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))
OF_MANY = Filters(country=("KR",), years=(2010, 2025), source=("mdl", "tmdb"))
HEAD_OVER_HEELS = "head-over-heels-2025"
WEIGHTS = ["pacing:5", "restraint:0"]


def text_of(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    return "\n".join(part.value for part in parts)


def asked(warehouse, question, filters=FIRST_VIEW, **parameters):
    return answer(warehouse, question, filters, **parameters).table


def test_the_title_puts_the_essay_and_the_viewers_side_by_side(open_page, warehouse):
    verdicts = asked(warehouse, "verdicts").set_index("source_id")
    title = open_page("maturity").title[0].value
    for source, by in (("essay-grown-up-romance", "the essay"), ("mdl", "viewers' 3 tags")):
        row = verdicts.loc[source]
        assert f"{row['index']:.0f} ({row['low']:.0f}–{row['high']:.0f}) by {by}" in title


def test_a_drama_of_one_sort_of_source_is_told_with_its_interval(open_page, warehouse):
    drama = "our-beloved-summer-2021"
    row = asked(warehouse, "maturity").set_index("drama_id").loc[drama]
    title = open_page("maturity", drama=[drama]).title[0].value
    assert f"{row['index']:.0f} ({row['low']:.0f}–{row['high']:.0f}) of 100" in title


def test_the_map_draws_every_drama_of_which_something_is_said(open_page, warehouse):
    table = asked(warehouse, "maturity")
    alt = open_page("maturity").get("plotly_chart")[0].proto.alt
    assert f"{len(table):,}" in alt
    assert "Head over Heels" in alt


def test_weights_are_taken_from_the_link_and_kept_in_it(open_page, warehouse):
    row = asked(warehouse, "maturity", weight=tuple(WEIGHTS)).set_index("drama_id")
    row = row.loc["our-beloved-summer-2021"]
    app = open_page("maturity", weight=WEIGHTS, drama=["our-beloved-summer-2021"])
    assert app.slider(key="weight-pacing").value == 5
    assert app.slider(key="weight-restraint").value == 0
    assert f"{row['index']:.0f} ({row['low']:.0f}–{row['high']:.0f})" in app.title[0].value
    assert app.query_params["weight"] == WEIGHTS


def test_a_weight_that_is_moved_is_in_the_link_and_on_the_next_page(open_page):
    app = open_page("maturity")
    app.slider(key="weight-pacing").set_value(3.0).run()
    assert app.query_params["weight"] == "pacing:3"
    app.switch_page("pages/compare.py").run()
    assert app.slider(key="weight-pacing").value == 3
    app.slider(key="weight-pacing").set_value(1.0).run()
    assert "weight" not in app.query_params


@pytest.mark.parametrize("weight", ["pacing:99", "paceing:1", "pacing", "pacing:-1", "pacing:1e1"])
def test_a_weight_that_cannot_be_used_is_named(open_page, weight):
    app = open_page("maturity", weight=[weight])
    assert any(weight.replace("`", "") in warning.value for warning in app.warning)
    assert "weight" not in app.query_params


def test_all_weights_at_zero_count_alike_and_say_so(open_page):
    names = ["emotional-maturity", "communication", "realism", "friendship"]
    names += ["vulnerability", "growth", "pacing", "restraint"]
    app = open_page("maturity", weight=[f"{name}:0" for name in names])
    assert any("All weights are 0" in info.value for info in app.info)


def test_dramas_are_added_to_the_map_and_taken_away(open_page):
    app = open_page("maturity")
    app.text_input(key="search").set_value("도깨비").run()
    next(button for button in app.button if "Guardian" in button.label).click().run()
    both = [HEAD_OVER_HEELS, "guardian-the-lonely-and-great-god-2016"]
    assert app.query_params["drama"] == both
    app.button(key=f"without-{HEAD_OVER_HEELS}").click().run()
    assert app.query_params["drama"] == both[1]
    app.button(key=f"without-{both[1]}").click().run()
    assert app.query_params["drama"] == "all"
    assert "Half of the" in app.title[0].value


def test_no_more_dramas_than_there_is_room_for(open_page, warehouse):
    many = list(asked(warehouse, "maturity")["drama_id"].head(9))
    app = open_page("maturity", drama=many)
    assert app.query_params["drama"] == many[:6]
    assert any(many[6] in warning.value for warning in app.warning)


def test_whether_the_genre_grew_up_is_said_with_its_interval(open_page, warehouse):
    [whole] = asked(warehouse, "maturity_by", OF_MANY, by="all").itertuples()
    assert whole.change_low > 0
    assert f"rises: +{whole.change:.1f} points a decade" in text_of(open_page("maturity"))
    flat = asked(warehouse, "maturity_by", Filters(country=("JP",), years=(2010, 2025)), by="all")
    assert flat["change_low"].iloc[0] < 0 < flat["change_high"].iloc[0]
    assert "No clear change" in text_of(open_page("maturity", country=["JP"]))


@pytest.mark.parametrize("by", ["network", "country", "writer", "genre", "drama_format"])
def test_the_index_by_every_group(open_page, by):
    assert len(open_page("maturity", by=by, country="all").get("plotly_chart")) == 4


def test_a_drama_shows_what_its_index_is_made_of(open_page, warehouse):
    app = open_page("drama")
    # Its rank is that by the sources that look at other dramas too; what all say is drawn below.
    row = asked(warehouse, "maturity", OF_MANY).set_index("drama_id").loc[HEAD_OVER_HEELS]
    assert f"{row['index']:.0f} of 100" in text_of(app)
    assert f"{int(row['rank_low']):,}–{int(row['rank_high']):,}" in text_of(app)
    everything = asked(warehouse, "verdicts")["index"].iloc[0]
    alts = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert any(f"{everything:.0f}" in alt and "mean" in alt for alt in alts)


def test_a_click_on_a_bar_lists_the_statements_behind_it(open_page, warehouse):
    app = open_page("drama", trope=["idealised-partner"])
    listed = next(frame.value for frame in app.dataframe if "says" in frame.value)
    said = asked(warehouse, "statements")
    assert len(listed) == (said["trope_id"] == "idealised-partner").sum() > 0
    assert set(listed["trope"]) == {"Idealised partner"}


def test_how_little_tells_dramas_apart_is_said(open_page, warehouse):
    table = asked(warehouse, "maturity", OF_MANY)
    judged = table[table["statements"] > 0]
    mean = asked(warehouse, "explain")["level"].iloc[0]
    clear = ((judged["low"] > mean) | (judged["high"] < mean)).sum()
    said = text_of(open_page("maturity"))
    assert f"Of {len(judged):,} dramas" in said
    assert f"{clear:,} stand clear" in said


def test_chosen_dramas_that_the_filters_leave_out_are_named(open_page):
    pair = ["our-beloved-summer-2021", "boys-over-flowers-2009"]
    assert "Boys over Flowers is left out by the filters" in text_of(
        open_page("maturity", drama=pair)
    )
    assert "not among the dramas in view" in open_page("maturity", country=["CN"]).title[0].value


def test_a_few_dramas_are_not_ranked(open_page):
    app = open_page("maturity", source=["essay-grown-up-romance"])
    assert "Too few dramas in view to rank them" in text_of(app)
    assert "random weightings" not in text_of(app)


def test_a_drama_that_no_source_in_view_speaks_of_is_not_compared(open_page):
    app = open_page("compare", source=["tmdb"])
    assert "of Head over Heels no source in view speaks" in app.title[0].value
    assert app.dataframe[1].value.set_index("")["Head over Heels"].iloc[0] == "—"


def test_a_drama_that_only_says_what_no_dimension_knows_has_no_index(open_page, warehouse):
    table = asked(warehouse, "maturity", Filters())
    spoken = {
        drama
        for (drama,) in warehouse.connection.cursor()
        .execute("SELECT DISTINCT drama_id FROM annotation")
        .fetchall()
    }
    silent = next(d for d in table.loc[table["statements"] == 0, "drama_id"] if d in spoken)
    app = open_page("drama", drama=silent)
    assert any("maturity index could rest on" in info.value for info in app.info)


def test_dramas_side_by_side(open_page, warehouse):
    pair = ["our-beloved-summer-2021", "boys-over-flowers-2009"]
    app = open_page("compare", drama=pair)
    facts, maturity, tropes = (frame.value for frame in app.dataframe[:3])
    assert list(facts)[1:] == list(maturity)[1:] == list(tropes)[1:]
    for drama, name in zip(pair, list(tropes)[1:], strict=True):
        index = asked(warehouse, "verdicts", drama=drama)["index"].iloc[0]
        assert maturity[name].iloc[0] == f"{index:.0f}"
        said = asked(warehouse, "statements", drama=drama)
        assert (tropes[name] != "").sum() == said["trope"].nunique()
    shared = ((tropes.iloc[:, 1] != "") & (tropes.iloc[:, 2] != "")).sum()
    assert f"share {shared} trope" in app.title[0].value


def test_nothing_to_compare_says_what_to_do(open_page):
    app = open_page("compare", drama="all")
    assert any("Find a drama above" in info.value for info in app.info)


def test_only_the_sources_in_view_are_compared(open_page, warehouse):
    app = open_page("compare", source=["tmdb"])
    counts = app.dataframe[1].value.set_index("").loc["Statements behind it"]
    only = Filters(source=("tmdb",))
    expected = asked(warehouse, "verdicts", only)["statements"].iloc[0]
    assert counts["Head over Heels"] == str(expected)


def test_the_method_page_gives_the_figures_of_the_data_at_hand(open_page, warehouse):
    [found] = asked(warehouse, "validity", Filters()).itertuples()
    app = open_page("method")
    assert f"AUC {found.auc:.2f}" in app.title[0].value
    assert f"{found.auc_low:.2f}–{found.auc_high:.2f}" in text_of(app)
    loadings = next(frame.value for frame in app.dataframe if "because" in frame.value)
    [[count]] = warehouse.connection.cursor().execute("SELECT count(*) FROM loading").fetchall()
    assert len(loadings) == count


def test_too_few_judged_couples_give_no_figure(open_page):
    app = open_page("method", source=["essay-grown-up-romance"])
    assert "AUC" not in text_of(app)
    assert "too few to say" in text_of(app)
