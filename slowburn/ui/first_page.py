"""The HTML page that the browser loads first: Streamlit's own, with our name and address in it.

Streamlit's page finds its server by trying the address of the page first, which costs a failed
request on every page but the start page, and shows as an error in the browser's console. Told the
address, it does not try. The charts' code is the largest file of all and every page draws a chart,
so it is fetched at once, not when the first chart arrives. The title and description are what a
search engine and a link preview see.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.responses import HTMLResponse
from starlette.routing import Route

from slowburn.ui.pages import PAGES

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = Path(streamlit.__file__).parent / "static"

HEAD = """\
<title>Slowburn</title>
    <meta name="description" content="How often romance-drama tropes appear, who says so, and how
      far they disagree." />
    <script>window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin }}</script>
    <link rel="modulepreload" crossorigin href="./static/js/{charts}" />"""


def routes() -> list[Route]:
    """Return a route for the address of each page."""
    html = first_html()

    async def first_page(_: Request) -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    paths = ["/", *(f"/{page.name}" for page in PAGES[1:])]
    return [Route(path, first_page) for path in paths]


def first_html() -> str:
    """Return Streamlit's first page with our head."""
    [charts] = (STATIC / "static" / "js").glob("PlotlyChart.*.js")
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    return html.replace("<title>Streamlit</title>", HEAD.format(charts=charts.name))
