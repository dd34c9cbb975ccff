"""Links with names that are no longer in force, on a server whose data knows them."""

from __future__ import annotations

import pytest

from slowburn.warehouse.home import BUNDLED_DATA

STREAMLITS_OWN = (
    "The page that you have requested does not seem to exist. Running the app's main page."
)
"""What Streamlit says in the console of an address without a file, before the app has a say."""
OLD_NAMES = """\
what,old,new,since,reason
page,curves,trends,2026-01-01,A test's own.
parameter,nation,country,2026-01-01,A test's own.
trope,memory-loss,amnesia,2026-01-01,A test's own.
"""


@pytest.fixture
def data_with_old_names(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    for path in BUNDLED_DATA.iterdir():
        (data / path.name).symlink_to(path)
    (data / "renamed.csv").unlink()
    (data / "renamed.csv").write_text(OLD_NAMES, encoding="utf-8")
    return data


def test_an_old_link_opens_the_page_in_force(visits, served, data_with_old_names):
    with served(data_with_old_names) as address:
        visit = visits(server=address, viewport={"width": 1280, "height": 900})
        page = visit.open("/curves?nation=CN&trope=memory-loss")
        visit.wait_for_title("Trends · Slowburn")
        assert visit.path == "/trends?country=CN&trope=amnesia"
        assert "China" in visit.in_view
        assert "Amnesia" in page.get_by_role("heading", level=1).inner_text()
        assert page.get_by_role("alert").count() == 0
        assert set(visit.complaints) <= {STREAMLITS_OWN}


def test_an_address_of_no_page_opens_the_dashboard_without_a_complaint(visit):
    page = visit.open("/no-such-page")
    assert page.get_by_role("heading", level=1).count() == 1
    assert set(visit.complaints) <= {STREAMLITS_OWN}
