"""Whole tasks without a mouse: filters, another page, the drama behind a mark, a link, a file."""

from __future__ import annotations

import csv
import io

import pytest

IN_FOCUS = """() => {
  const e = document.activeElement;
  const name = e.getAttribute('aria-label') || e.innerText || '';
  return {name: name.replace(/\\s+/g, ' '), inDialog: !!e.closest('[role=dialog]')};
}"""
MOST_STEPS = 120


class Keyboard:
    """A reader who has no mouse, on a visit."""

    def __init__(self, visit) -> None:
        self.visit = visit
        self.page = visit.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def focus(self) -> dict:
        return self.page.evaluate(IN_FOCUS)

    def to(self, name: str, *, key: str = "Tab") -> None:
        """Go on until what is in focus has this in its name, as a screen reader says it."""
        passed = []
        for _ in range(MOST_STEPS):
            self.press(key)
            passed.append(self.focus["name"][:40])
            if name in passed[-1]:
                return
        pytest.fail(f"the keyboard does not get to {name!r}, only to {passed}")

    def open_panel(self, name: str, *, key: str = "Tab") -> None:
        """Go to a panel's button, press it, and wait until the panel is drawn and in focus."""
        self.to(name, key=key)
        self.press("Enter")
        self.page.get_by_role("dialog").wait_for()
        self.page.wait_for_function("() => document.activeElement.closest('[role=dialog]')")
        self.visit.settle()

    def choose(self, field: str, text: str) -> None:
        self.to(field)
        self.page.keyboard.type(text)
        self.page.get_by_role("option", name=text).first.wait_for()
        self.press("Enter")


@pytest.fixture
def keyboard(visits):
    return Keyboard(
        visits(
            viewport={"width": 1280, "height": 900},
            permissions=["clipboard-read", "clipboard-write"],
        )
    )


def test_from_a_filter_to_a_drama_and_its_link_and_numbers(keyboard):
    visit, page = keyboard.visit, keyboard.page
    visit.open("/")
    keyboard.to("Trends")
    keyboard.press("Enter")
    visit.wait_for_title("Trends · Slowburn")
    keyboard.choose("Country", "China")
    keyboard.press("Escape")
    visit.wait_for_view("South Korea and China")

    keyboard.choose("Dramas behind the year", "2016")
    page.get_by_text("every drama of which a source in view speaks").wait_for()
    visit.settle()
    assert "year=2016" in visit.path

    keyboard.choose("Open a drama of this list", "Cinderella and the Four")
    visit.wait_for_title("Drama · Slowburn")
    assert visit.path == ("/drama?country=KR&country=CN&drama=cinderella-and-the-four-knights-2016")
    keyboard.to("Trends")
    keyboard.press("Enter")
    visit.wait_for_title("Trends · Slowburn")
    assert "year=2016" in visit.path

    keyboard.open_panel("Share", key="Shift+Tab")
    page.get_by_role("dialog").get_by_role("button", name="Copy").first.wait_for()
    keyboard.to("Copy to clipboard")
    assert keyboard.focus["inDialog"]
    keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.ariaLabel === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert "Share" in keyboard.focus["name"]

    keyboard.open_panel("Export")
    keyboard.to("CSV")
    with page.expect_download() as download:
        keyboard.press("Enter")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert {"trope_id", "year", "dramas", "covered"} <= rows[0].keys()
    assert visit.complaints == []


def test_a_drama_is_found_and_its_statements_read(keyboard):
    visit, page = keyboard.visit, keyboard.page
    visit.open("/drama")
    keyboard.to("Find a drama")
    page.keyboard.type("도깨비")
    keyboard.press("Enter")
    page.get_by_role("button", name="Guardian").first.wait_for()
    visit.settle()
    keyboard.to("Guardian")
    keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Guardian").wait_for()
    visit.settle()
    keyboard.open_panel("Table")
    page.get_by_role("dialog").get_by_test_id("stDataFrame").wait_for()
    keyboard.to("Close")
    keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    assert "Table" in keyboard.focus["name"]
    assert visit.complaints == []


def test_a_review_is_pasted_and_checked_and_said_to_be_of_a_drama(keyboard):
    visit, page = keyboard.visit, keyboard.page
    visit.open("/annotate")
    keyboard.to("The text")
    page.keyboard.type("There is no love triangle. It is a slow burn.")
    keyboard.to("Find statements")
    keyboard.press("Enter")
    page.locator("mark[title]").first.wait_for()
    visit.settle()
    keyboard.to("Accept", key="Tab")
    keyboard.to("Accept", key="Tab")
    keyboard.press("Space")
    page.get_by_role("heading", name="1 accepted, 0 rejected, 1 to look at").wait_for()
    visit.settle()
    keyboard.to("Find the drama")
    page.keyboard.type("견우와 선녀")
    keyboard.press("Enter")
    page.get_by_role("button", name="Head over Heels").first.wait_for()
    visit.settle()
    keyboard.to("Head over Heels")
    keyboard.press("Enter")
    page.get_by_text("The text is about Head over Heels (2025).").wait_for()
    visit.settle()
    keyboard.to("Name of the source")
    page.keyboard.type("Anna")
    keyboard.press("Enter")
    visit.settle()
    keyboard.to("Keep them as a source")
    keyboard.press("Enter")
    page.get_by_text("is kept until").wait_for()
    assert visit.complaints == []


def test_the_focus_stays_in_a_panel_until_it_is_closed(keyboard):
    keyboard.visit.open("/trends")
    keyboard.open_panel("Export")
    keyboard.page.get_by_role("dialog").get_by_role("button", name="Copy").first.wait_for()
    seen = set()
    for _ in range(30):
        keyboard.press("Tab")
        assert keyboard.focus["inDialog"]
        seen.add(keyboard.focus["name"])
    assert {"Close", "CSV", "Parquet", "ZIP", "Copy to clipboard"} <= seen
