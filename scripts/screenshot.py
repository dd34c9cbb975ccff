"""Photograph the running dashboard for the README: ``python scripts/screenshot.py ADDRESS``."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parents[1] / "docs" / "screenshot.png"

with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )
    page = chromium.new_page(viewport={"width": 1280, "height": 880})
    page.goto(f"{sys.argv[1]}/trends")
    page.locator(".js-plotly-plot .scatterlayer .trace").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    page.screenshot(path=TARGET)
    chromium.close()
print(f"{TARGET} is taken")
