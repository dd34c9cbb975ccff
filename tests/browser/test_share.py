"""What leaves the dashboard in a real browser: copied links, embedded charts, pictures."""

from __future__ import annotations

import pytest

FIGURE = "() => JSON.stringify(document.querySelectorAll('.js-plotly-plot')[{number}].data)"


def clipboard(page) -> str:
    """What was copied, once there is something."""
    for _ in range(50):
        if text := page.evaluate("navigator.clipboard.readText()"):
            return str(text)
        page.wait_for_timeout(100)
    pytest.fail("nothing was copied")


@pytest.fixture
def copied(visits):
    """Open a page's Share and copy the text under its first button."""

    def copy(path: str):
        visit = visits(
            viewport={"width": 1280, "height": 900},
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = visit.open(path)
        page.get_by_role("button", name="Share").click()
        page.get_by_role("dialog").get_by_role("button", name="Copy to clipboard").first.click()
        return visit, clipboard(page)

    return copy


def test_the_copied_link_is_the_one_in_the_address(copied):
    visit, text = copied("/trends?country=CN&trope=amnesia")
    assert text == visit.page.url
    assert visit.complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_an_embedded_chart_fits_its_frame_and_has_the_data_of_the_page(visits, width):
    whole = visits(viewport={"width": 1280, "height": 900}).open("/trends?country=CN")
    visit = visits(viewport={"width": width, "height": 900})
    page = visit.page
    page.goto(f"{visit.address}/trends?country=CN&embed=true&chart=movers")
    page.get_by_text("Open in Slowburn").wait_for()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.locator(".js-plotly-plot").count() == 1
    assert page.evaluate(FIGURE.format(number=0)) == whole.evaluate(FIGURE.format(number=1))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("heading").all_inner_texts() == [
        "What rises and what falls over the period"
    ]
    for role in ("combobox", "slider", "navigation", "button"):
        assert not [one for one in page.get_by_role(role).all() if one.is_visible()], role
    link = page.get_by_role("link", name="Open in Slowburn")
    assert link.get_attribute("href") == f"{visit.address}/trends?country=CN"
    assert visit.complaints == []


def test_a_chart_leaves_as_a_picture(visit):
    page = visit.open("/trends")
    page.get_by_role("button", name="Export").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG", exact=True).click()
    drawn = download.value.path().read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "Love triangle" in drawn
    assert "data version" in drawn
    assert visit.complaints == []
