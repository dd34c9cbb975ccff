"""Opening the dashboard in a real browser, against the smallest Streamlit page with a chart."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.serving import SERVED, serving
from etl.build import build
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALLEST_PAGE = """\
import plotly.graph_objects as go
import streamlit as st

st.title("Smallest page")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[1, 2])))
"""
FIRST_CHART = ".js-plotly-plot .scatterlayer .trace"


@dataclass(frozen=True, slots=True)
class OpeningFigures:
    """What opening one application took, in seconds.

    Attributes:
        name: The page.
        listening: From the start of the process to a listening server.
        first_visit: From opening the page to its first chart, on a server that just listens.
        later_visit: The same in a fresh browser profile, once the server has been visited.
    """

    name: str
    listening: float
    first_visit: float
    later_visit: float


def measure_opening(*, rounds: int) -> list[OpeningFigures]:
    """Measure the smallest page and the dashboard's first two pages, in alternation."""
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as temporary:
        smallest = Path(temporary) / "smallest.py"
        smallest.write_text(SMALLEST_PAGE, encoding="utf-8")
        home = Path(temporary) / "home"
        build(BUNDLED_DATA, home)
        alone = [sys.executable, "-m", "streamlit", "run", str(smallest), "--server.headless=true"]
        alone += ["--server.address=127.0.0.1", "--server.port"]
        pages = {
            "smallest page": (alone, "/"),
            "overview": (SERVED, "/"),
            "trends": (SERVED, "/trends"),
        }
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            )
            taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in pages}
            for _ in range(rounds):
                for name, (command, path) in pages.items():
                    taken[name].append(_open(browser, command, path, home))
            browser.close()
    return [
        OpeningFigures(name, *(statistics.median(column) for column in zip(*rows, strict=True)))
        for name, rows in taken.items()
    ]


def _open(
    browser: Browser, command: list[str], path: str, home: Path
) -> tuple[float, float, float]:
    begin = time.perf_counter()
    with serving(command, home) as address:
        listening = time.perf_counter() - begin
        first = _first_chart(browser, address + path)
        later = statistics.median(_first_chart(browser, address + path) for _ in range(3))
    return listening, first, later


def _first_chart(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(FIRST_CHART).first.wait_for(state="attached")
    seconds = time.perf_counter() - begin
    context.close()
    return seconds
