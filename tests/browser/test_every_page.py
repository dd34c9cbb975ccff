"""Every page, wide and narrow, light and dark: drawn, calm, readable, without a complaint."""

from __future__ import annotations

import pytest

PAGES = [
    *("/", "/trends", "/trends?by=network&adjust=format", "/tropes", "/together"),
    *("/maturity", "/drama", "/compare", "/disagreement", "/sources"),
]
SCREENS = {
    "wide-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "wide-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow-light": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "narrow-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_page_is_drawn_without_a_complaint(visits, path, screen):
    visit = visits(**SCREENS[screen])
    page = visit.open(path)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert visit.complaints == []
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.locator('[data-testid="stAlertContentError"]').count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(visits, path):
    page = visits(**SCREENS["narrow-light"]).open(path)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    wider = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
          .filter(e => !e.closest('[data-testid="stDataFrame"], svg, pre'))
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
          .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert wider == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", PAGES)
def test_every_chart_says_in_words_what_it_shows(visit, path):
    page = visit.open(path)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    charts = page.locator('[data-testid="stPlotlyChart"]')
    assert charts.count() > 0
    for chart in charts.all():
        words = chart.evaluate(
            "e => (e.getAttribute('aria-label') || '') + "
            "[...e.querySelectorAll('[aria-label]')].map(c => c.getAttribute('aria-label')).join()"
        )
        assert len(words) > 30, words


@pytest.mark.parametrize("path", PAGES)
def test_the_page_says_what_is_in_view(visit, path):
    visit.open(path)
    in_view = visit.in_view
    assert "South Korea" in in_view
    assert "2010–2025" in in_view
    assert "covered by" in in_view
