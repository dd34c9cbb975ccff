"""A source made of reviews, on every page."""

from __future__ import annotations

import pytest

from etl.uploads.coded import About, Coded, Named, coded_tables
from slowburn.ui.pages import PAGES
from slowburn.workspaces import store
from slowburn.workspaces.store import delete
from tests.pages.annotate.conftest import HEADS, said


@pytest.fixture
def reviews(home):
    """A workspace of reviews: statements on a drama of the catalogue and on a new one."""
    said = [
        Coded(HEADS, "love-triangle", "avoided", 0.81, "r1, characters 1 to 9", "Pattern: named"),
        Coded("mine_bakery-2024", "amnesia", "present", 0.9, "r2", "Pattern: named"),
    ]
    about = [About(HEADS), About("mine_bakery-2024", "Bakery", "KR", 2024)]
    kept = store.keep(coded_tables(Named("Anna", "reviews"), about, said), "Anna", at=home)
    yield kept.id
    delete(kept.id, kept.owner_key, at=home)


@pytest.mark.parametrize("data", ["mine", "merged"])
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_rests_on_an_annotated_source(open_page, reviews, name, data):
    app = open_page(name, workspace=reviews, data=data)
    assert "Anna" in app.caption[0].value
    assert "nan" not in said(app).lower().split()


def test_an_annotated_source_stands_with_the_uploads_on_its_drama(open_page, reviews):
    app = open_page("drama", workspace=reviews, data="mine", drama=HEADS)
    assert "covered by Anna" in app.caption[0].value
    charts = " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert "Uploads" in charts
