"""Every control of every page: change it, take the link, open it elsewhere, see the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from slowburn.ui.pages import PAGES
from slowburn.ui.values import Choice, Choices, Numbers, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from slowburn.ui.links import Control

WIDE = {"viewport": {"width": 1280, "height": 1400}}
IN_THE_SIDEBAR = PAGES[1].name
"""The page on which the filters of all pages are changed too."""
FIGURES = """() => [...document.querySelectorAll('[data-testid="stMain"] .js-plotly-plot')]
  .map(e => JSON.stringify(e.data))"""
WORDS = """() => [...document.querySelectorAll('[data-testid="stMain"] :is(h1, h2, h3, p, label)')]
  .map(e => e.innerText)"""


def choose_another(page: Page, control: Control) -> None:
    """Choose another value, of a select box or of buttons in a row."""
    field = page.get_by_role("combobox", name=control.label, exact=True)
    if field.count():
        field.first.click()
        page.get_by_role("option", selected=False).nth(1).click()
    else:
        group = page.get_by_role("radiogroup", name=control.label, exact=True)
        group.get_by_role("radio", checked=False).last.click()


def choose_one_more(page: Page, control: Control) -> None:
    page.get_by_role("combobox", name=control.label, exact=True).click()
    page.get_by_role("option", selected=False).first.click()
    page.keyboard.press("Escape")


def push_the_lower_end(page: Page, control: Control) -> None:
    ends = page.get_by_role("slider", name=control.label)
    ends.first.focus()
    page.keyboard.press("ArrowRight")


def push_the_first(page: Page, control: Control) -> None:
    page.get_by_text("weigh the eight dimensions").click()
    page.get_by_role("slider", name=next(iter(control.kind.options.values()))).focus()
    page.keyboard.press("ArrowRight")


def find_a_drama(page: Page, _: Control) -> None:
    page.get_by_placeholder("Any name, in any script").fill("도깨비")
    page.get_by_role("button", name="Guardian").first.click()


def pin(page: Page, _: Control) -> None:
    """The version is no choice of the page's: Share writes it, and a reader opens it."""
    sign = "&" if "?" in page.url else "?"
    page.goto(f"{page.url}{sign}version=0123456789ab")


WAYS: dict[tuple[type, bool], Callable[[Page, Control], None]] = {
    (Choice, True): choose_another,
    (Choices, True): choose_one_more,
    (Span, True): push_the_lower_end,
    (Numbers, False): push_the_first,
    (Choices, False): find_a_drama,
}
BY_NAME: dict[str, Callable[[Page, Control], None]] = {"drama": find_a_drama, "version": pin}


def way_to_change(control: Control) -> Callable[[Page, Control], None]:
    return BY_NAME.get(control.name) or WAYS[type(control.kind), control.label is not None]


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_what_the_controls_show_the_link_shows_elsewhere(visits, open_with_every_control, name):
    controls = [
        control
        for control in open_with_every_control(name).session_state["link"].drawn
        if name == IN_THE_SIDEBAR or not control.everywhere
    ]
    if not controls:
        pytest.skip("the page has no controls of its own")
    visit = visits(**WIDE)
    page = visit.open(f"/{name}")
    # The pin last: it comes by a link.
    for control in sorted(controls, key=lambda control: control.name == "version"):
        before = visit.path
        way_to_change(control)(page, control)
        page.wait_for_function("before => location.href !== before", arg=before)
        visit.settle()
        expect(page).to_have_url(lambda url, control=control: f"{control.name}=" in url)
    other = visits(**WIDE)
    elsewhere = other.open(visit.path)
    assert other.path == visit.path
    assert elsewhere.evaluate(WORDS) == page.evaluate(WORDS)
    assert elsewhere.evaluate(FIGURES) == page.evaluate(FIGURES)
    assert visit.complaints == other.complaints == []
