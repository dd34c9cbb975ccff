"""The HTML page that the browser loads first: Streamlit's own, with our name and address in it.

Streamlit's page finds its server by trying the address of the page first, which costs a failed
request on every page but the start page, and shows as an error in the browser's console. Told the
address, it does not try. The charts' code is the largest file of all and every page draws a chart,
so it is fetched at once, not when the first chart arrives. The title and description are what a
search engine and a link preview see.

Every address that may be a page's gets it: pages have old names too, and the dashboard itself says
so where there is no such page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import HTMLResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = Path(streamlit.__file__).parent / "static"

HEAD = """\
<title>Slowburn</title>
    <meta name="description" content="How often romance-drama tropes appear, who says so, and how
      far they disagree." />
    <script>window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin }}</script>
    <link rel="modulepreload" crossorigin href="./static/js/{charts}" />"""


class PageName(StringConvertor):
    """What may be the name of a page: Streamlit's own addresses have a dot, or are in a folder.

    All but one, to which a provider of identity sends people back.
    """

    regex = r"(?!oauth2callback$)[^/._][^/.]*"


def routes() -> list[Route]:
    """Return the routes of the start page and of the others."""
    register_url_convertor("page_name", PageName())
    html = first_html()

    async def first_page(_: Request) -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return [Route(path, first_page) for path in ("/", "/{page:page_name}")]


def first_html() -> str:
    """Return Streamlit's first page with our head."""
    [charts] = (STATIC / "static" / "js").glob("PlotlyChart.*.js")
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    return html.replace("<title>Streamlit</title>", HEAD.format(charts=charts.name))
