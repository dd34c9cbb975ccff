"""The content security policy and the frame policy, as a real browser keeps them."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from slowburn.ui.pages import PAGES

PATHS = ["/", *(f"/{page.name}" for page in PAGES[1:]), "/no-such-page"]
A_CHART = ".js-plotly-plot .main-svg"
COLLECT = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_):
        pass


@pytest.fixture
def other_site(tmp_path, server):
    """A page of another site that shows the dashboard in two frames."""
    (tmp_path / "index.html").write_text(
        f'<iframe name="embedded" src="{server}/?embed=true"></iframe>'
        f'<iframe name="whole" src="{server}/"></iframe>'
    )
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}/"
    site.shutdown()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_needs_more_than_the_policy_allows(visit, path):
    visit.page.add_init_script(COLLECT)
    page = visit.open(path)
    page.wait_for_timeout(1000)  # charts and images are still coming in
    assert page.evaluate("window.violations") == []


def test_an_embedded_chart_needs_no_more_than_the_policy_allows(visit, server):
    visit.page.add_init_script(COLLECT)
    visit.page.goto(f"{server}/?embed=true")
    visit.page.locator(A_CHART).first.wait_for(timeout=60_000)
    visit.page.wait_for_timeout(1000)
    assert visit.page.evaluate("window.violations") == []


def test_the_policy_is_in_force(visit):
    visit.page.add_init_script(COLLECT)
    page = visit.open("/")
    page.evaluate(
        "() => { const s = document.createElement('script'); s.text = 'window.ran = 1';"
        "document.head.append(s); }"
    )
    page.evaluate("fetch('http://localhost:9/').catch(() => null)")
    page.wait_for_function("window.violations.length >= 2")
    assert page.evaluate("window.ran") is None
    refused = {text.split()[0] for text in page.evaluate("window.violations")}
    assert refused == {"script-src-elem", "connect-src"}


def test_another_site_can_show_what_is_meant_to_be_embedded_and_nothing_else(visit, other_site):
    page = visit.page
    page.goto(other_site)
    embedded = page.frame("embedded")
    embedded.locator(A_CHART).first.wait_for(timeout=60_000)
    assert page.frame("whole").locator('[data-testid="stApp"]').count() == 0


def test_the_documentation_of_the_api_can_be_read_on_a_phone_and_needs_no_script(visits, server):
    visit = visits(viewport={"width": 390, "height": 844})
    page = visit.page
    page.goto(f"{server}/api/docs")
    assert page.get_by_role("heading", name="The Slowburn API").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.scripts.length") == 0
    assert visit.complaints == []
