"""Every page and panel for everybody: no serious fault that axe-core finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from slowburn.ui.pages import PAGES
from slowburn.warehouse.home import PROJECT

GRAVE = {"serious", "critical"}
FAULTS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(v => ({id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 200))}))"""


@pytest.fixture(scope="session")
def axe() -> str:
    named = os.environ.get("AXE")
    file = Path(named) if named else PROJECT / "var/axe/node_modules/axe-core/axe.min.js"
    assert file.is_file(), "no axe-core: run `make test`, which installs it or says how"
    return file.read_text(encoding="utf-8")


def faults(page, axe: str) -> list[dict]:
    # By the browser's own console, so that the page's content policy has no say in it.
    page.evaluate(axe)
    return [fault for fault in page.evaluate(FAULTS) if fault["impact"] in GRAVE]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [*(page.name for page in PAGES), "annotate?bring=example"])
def test_no_serious_fault_on_a_page(visits, axe, name, theme):
    page = visits(viewport={"width": 1280, "height": 900}, color_scheme=theme).open(f"/{name}")
    assert faults(page, axe) == []


@pytest.mark.parametrize("panel", ["Share", "Table", "Export", "SQL"])
def test_no_serious_fault_in_an_open_panel(visits, axe, panel):
    visit = visits(viewport={"width": 390, "height": 844})
    page = visit.open("/trends")
    page.get_by_role("button", name=panel).first.click()
    page.get_by_role("dialog").wait_for()
    visit.settle()
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
