"""The page Annotate text in the hands of a reader."""

from __future__ import annotations

import pytest

from slowburn.workspaces.store import delete

HEADS = "head-over-heels-2025"
REVIEW = (
    "There is no love triangle. The couple has honest conversations. "
    "The ending redefines the grand gesture. Kumquat."
)
FILE = """\
id,drama,review
r1,Head over Heels (2025),There is no love triangle. Kumquat.
r2,Head over Heels,The couple has honest conversations.
r3,Our Beloved Summr,It is a slow burn.
r4,Bakery on the Hill (2023),"A chaebol heir, and amnesia. =1+1"
r5,,Amnesia again.
"""


def said(app):
    kinds = ("title", "subheader", "markdown", "caption", "info", "success", "warning", "error")
    return "\n".join(part.value for kind in kinds for part in getattr(app, kind)).replace("\\", "")


def html(app):
    return "\n".join(part.value for part in app.get("html"))


def run(changed):
    """Run the page again, after a change of one of its widgets; return the page."""
    app = changed.run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def press(app, key):
    return run(app.button(key=key).click())


def statements(app):
    [work] = app.session_state["annotated_texts"].values()
    return work.statements


def paste(app, text):
    app.text_area(key="pasted-text").set_value(text)
    return press(app, "find-statements")


def bring(app, name, content, kind="text/plain"):
    app.query_params["bring"] = "file"
    run(app)
    return run(app.file_uploader[0].upload(name, content, kind))


def judge(app, number, verdict):
    [control] = [each for each in app.button_group if each.label == f"Statement {number}"]
    return run(control.set_value(verdict))


def find_drama(app, name="견우와 선녀"):
    run(app.text_input(key="search").set_value(name))
    return press(app, f"match-{HEADS}")


def keep(app, name="Anna"):
    run(app.text_input(key="source-name-paste").set_value(name))
    press(app, "keep-statements")
    link, key = (code.value for code in app.code)
    return link.rpartition("workspace=")[2], key


@pytest.fixture
def page(open_page):
    return open_page("annotate")


@pytest.fixture
def pasted(page):
    return paste(page, REVIEW)


@pytest.fixture
def forget(home):
    """Delete workspaces at the end."""
    made = []
    yield lambda kept: made.append(kept) or kept
    for kept in made:
        delete(*kept, at=home)
