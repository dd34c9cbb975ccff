"""A figure as a picture, drawn by one Chromium that is started once and kept warm.

Kaleido drives the browser. Its own server for synchronous callers takes one caller at a time and
waits for ever if the browser does not start, so its asynchronous side runs here in a thread.
"""

from __future__ import annotations

import asyncio
import atexit
import os
from contextlib import suppress
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from kaleido import Kaleido

PictureFormat = Literal["png", "svg"]

WIDTH = 1000
"""In CSS pixels; a PNG has twice as many."""
SCALE = {"png": 2, "svg": 1}
SECONDS = 30
"""A picture takes less than one; the first waits for the browser to start."""


class NoPictureError(Exception):
    """Raised when a picture could not be drawn."""


def browser_path() -> str | None:
    """Return where Chromium or a relative of it is: ``CHROMIUM``, or the usual places."""
    from choreographer.browsers.chromium import Chromium

    named = os.environ.get("CHROMIUM")
    return named or Chromium.find_browser(skip_local=False)


def picture(figure: go.Figure, form: PictureFormat) -> bytes:
    """Return a figure as a picture, :data:`WIDTH` wide and as high as it says.

    Raises:
        NoPictureError: If there is no browser, or it did not draw the figure in :data:`SECONDS`.
    """
    if browser_path() is None:
        raise NoPictureError("Pictures need Chromium, and none was found.")
    drawn = asyncio.run_coroutine_threadsafe(_painter().draw(figure, form), _loop())
    try:
        return drawn.result(timeout=2 * SECONDS)
    except Exception as error:
        drawn.cancel()
        raise NoPictureError(f"Chromium did not draw the picture: {error}") from error


class _Painter:
    """The browser, started by the first picture; one picture is drawn at a time."""

    def __init__(self) -> None:
        self._browser: Kaleido | None = None
        self._alone = asyncio.Lock()

    async def draw(self, figure: go.Figure, form: PictureFormat) -> bytes:
        options = {
            "format": form,
            "width": WIDTH,
            "height": figure.layout.height,
            "scale": SCALE[form],
        }
        async with self._alone:
            try:
                browser = await self._started()
                drawn: bytes = await browser.calc_fig(figure.to_plotly_json(), opts=options)
            except BaseException:
                await self.close()  # The next picture gets a new one.
                raise
            return drawn

    async def close(self) -> None:
        browser, self._browser = self._browser, None
        if browser:
            with suppress(Exception):
                await browser.close()

    async def _started(self) -> Kaleido:
        if self._browser is None:
            from kaleido import Kaleido

            # Without MathJax, which would be fetched from elsewhere: no title here has a formula.
            browser = Kaleido(path=browser_path(), timeout=SECONDS, mathjax=False)
            await browser.open()
            self._browser = browser
        return self._browser


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="pictures", daemon=True).start()
    atexit.register(_close)
    return loop


@cache
def _painter() -> _Painter:
    return _Painter()


def _close() -> None:
    with suppress(Exception):
        asyncio.run_coroutine_threadsafe(_painter().close(), _loop()).result(timeout=5)
