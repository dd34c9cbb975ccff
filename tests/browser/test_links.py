"""What one person sees, another sees by the link."""

from __future__ import annotations

from slowburn.ui.pages import PAGES

PATHS = {page.title: "" if page is PAGES[0] else page.name for page in PAGES}
NAMES = list(PATHS)


def test_an_untouched_dashboard_has_a_bare_address(visit):
    visit.open("/")
    assert visit.path == "/"


def test_a_filter_is_in_the_address_and_opens_elsewhere(visits, visit):
    page = visit.open("/")
    page.get_by_label("Country").first.click()
    page.get_by_role("option", name="China").click()
    page.keyboard.press("Escape")
    visit.wait_for_view("South Korea and China")
    assert visit.path == "/?country=KR&country=CN"

    other = visits(viewport={"width": 1280, "height": 900})
    other.open(visit.path)
    assert other.in_view == visit.in_view
    assert other.path == visit.path


def test_no_country_at_all_is_a_link_too(visit):
    visit.open("/?country=all")
    assert "from" not in visit.in_view
    assert visit.path == "/?country=all"


def test_the_menu_keeps_the_filters_and_back_returns_to_what_was_seen(visit):
    page = visit.open("/?country=CN&years=2015&years=2020")
    seen = visit.in_view
    page.get_by_role("link", name="Trends", exact=True).click()
    page.wait_for_url("**/trends**")
    visit.settle()
    assert visit.path == "/trends?country=CN&years=2015&years=2020"
    assert visit.in_view == seen
    page.go_back()
    visit.settle()
    assert visit.path == "/?country=CN&years=2015&years=2020"
    assert visit.in_view == seen


def test_back_takes_back_a_filter(visit):
    page = visit.open("/trends")
    before = visit.in_view
    page.get_by_label("Country").first.click()
    page.get_by_role("option", name="Japan").click()
    page.keyboard.press("Escape")
    visit.wait_for_view("South Korea and Japan")
    assert visit.in_view != before
    page.go_back()
    visit.wait_for_view("from South Korea,")
    assert visit.in_view == before


def test_a_value_that_means_nothing_is_named_in_a_notice(visit):
    page = visit.open("/trends?country=XX&trope=love-square&years=2015&years=1066")
    notices = page.get_by_role("alert").all_inner_texts()
    assert any("XX" in notice for notice in notices)
    assert any("love-square" in notice for notice in notices)
    assert any("1066" in notice for notice in notices)
    assert visit.path == "/trends"


def test_the_menu_leads_from_every_page_to_every_other(visit):
    page = visit.open("/")
    there_and_back = [*NAMES[1:], *reversed(NAMES[:-1])]
    for name in there_and_back:
        links = {other: page.get_by_role("link", name=other, exact=True).first for other in NAMES}
        for other, link in links.items():
            address = link.get_attribute("href").split("?")[0]
            assert address.rstrip("/").endswith(PATHS[other])
        links[name].click()
        visit.wait_for_title(f"{name} · Slowburn")
        assert visit.path == f"/{PATHS[name]}"
        assert page.locator('[data-testid="stAlertContentError"]').count() == 0, name
        assert page.locator('[data-testid="stAlertContentWarning"]').count() <= 1
    assert visit.complaints == []


def test_a_trope_opened_from_a_finding_leaves_the_trends_as_they_were(visit):
    page = visit.open("/")
    page.get_by_role("link", name="Open this trope").first.click()
    visit.wait_for_title("Tropes · Slowburn")
    page.get_by_role("link", name="Trends", exact=True).click()
    visit.wait_for_title("Trends · Slowburn")
    assert visit.path == "/trends"
    assert "Love triangle" in page.get_by_role("heading", level=1).inner_text()


def test_a_setting_that_no_page_knows_is_named(visit):
    page = visit.open("/trends?countries=JP")
    assert "countries" in page.get_by_role("alert").first.inner_text()


def test_markdown_in_a_link_is_shown_as_text(visit):
    page = visit.open(
        "/?country=%5BClick%5D(https://example.org)&source=!%5Bx%5D(https://example.org/x.png)"
    )
    notices = page.get_by_role("alert")
    assert "[Click](https://example.org)" in " ".join(notices.all_inner_texts())
    assert notices.locator("a, img").count() == 0
    assert visit.complaints == []


def test_markup_in_a_link_is_shown_as_text(visit):
    page = visit.open("/?country=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    notice = page.get_by_role("alert").first
    assert "<img src=x" in notice.inner_text()
    assert notice.locator("img").count() == 0
    assert visit.complaints == []


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
