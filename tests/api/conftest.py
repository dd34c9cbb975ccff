"""The API without a server, on the warehouse of the bundled data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from slowburn.api import answers
from slowburn.api.app import routes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
