"""An analyst brings a dump, keeps it, passes the link on, and deletes it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

DUMP = """\
Title;Year;Country;Episodes;Tags
Head over Heels;2025;South Korea;12;First Love, Kneading
Head ovver Heels;2025;South Korea;12;Love Triangle, Whistling
Bakery by the Sea;2024;South Korea;8;First Love, Kneading, Whistling
Bakery on the Hill;2023;South Korea;8;Love Triangle
"""


def go_on(visit, step):
    visit.page.get_by_role("button", name=f"Next: {step}").click()
    visit.settle()


def choose(visit, label, option):
    visit.page.get_by_role("combobox", name=re.compile(label)).click()
    visit.page.keyboard.type(option)
    visit.page.get_by_role("option", name=re.compile(option)).first.click()
    visit.settle()


def kept(home):
    """Names of what lies where workspaces are kept; other tests keep theirs there too."""
    return {file.name for file in (home / "workspaces").glob("*")} - {".lock"}


@pytest.mark.parametrize("width", [1280, 390])
def test_from_a_dump_to_a_link_and_back_to_nothing(visits, tmp_path, width, home):
    visit, before = visits(viewport={"width": width, "height": 900}), kept(home)
    dump = tmp_path / "<b>dump.csv"
    dump.write_text(DUMP, encoding="utf-8")
    page = visit.open("/yourdata")
    page.locator('input[type="file"]').set_input_files(dump)
    page.get_by_text("<b>dump.csv").first.wait_for()
    visit.settle()
    go_on(visit, "check")
    expect(page.get_by_text("4 rows read", exact=False).first).to_be_visible()
    go_on(visit, "match")
    choose(visit, "Head ovver Heels", "Head over Heels")
    choose(visit, "Kneading", "Personal healing")
    choose(visit, "Whistling", "Means no trope")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    go_on(visit, "preview")
    expect(page.get_by_text("3 dramas: 1 that the catalogue has and 2 new")).to_be_visible()
    page.locator(".js-plotly-plot").first.wait_for()
    assert page.locator(".js-plotly-plot").count() == 1
    go_on(visit, "keep")
    page.get_by_role("textbox", name="Name of the workspace").fill("Anna")
    page.keyboard.press("Enter")
    visit.settle()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("is kept until").wait_for()
    visit.settle()
    shown = page.locator('[data-testid="stCode"] code')
    expect(shown).to_have_count(2)
    link, key = shown.all_inner_texts()
    assert re.fullmatch(r"http://\S+/trends\?workspace=[0-9a-f]{32}", link)
    assert re.fullmatch("[0-9a-f]{32}", key)

    page.get_by_role("link", name="See it on Trends").click()
    visit.wait_for_title("Trends · Slowburn")
    assert "“Anna” with the catalogue" in visit.in_view

    fresh = visits(viewport={"width": 1280, "height": 900})
    there = fresh.open(link.removeprefix(fresh.address))
    assert "“Anna” with the catalogue" in fresh.in_view
    there.get_by_text("Your data alone").click()
    fresh.wait_for_view("“Anna” alone")
    assert "3 romance dramas" in fresh.in_view
    assert "data=mine" in fresh.path

    fresh.delete_workspace(link.rpartition("workspace=")[2], key)
    assert "workspace" not in fresh.path

    again = visits(viewport={"width": 1280, "height": 900})
    again.open(link.removeprefix(again.address))
    expect(again.page.get_by_text("does not exist, or has expired")).to_be_visible()
    assert "romance dramas" in again.in_view
    assert visit.complaints == fresh.complaints == again.complaints == []
    assert kept(home) == before
