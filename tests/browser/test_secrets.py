"""The id of a workspace goes to nobody who was not given the link: no log, no other site."""

from __future__ import annotations

import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.conftest import serve


@pytest.fixture
def other_site():
    """Another site; yields its address and the headers that it was sent."""
    seen = []

    class Seen(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(dict(self.headers))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    site = ThreadingHTTPServer(("127.0.0.1", 0), Seen)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}/", seen
    site.shutdown()


def test_the_id_stands_in_no_referer_and_no_log(visits, home, tmp_path, kept, other_site):
    elsewhere, seen = other_site
    log = tmp_path / "log.txt"
    with serve(home, log) as address:
        visit = visits(server=address, viewport={"width": 1280, "height": 900})
        referers = set()
        visit.page.on("request", lambda request: referers.add(request.all_headers().get("referer")))
        page = visit.open(f"/trends?workspace={kept.id}&country=all")
        assert "Anna" in visit.in_view
        page.get_by_role("button", name="Export").first.click()
        page.get_by_role("dialog").wait_for()
        visit.settle()
        page.keyboard.press("Escape")
        page.evaluate(
            "to => { const a = document.createElement('a'); a.href = to; document.body.append(a);"
            "a.click(); }",
            elsewhere,
        )
        for _ in range(100):
            if seen:
                break
            page.wait_for_timeout(100)
        api = f"{address}/api/v1/workspaces/{kept.id}"
        request = urllib.request.Request(
            f"{api}/extend", method="POST", headers={"Authorization": f"Bearer {kept.owner_key}"}
        )
        for each in (
            api,
            f"{api}/tables.zip",
            f"{address}/api/v1/ask/view.json?workspace={kept.id}",
        ):
            urllib.request.urlopen(each).read()
        urllib.request.urlopen(request).read()
    assert seen, "the other site was not reached"
    assert {headers.get("Referer") for headers in seen} <= {None, f"{address}/"}
    assert referers <= {None, f"{address}/"}
    told = log.read_text(encoding="utf-8")
    assert "/api/v1/workspaces/…/extend" in told
    assert kept.id not in told
    assert kept.owner_key not in told
