"""The API without a server, on the warehouse of the bundled data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from etl.uploads.tables import make_upload
from slowburn.api import answers
from slowburn.api.app import routes
from slowburn.workspaces.store import delete, keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from slowburn.warehouse.connection import Warehouse
    from slowburn.workspaces.store import Kept

BROUGHT = """\
Title,Year,Country,Tags
Head over Heels,2025,South Korea,First Love
Bakery by the Sea,2024,South Korea,"First Love, Love Triangle"
"""


@pytest.fixture(scope="session")
def application() -> Starlette:
    """The routes that a server adds, by themselves."""
    return Starlette(routes=routes())


@pytest.fixture
def api(
    home: Path, application: Starlette, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """A client of the API; nothing is kept in memory from test to test."""
    monkeypatch.setenv("SLOWBURN_HOME", str(home))
    answers.KEPT.clear()
    with TestClient(application, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def keep_one(
    warehouse: Warehouse, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Kept]:
    """Keep a workspace of two dramas, one of them new, where the API finds it."""
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
