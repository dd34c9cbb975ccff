"""Whole tasks, as a reader does them."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import expect

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

FIRST_VIEW = Filters(country=("KR",), years=(2010, 2025))


def click_until(visit, mark, in_address):
    """Click a mark of a chart; again, if the chart was not listening yet."""
    for _ in range(5):
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for _ in range(50):
            if in_address in visit.path:
                return
            visit.page.wait_for_timeout(100)
    raise AssertionError(f"no click led to {in_address}: {visit.path}")


def test_a_point_of_the_trend_opens_the_dramas_behind_it(visit):
    page = visit.open("/trends?trope=love-triangle")
    points = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace .points path")
    points.first.wait_for(state="attached")
    click_until(visit, points.nth(5), "year=2015")
    page.get_by_text("every drama of which a source in view speaks").wait_for()
    visit.settle()
    assert "year=2015" in visit.path
    assert visit.complaints == []


def test_a_trend_is_broken_down_and_held_constant_and_the_link_shows_the_same(visits, visit):
    page = visit.open("/trends?country=all")
    page.get_by_role("combobox", name="Hold constant").click()
    page.get_by_role("option", name="Audience size").click()
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1, name="with audience size held constant").wait_for()
    visit.settle()
    page.get_by_role("radio", name="Country").click()
    page.get_by_role("heading", name="Love triangle by country").wait_for()
    visit.settle()
    assert visit.path == "/trends?country=all&adjust=watchers&by=country"
    other = visits(viewport={"width": 390, "height": 844})
    there = other.open(visit.path)
    expect(there.get_by_role("heading", name="Love triangle by country")).to_be_visible()
    assert "held constant" in there.get_by_role("heading", level=1).inner_text()
    assert visit.complaints == other.complaints == []


def test_a_mover_opens_its_trope(visit):
    page = visit.open("/?country=CN")
    dots = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace .points path")
    dots.first.wait_for(state="attached")
    click_until(visit, dots.first, "/tropes?country=CN")
    visit.wait_for_title("Tropes · Slowburn")
    assert visit.complaints == []


def test_a_cell_of_the_matrix_opens_the_dramas_with_both(visit):
    page = visit.open("/together")
    cells = page.locator(".js-plotly-plot").first.locator(".barlayer .point path")
    cells.first.wait_for(state="attached")
    click_until(visit, cells.nth(100), "also=")
    page.get_by_text("expected by chance").first.wait_for()
    visit.settle()
    assert visit.path.startswith("/together?trope=")
    assert visit.complaints == []


def test_a_dumbbell_opens_the_dramas_on_which_sources_differ(visit):
    page = visit.open("/disagreement")
    dots = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace .points path")
    dots.first.wait_for(state="attached")
    click_until(visit, dots.first, "trope=")
    page.get_by_text("of which one source says it").wait_for()
    visit.settle()
    assert visit.complaints == []


OPENINGS = [
    ("/drama", "What the sources say of each trope", "&stance="),
    ("/drama", "The index by each source alone", "said_by="),
    ("/tropes", "Love triangle by network", "place="),
    ("/trends?by=network", "Love triangle by network, 4 years a point", "place="),
    ("/maturity", "Mean index of the dramas of each year", "year="),
    ("/maturity", "Mean index by network", "place="),
    ("/compare", "The eight dimensions on one scale", "dimension="),
    ("/sources", "How many dramas of each year the sources cover", "year="),
]


@pytest.mark.parametrize(("path", "title", "in_address"), OPENINGS)
def test_a_mark_of_any_chart_opens_what_it_stands_for(visit, path, title, in_address):
    page = visit.open(path)
    marks = ".scatterlayer .trace .points path, .barlayer .point path"
    heading = page.get_by_role("heading", name=title, exact=True)
    heading.wait_for()
    below = heading.locator("xpath=following::*[contains(@class, 'js-plotly-plot')][1]")
    below.locator(marks).first.wait_for(state="attached")
    click_until(visit, below.locator(marks).last, in_address)
    visit.settle()
    assert visit.complaints == []


def test_a_title_with_signs_of_markup_is_shown_as_it_is(visit):
    page = visit.open("/drama")
    page.get_by_label("Find a drama").fill("sh**ting stars")
    page.get_by_role("button", name="Sh**ting Stars").first.click()
    page.get_by_role("heading", level=1, name="Sh**ting Stars").wait_for()


def test_the_downloaded_numbers_are_those_of_the_question(visit, warehouse):
    page = visit.open("/trends")
    movers = answer(warehouse, "movers", FIRST_VIEW).table
    page.get_by_text("Statements per covered drama").wait_for()
    page.get_by_role("button", name="Export").last.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    text = download.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["trope_id"] for row in rows] == list(movers["trope_id"])
    assert [float(row["share_now"]) for row in rows] == list(movers["share_now"])
    assert warehouse.data_version in download.value.suggested_filename


def test_the_shown_sql_is_the_query_with_its_values(visit):
    page = visit.open("/trends")
    page.get_by_role("button", name="SQL").first.click()
    code = page.locator('[data-testid="stCode"]').first
    code.wait_for()
    sql = code.inner_text()
    assert "selected_drama" in sql
    assert "'KR'" in sql
    assert "$country" not in sql


def test_the_table_beside_a_chart_opens(visit):
    page = visit.open("/tropes")
    page.get_by_role("button", name="Table").first.click()
    page.locator('[role="dialog"] [data-testid="stDataFrame"]').first.wait_for()
    assert visit.complaints == []


def test_a_drama_is_found_in_hangul_and_opened_by_its_link(visits, visit):
    page = visit.open("/drama")
    page.get_by_label("Find a drama").fill("도깨비")
    page.get_by_role("button", name="Guardian").first.click()
    page.get_by_role("heading", level=1, name="Guardian").wait_for()
    visit.settle()
    assert visit.path == "/drama?drama=guardian-the-lonely-and-great-god-2016"
    other = visits(viewport={"width": 390, "height": 844})
    assert "Guardian" in other.open(visit.path).get_by_role("heading", level=1).inner_text()


def test_the_trend_can_be_read_with_the_keyboard_alone(visit):
    page = visit.open("/trends")
    year = page.get_by_label("Dramas behind the year")
    year.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("2016")
    page.keyboard.press("Enter")
    page.get_by_text("every drama of which a source in view speaks").wait_for()
    visit.settle()
    assert "year=2016" in visit.path


def test_the_filters_are_closed_on_a_phone_and_open_at_a_touch(visits):
    phone = visits(viewport={"width": 390, "height": 844})
    page = phone.open("/")
    country = page.get_by_label("Country").first
    expect(country).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(country).to_be_in_viewport()


def test_a_new_server_asked_for_a_page_by_its_address_shows_the_whole_app(visit):
    """Streamlit runs the first page of a new server without app.py, where there is a pages/."""
    page = visit.open("/sources")
    expect(page.get_by_role("link", name="Trends", exact=True)).to_be_visible()
    assert "romance dramas" in visit.in_view
