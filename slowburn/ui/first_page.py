"""The HTML page that the browser loads first: Streamlit's own, with our name and address in it.

Streamlit's page finds its server by trying the address of the page first, which costs a failed
request on every page but the start page, and shows as an error in the browser's console. Told the
address, it does not try. It also fetches the code of each kind of control only when the first of
that kind arrives; every page here has the same few, so their code is fetched at once. The title and
description are what a search engine and a link preview see.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.responses import HTMLResponse
from starlette.routing import Route

from slowburn.ui.pages import PAGES

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = Path(streamlit.__file__).parent / "static"
ON_EVERY_PAGE = ("PlotlyChart", "Multiselect", "Slider", "Selectbox", "PageLink", "DownloadButton")
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")

HEAD = """\
<title>Slowburn</title>
    <meta name="description" content="How often romance-drama tropes appear, who says so, and how
      far they disagree." />
    <script>window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin }}</script>
    {preloads}"""


def routes() -> list[Route]:
    """Return a route for the address of each page."""
    html = first_html()

    async def first_page(_: Request) -> HTMLResponse:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    paths = ["/", *(f"/{page.name}" for page in PAGES[1:])]
    return [Route(path, first_page) for path in paths]


def first_html() -> str:
    """Return Streamlit's first page with our head."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    preloads = "\n    ".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}" />'
        for name in sorted(_code_of(ON_EVERY_PAGE))
        if name not in html
    )
    return html.replace("<title>Streamlit</title>", HEAD.format(preloads=preloads))


def _code_of(kinds: tuple[str, ...]) -> set[str]:
    """Return the names of the code files of kinds of elements, and of all that they import."""
    folder = STATIC / "static" / "js"
    wanted = [file.name for kind in kinds for file in folder.glob(f"{kind}.*.js")]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += IMPORTED.findall((folder / name).read_text(encoding="utf-8"))
    return found
