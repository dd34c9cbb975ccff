"""What one person sees, another sees by the link."""

from __future__ import annotations


def in_view(page) -> str:
    return page.get_by_text("romance dramas").first.inner_text()


def test_an_untouched_dashboard_has_a_bare_address(visit):
    visit.open("/")
    assert visit.path == "/"


def test_a_filter_is_in_the_address_and_opens_elsewhere(visits, visit):
    page = visit.open("/")
    page.get_by_label("Country").first.click()
    page.get_by_role("option", name="China").click()
    page.get_by_text("from China and South Korea").or_(
        page.get_by_text("from South Korea and China")
    ).wait_for()
    visit.settle()
    assert visit.path == "/?country=KR&country=CN"

    other = visits(viewport={"width": 1280, "height": 900})
    elsewhere = other.open(visit.path)
    assert in_view(elsewhere) == in_view(page)
    assert other.path == visit.path


def test_no_country_at_all_is_a_link_too(visit):
    page = visit.open("/?country=all")
    assert "from" not in in_view(page)
    assert visit.path == "/?country=all"


def test_the_menu_keeps_the_filters_and_back_returns_to_what_was_seen(visit):
    page = visit.open("/?country=CN&years=2015&years=2020")
    seen = in_view(page)
    page.get_by_role("link", name="Trends", exact=True).click()
    page.wait_for_url("**/trends**")
    visit.settle()
    assert visit.path == "/trends?country=CN&years=2015&years=2020"
    assert in_view(page) == seen
    page.go_back()
    visit.settle()
    assert visit.path == "/?country=CN&years=2015&years=2020"
    assert in_view(page) == seen


def test_back_takes_back_a_filter(visit):
    page = visit.open("/trends")
    before = in_view(page)
    page.get_by_label("Country").first.click()
    page.get_by_role("option", name="Japan").click()
    page.get_by_text("Japan").first.wait_for()
    visit.settle()
    assert in_view(page) != before
    page.go_back()
    page.get_by_text(before.split(";")[0]).first.wait_for()
    visit.settle()
    assert in_view(page) == before


def test_a_value_that_means_nothing_is_named_in_a_notice(visit):
    page = visit.open("/trends?country=XX&trope=love-square&years=2015&years=1066")
    notices = page.get_by_role("alert").all_inner_texts()
    assert any("“XX”" in notice for notice in notices)
    assert any("“love-square”" in notice for notice in notices)
    assert any("1066" in notice for notice in notices)
    assert visit.path == "/trends"


def test_a_page_keeps_its_own_choice_while_the_reader_is_elsewhere(visit):
    page = visit.open("/tropes?trope=amnesia")
    page.get_by_role("link", name="Drama", exact=True).click()
    page.wait_for_url("**/drama**")
    visit.settle()
    page.get_by_role("link", name="Tropes", exact=True).click()
    page.wait_for_url("**/tropes**")
    visit.settle()
    assert visit.path == "/tropes?trope=amnesia"
    assert "Amnesia" in page.get_by_role("heading", level=1).inner_text()
