"""Every control of every page: change it, take the link, open it elsewhere, see the same."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import TimeoutError, expect  # noqa: A004 - Playwright's own

from slowburn.ui.addresses import with_query
from slowburn.ui.pages import PAGES
from slowburn.ui.values import Choice, Choices, Numbers, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from slowburn.ui.linked import Control

WIDE = {"viewport": {"width": 1280, "height": 1400}}
IN_THE_SIDEBAR = PAGES[1].name
"""The page on which the filters of all pages are changed too."""
FIGURES = """() => [...document.querySelectorAll('[data-testid="stMain"] .js-plotly-plot')]
  .map(e => JSON.stringify(e.data))"""
ALL_DRAWN = """charts => document.querySelectorAll(
    '[data-testid="stMain"] .js-plotly-plot:has(.main-svg)').length === charts"""
WORDS = """() => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(h1, h2, h3, [data-testid="stCaptionContainer"])')]
  .filter(e => !e.closest('[data-testid="stExpander"]')).map(e => e.innerText)"""
CHANGED = """([name, before]) =>
  new URLSearchParams(location.search).getAll(name).join() !== before"""


class OnlyOneError(Exception):
    """Raised where the data leaves only one value to choose, such as one pair of sources."""


PATIENCE = (300, 1000, 3000, 3000, 3000)
"""Milliseconds until a field is clicked once more: a run that was under way may close its list."""


def open_list(page: Page, field: Locator) -> None:
    for milliseconds in PATIENCE:
        field.click()
        with suppress(TimeoutError):
            page.get_by_role("option").first.wait_for(timeout=milliseconds)
            return
    raise AssertionError("the list did not open")


def choose_from_list(page: Page, field: Locator, *, most: int) -> None:
    """Choose the first value that is not chosen yet, if the list has more than ``most``."""
    for milliseconds in PATIENCE:
        open_list(page, field)
        if page.get_by_role("option").count() <= most:
            page.keyboard.press("Escape")
            raise OnlyOneError
        with suppress(TimeoutError):
            page.get_by_role("option", selected=False).first.click(timeout=milliseconds)
            return
    raise AssertionError("no other value could be chosen")


def choose_another(page: Page, control: Control) -> None:
    """Choose another value, of a select box or of buttons in a row."""
    field = page.get_by_role("combobox", name=control.label, exact=True)
    group = page.get_by_role("radiogroup", name=control.label, exact=True)
    expect(field.or_(group)).to_have_count(1)  # for a moment, the old one stands beside the new
    if group.count():
        group.get_by_role("radio", checked=False).last.click()
    else:
        choose_from_list(page, field, most=1)


def choose_one_more(page: Page, control: Control) -> None:
    field = page.get_by_role("combobox", name=control.label, exact=True)
    expect(field).to_have_count(1)
    choose_from_list(page, field, most=0)
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


def no_other_workspace(_page: Page, _: Control) -> None:
    """Nothing is kept on this server; another test opens a workspace by its link."""
    raise OnlyOneError


WAYS: dict[tuple[type, bool], Callable[[Page, Control], None]] = {
    (Choice, True): choose_another,
    (Choices, True): choose_one_more,
    (Span, True): push_the_lower_end,
    (Numbers, False): push_the_first,
    (Choices, False): find_a_drama,
}
BY_NAME: dict[str, Callable[[Page, Control], None]] = {
    "drama": find_a_drama,
    "version": pin,
    "workspace": no_other_workspace,
}


def way_to_change(control: Control) -> Callable[[Page, Control], None]:
    return BY_NAME.get(control.name) or WAYS[type(control.kind), control.label is not None]


def figures(page: Page, charts: int) -> list[str]:
    """The data of the charts, of which there are so many once all are drawn."""
    page.wait_for_function(ALL_DRAWN, arg=charts)
    drawn: list[str] = page.evaluate(FIGURES)
    return drawn


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_what_the_controls_show_the_link_shows_elsewhere(
    visits, open_page, open_with_every_control, name
):
    app = open_with_every_control(name)
    controls = [
        control
        for control in app.session_state["link"].drawn
        if name == IN_THE_SIDEBAR or not control.everywhere
    ]
    if not controls:
        pytest.skip("the page has no controls of its own")
    visit = visits(**WIDE)
    page = visit.open(with_query(f"/{name}", app.session_state["link"].written))
    # The last first: whether a control is there may hang on one before it.
    for control in reversed(controls):
        before = parse_qs(urlsplit(visit.path).query).get(control.name, [])
        try:
            way_to_change(control)(page, control)
        except OnlyOneError:
            continue
        page.wait_for_function(CHANGED, arg=[control.name, ",".join(before)])
        visit.settle()  # the address is written at the end of the run that the change began
    other = visits(**WIDE)
    elsewhere = other.open(visit.path)
    assert other.path == visit.path
    assert elsewhere.evaluate(WORDS) == page.evaluate(WORDS)
    charts = len(open_page(name, **parse_qs(urlsplit(visit.path).query)).get("plotly_chart"))
    assert figures(elsewhere, charts) == figures(page, charts)
    assert visit.complaints == other.complaints == []
