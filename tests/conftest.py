"""What every test may stand on: a warehouse built from the bundled data, in a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest

from etl.build import build
from slowburn.warehouse.connection import Warehouse, open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

# How long an example takes depends on what else the machine does; speed is measured elsewhere.
hypothesis.settings.register_profile("slowburn", deadline=None)
hypothesis.settings.load_profile("slowburn")

WITH_EVERY_CONTROL: dict[str, dict[str, str | list[str]]] = {
    "trends": {"year": "2015", "by": "network", "place": "tvN"},
    "tropes": {"year": "2015", "place": "tvN"},
    "together": {"trope": "love-triangle", "also": "amnesia"},
    "disagreement": {"trope": "love-triangle"},
    "maturity": {"year": "2015", "place": "tvN"},
    "compare": {"dimension": "pacing"},
    "sources": {"year": "2015"},
}
"""Address parameters with which a page draws all of its controls, where it needs any."""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a warehouse of the bundled data."""
    folder = tmp_path_factory.mktemp("home")
    build(BUNDLED_DATA, folder)
    return folder


@pytest.fixture(scope="session")
def warehouse(home: Path) -> Warehouse:
    """The warehouse of the bundled data."""
    return open_warehouse(home)


@pytest.fixture
def open_page(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page by its name with address parameters, as a link would, without a browser."""
    from streamlit.testing.v1 import AppTest

    monkeypatch.setenv("SLOWBURN_HOME", str(home))
    monkeypatch.chdir(PROJECT)

    def open_(name: str = "overview", **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        app.run()
        if name != "overview":
            app.switch_page(f"pages/{name}.py")
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        assert not app.error, [error.value for error in app.error]
        return app

    return open_


@pytest.fixture
def open_with_every_control(open_page: Callable[..., AppTest]) -> Callable[[str], AppTest]:
    """Open a page by its name so that it draws all of its controls."""
    return lambda name: open_page(name, **WITH_EVERY_CONTROL.get(name, {}))
