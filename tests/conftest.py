"""What every test may stand on: a warehouse built from the bundled data, in a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest

from etl.build import build
from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from etl.uploads.tables import make_upload
from slowburn.warehouse.connection import Warehouse, open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA, PROJECT
from slowburn.workspaces.store import delete, keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from slowburn.workspaces.store import Kept

# How long an example takes depends on what else the machine does; speed is measured elsewhere.
hypothesis.settings.register_profile("slowburn", deadline=None)
hypothesis.settings.load_profile("slowburn")

WITH_EVERY_CONTROL: dict[str, dict[str, str | list[str]]] = {
    "trends": {"year": "2015", "by": "network", "place": "tvN"},
    "tropes": {"year": "2015", "place": "tvN"},
    "together": {"trope": "love-triangle", "also": "amnesia"},
    "disagreement": {"trope": "love-triangle"},
    "annotate": {"bring": "example"},
    "maturity": {"year": "2015", "place": "tvN"},
    "compare": {"dimension": "pacing"},
    "sources": {"year": "2015"},
}
"""Address parameters with which a page draws all of its controls, where it needs any."""

BROUGHT = """\
Title,Year,Country,Tags
Head over Heels,2025,South Korea,First Love
Bakery by the Sea,2024,South Korea,"First Love, Love Triangle"
"""


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


@pytest.fixture(scope="session")
def keep_one(
    warehouse: Warehouse, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Kept]:
    """Keep a workspace of two dramas, one of them new, in the home of the tests."""
    file = tmp_path_factory.mktemp("brought") / "mine.csv"
    file.write_text(BROUGHT, encoding="utf-8")
    checked = check_file(file, Overrides(), Limits(), load_catalogue(warehouse.connection))
    known = known_meanings(warehouse.connection)
    upload = make_upload([checked], Decisions(), known, "Anna")
    return lambda: keep(upload.tables, "Anna", at=home)


@pytest.fixture(scope="session")
def shared(keep_one: Callable[[], Kept]) -> Kept:
    """A workspace that no test changes."""
    return keep_one()


@pytest.fixture
def kept(keep_one: Callable[[], Kept], home: Path) -> Iterator[Kept]:
    """A workspace of the test's own, which may be gone at its end."""
    made = keep_one()
    yield made
    if (home / "workspaces" / made.id).exists():
        delete(made.id, made.owner_key, at=home)
