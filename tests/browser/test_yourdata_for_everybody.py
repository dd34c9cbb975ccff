"""Bringing data without a mouse, and each step without a serious fault that axe-core finds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from slowburn.workspaces.store import delete
from tests.browser.test_accessible import axe, faults  # noqa: F401 - a fixture

STEPS = ["check", "match", "preview", "keep"]
MOST_STEPS = 150
IN_FOCUS = """() => {
  const e = document.activeElement;
  return (e.getAttribute('aria-label') || e.innerText || '').replace(/\\s+/g, ' ');
}"""


def to(page, name, key="Tab"):
    """Go on until what is in focus has this in its name, as a screen reader says it."""
    passed = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        passed.append(page.evaluate(IN_FOCUS)[:40])
        if name in passed[-1]:
            return
    pytest.fail(f"the keyboard does not get to {name!r}, only to {passed}")


def choose(visit, field, text):
    page = visit.page
    to(page, field)
    page.keyboard.type(text)
    page.get_by_role("option", name=re.compile(text)).first.wait_for()
    page.keyboard.press("Enter")
    visit.settle()


def at_top(page):
    return page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTop") == 0


def test_from_the_example_to_a_workspace_and_its_end_by_keyboard_alone(visits, home):
    visit = visits(viewport={"width": 1280, "height": 700})
    page = visit.open("/yourdata")
    to(page, "Try it with an example")
    page.keyboard.press("Enter")
    page.get_by_text("4,994 bytes").wait_for()
    visit.settle()
    for step in STEPS:
        to(page, f"Next: {step}")
        page.keyboard.press("Enter")
        page.get_by_text(re.compile(rf"\d {step}", re.IGNORECASE)).first.wait_for()
        visit.settle()
        assert at_top(page)
        if step == "match":
            to(page, "Find another drama", "Shift+Tab")
            choose(visit, "Secretary Kmi", "Secretary Kim")
            choose(visit, "Umbrella Scene", "Means no trope")
            expect(page.get_by_text("8 not known, of which 1 is decided")).to_be_visible()
    to(page, "Keep it")
    page.keyboard.press("Enter")
    page.get_by_text("is kept until").wait_for()
    visit.settle()
    shown = page.locator('[data-testid="stCode"] code')
    expect(shown).to_have_count(2)
    link, key = shown.all_inner_texts()
    to(page, "Extend or delete it")
    page.keyboard.press("Enter")
    page.get_by_text("It ends on").wait_for()
    visit.settle()
    to(page, "Extend or delete it", "Shift+Tab")
    page.keyboard.press("Enter")
    to(page, "Owner key")
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    visit.settle()
    to(page, "Delete for good")
    page.keyboard.press("Enter")
    page.get_by_text("Its link leads nowhere now").wait_for()
    assert not (home / "workspaces" / link.rpartition("workspace=")[2]).exists()
    assert visit.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_fault_on_any_step(visits, axe, width, home):  # noqa: F811
    visit = visits(viewport={"width": width, "height": 900})
    page = visit.open("/yourdata")
    page.get_by_role("button", name="Try it with an example").click()
    page.get_by_text("4,994 bytes").wait_for()
    visit.settle()
    for step in STEPS:
        assert faults(page, axe) == []
        page.get_by_role("button", name=f"Next: {step}").click()
        visit.settle()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, axe) == []
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("is kept until").wait_for()
    visit.settle()
    assert faults(page, axe) == []
    shown = page.locator('[data-testid="stCode"] code')
    expect(shown).to_have_count(2)
    link, key = shown.all_inner_texts()
    page.get_by_role("button", name="Extend or delete it").click()
    page.get_by_text("It ends on").wait_for()
    visit.settle()
    assert faults(page, axe) == []
    delete(link.rpartition("workspace=")[2], key, at=home)
