"""What every test may stand on: a warehouse built from the bundled data, in a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.build import build
from slowburn.warehouse.connection import Warehouse, open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from pathlib import Path


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
