"""A reader pastes a review, checks what was found in it, keeps it, and passes the link on."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import (
    TimeoutError,  # noqa: A004 - Playwright's own
    expect,
)

REVIEW = (
    "<b>Well.</b> There is no love triangle here. The couple has honest conversations, and it is a "
    "slow burn. The ending redefines the grand gesture. Nobody loses their memory."
)
SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
WIDER = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
  .filter(e => !e.closest('[data-testid="stDataFrame"], svg, pre'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.outerHTML.slice(0, 160))"""


def statement(page, number):
    return page.get_by_role("radiogroup", name=f"Statement {number}", exact=True)


def choose(visit, field, option):
    for _ in range(5):
        field.click()
        with suppress(TimeoutError):  # the list may be closed by a run that was under way
            visit.page.get_by_role("option", name=option, exact=True).click(timeout=3000)
            visit.settle()
            return
    raise AssertionError("the list did not open")


@pytest.mark.parametrize("screen", SCREENS)
def test_from_a_review_to_a_source_that_others_see(visits, screen, home):
    visit = visits(**SCREENS[screen])
    page = visit.open("/annotate")
    page.get_by_role("textbox", name="The text").fill(REVIEW)
    page.get_by_role("button", name="Find statements").click()
    page.locator("mark[title]").first.wait_for()
    visit.settle()
    marked = page.locator("mark[title]")
    assert marked.all_inner_texts()[0] == "love triangle"
    assert marked.first.get_attribute("title") == "1: Love triangle, avoided"
    expect(page.get_by_text("<b>Well.</b>").first).to_be_visible()
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]

    statement(page, 1).get_by_text("Accept").click()
    visit.settle()
    statement(page, 2).get_by_text("Reject").click()
    visit.settle()
    assert marked.nth(1).evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    page.get_by_text("Change", exact=True).nth(2).click()
    visit.settle()
    choose(visit, page.get_by_role("combobox", name="Stance", exact=True).first, "Subverted")
    assert marked.nth(2).get_attribute("title") == "3: Slow burn, subverted"
    expect(page.get_by_role("heading", name="2 accepted, 1 rejected, 2 to look at")).to_be_visible()

    page.get_by_placeholder("Any name, in any script").fill("견우와 선녀")
    page.get_by_role("button", name="Head over Heels").first.wait_for()
    visit.settle()  # the search is live: a click on what is about to be drawn anew is lost
    page.get_by_role("button", name="Head over Heels").first.click()
    page.get_by_text("The text is about Head over Heels (2025).").wait_for()
    visit.settle()
    assert "1 rejected" in page.get_by_role("heading", name="accepted").inner_text()
    page.get_by_role("textbox", name="Name of the source").fill("Anna")
    page.keyboard.press("Enter")
    visit.settle()
    page.get_by_role("button", name="Keep them as a source").click()
    page.get_by_text("is kept until").wait_for()
    visit.settle()
    shown_once = page.locator('[data-testid="stCode"] code')
    expect(shown_once).to_have_count(2)  # the browser fetches what draws them only now
    link, key = shown_once.all_inner_texts()
    workspace = re.fullmatch(r"http://\S+/trends\?workspace=([0-9a-f]{32})", link)[1]
    assert "love" not in visit.path

    fresh = visits(viewport={"width": 1280, "height": 900})
    there = fresh.open(f"/disagreement?workspace={workspace}")
    assert "“Anna” with the catalogue" in fresh.in_view
    there.goto(f"{fresh.address}/drama?workspace={workspace}&data=mine&drama=head-over-heels-2025")
    fresh.settle()
    assert "“Anna” alone" in fresh.in_view
    assert "Love triangle" in there.locator('[data-testid="stMain"]').inner_text()
    assert visit.complaints == fresh.complaints == []

    fresh.delete_workspace(workspace, key)
    assert not (home / "workspaces" / workspace).exists()


def test_a_file_of_reviews_is_read_counted_and_accepted_by_trope(visits, tmp_path):
    visit = visits(**SCREENS["wide"])
    file = tmp_path / "<i>reviews.csv"
    rows = [
        f'{number},"Head over Heels (2025)","No love triangle. A slow burn."'
        for number in range(60)
    ]
    file.write_text("\n".join(["id,drama,review", *rows]), encoding="utf-8")
    page = visit.open("/annotate?bring=file&trope=slow-burn")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_role("heading", name="120 statements in 60 texts").wait_for()
    visit.settle()
    page.get_by_role("button", name="Accept the 60 shown").click()
    page.get_by_role("heading", name="60 accepted, 0 rejected, 60 to look at").wait_for()
    visit.settle()
    expect(page.get_by_text("Page, of 60", exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Those accepted").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(lines) == 61
    assert re.fullmatch(r"Head over Heels,2025,Slow burn,present,0\.\d+,named", lines[1])
    assert visit.complaints == []
