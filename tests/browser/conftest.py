"""A served dashboard, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOTHING_RUNS = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const changing = document.getAnimations().filter(
    one => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-stale="true"]') && !changing.length;
}"""
"""No script runs, nothing old is shown, and no colour is still on its way to another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test in the browser up to twice more if it fails; the summary lists it as rerun."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serve(home: Path, log: Path, *options: str) -> Iterator[str]:
    """Serve the dashboard from a home; yield its address."""
    port = free_port()
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "slowburn", "serve", "--port", str(port), *options],
            env=os.environ | {"SLOWBURN_HOME": str(home)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.05)
        else:
            pytest.fail(f"the server did not listen: {log.read_text()}")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
    told = log.read_text()
    assert "Traceback" not in told, told


@pytest.fixture
def served(tmp_path: Path) -> Callable[[Path], AbstractContextManager[str]]:
    """Serve the dashboard on a folder of text files other than the bundled one."""
    return lambda data: serve(tmp_path / "home", tmp_path / "log.txt", "--data", str(data))


@pytest.fixture(scope="session")
def server(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the dashboard on the bundled data; yield its address."""
    with serve(home, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert executable, "no Chromium: run `make test`, which installs it or says how"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


class Visit:
    """A reader's visit: a fresh profile, one tab, and whatever its console complains of."""

    def __init__(self, browser: Browser, server: str, **context: object) -> None:
        self._context = browser.new_context(accept_downloads=True, **context)
        self.page: Page = self._context.new_page()
        self.complaints: list[str] = []
        self.address = server
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text) if message.type == "error" else None
            ),
        )

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page has been drawn and nothing is running or about to run."""
        self.page.get_by_role("heading", level=1).first.wait_for(timeout=60_000)
        for _ in range(2):  # a run may be about to begin when nothing is running yet
            self.wait_for_run()
            self.page.wait_for_timeout(300)

    def wait_for_run(self) -> None:
        """Wait for the end of a run that is known to have begun."""
        self.page.wait_for_function(NOTHING_RUNS, timeout=60_000)

    def wait_for_title(self, title: str) -> None:
        """Wait until the tab has this title and the page is drawn."""
        self.page.wait_for_function("title => document.title === title", arg=title)
        self.settle()

    @property
    def in_view(self) -> str:
        """The line at the top that says what is in view."""
        return self.page.locator('[data-testid="stCaptionContainer"]').first.inner_text()

    def wait_for_view(self, words: str) -> None:
        """Wait until the line at the top says these words and nothing is running."""
        self.page.locator('[data-testid="stCaptionContainer"]', has_text=words).first.wait_for()
        self.settle()

    def delete_workspace(self, workspace: str, key: str) -> None:
        """Delete a workspace as its owner does, on the page Your data."""
        page = self.open(f"/yourdata?workspace={workspace}")
        page.get_by_text("Extend or delete it", exact=True).last.click()
        page.get_by_role("textbox", name="Owner key").fill(key)
        page.keyboard.press("Enter")
        self.settle()
        page.get_by_role("button", name="Delete for good").click()
        page.get_by_text("Its link leads nowhere now").wait_for()
        self.settle()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    """A visit on a wide, light screen."""
    opened = Visit(browser, server, viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def visits(browser: Browser, server: str) -> Iterator[object]:
    """Make visits on screens of any kind."""
    opened: list[Visit] = []

    def make(*, server: str = server, **context: object) -> Visit:
        opened.append(Visit(browser, server, **context))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
