"""Every control is in the address, and every parameter of the address in docs/links.md."""

from __future__ import annotations

import ast
import re
from functools import cache

import duckdb
import pytest

from slowburn.ui import controls
from slowburn.ui.pages import PAGES
from slowburn.warehouse.home import PROJECT
from slowburn.workspaces.store import delete, keep

NAMES = [page.name for page in PAGES]
WIDGETS = [
    *("button_group", "checkbox", "color_picker", "date_input", "datetime_input", "multiselect"),
    *("number_input", "radio", "select_slider", "selectbox", "slider", "text_area", "text_input"),
    *("time_input", "toggle"),
]
NOT_LINKED = {"search"}
"""What a reader types to find a drama; the drama found is linked."""
OPENS = "-open"
"""A choice that leads to another page, whose link has it."""
PRIVATE = {"yourdata", "annotate"}
"""What a reader decides about a file or a text of their own goes into no link."""
KINDS = {"many", "one", "span", "free", "several", "numbers"}


@cache
def documented() -> dict[str, dict[str, list[str]]]:
    """Parameters and their defaults by page, and under ``everywhere``, as documented."""
    found: dict[str, dict[str, list[str]]] = {"everywhere": {}}
    place = "everywhere"
    for line in (PROJECT / "docs" / "links.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### /"):
            place = line.removeprefix("### /")
        if row := re.match(r"\| `(\w+)` \| .+ \| .+ \| (.+) \|$", line):
            found.setdefault(place, {})[row[1]] = re.findall(r"`([^`]+)`", row[2])
    return found


def drawn(app, *, everywhere: bool) -> dict[str, list[str]]:
    """Parameters and their defaults as the page drew them."""
    return {
        control.name: [text for text in control.kind.write(control.default) if text]
        for control in app.session_state["link"].drawn
        if control.everywhere == everywhere
    }


@pytest.fixture
def workspace_id(home):
    """A workspace with one drama of the catalogue."""
    con = duckdb.connect()
    con.execute("CREATE TABLE drama AS SELECT 'head-over-heels-2025' AS drama_id")
    kept = keep(con, "Mine", at=home)
    yield kept.id
    delete(kept.id, kept.owner_key, at=home)


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_of_a_page_is_documented_with_its_default(open_with_every_control, name):
    app = open_with_every_control(name)
    assert drawn(app, everywhere=False) == documented().get(name, {})
    assert drawn(app, everywhere=True) == documented()["everywhere"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PRIVATE])
def test_every_widget_is_linked(open_with_every_control, name):
    app = open_with_every_control(name)
    keys = {control.key for control in app.session_state["link"].drawn}
    widgets = [widget for kind in WIDGETS for widget in app.get(kind)]
    assert len(widgets) >= 5
    loose = [
        widget
        for widget in widgets
        if widget.key not in keys | NOT_LINKED
        and not (widget.key or "").endswith(OPENS)
        and not any((widget.key or "").startswith(f"{key}-") for key in keys)
    ]
    assert not loose


def test_every_control_in_the_code_is_drawn_by_some_view(
    open_with_every_control, open_page, workspace_id
):
    """So that no control hides from these tests behind a choice that they do not make."""
    seen = set()
    views = [lambda name=name: open_with_every_control(name) for name in NAMES]
    for view in [*views, lambda: open_page(workspace=workspace_id)]:
        app = view()
        seen |= {control.name for control in app.session_state["link"].drawn}
    written = set()
    for file in [*(PROJECT / "pages").glob("*.py"), *(PROJECT / "slowburn" / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if is_call and ast.unparse(node.func.value) == "controls":
                assert node.func.attr in KINDS
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                written.add(texts[-1] if texts else "version")
    assert written == seen


def test_the_kinds_of_control_are_all_known_here():
    functions = {
        name
        for name, value in vars(controls).items()
        if callable(value) and getattr(value, "__module__", "") == controls.__name__
    }
    assert {name for name in functions if not name.startswith("_")} == KINDS
