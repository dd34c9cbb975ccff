"""Small uploads, made from rows as an analyst would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from etl.uploads.tables import make_upload

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from etl.uploads.tables import Upload
    from slowburn.warehouse.connection import Warehouse


@pytest.fixture(scope="session")
def upload_of(
    warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Upload]:
    """Make an upload from the texts of files and what was decided about them."""
    catalogue = load_catalogue(warehouse.connection)
    known = known_meanings(warehouse.connection)
    folder = tmp_path_factory.mktemp("brought")

    def make(*texts: str, name: str = "Mine", decisions: Decisions | None = None) -> Upload:
        files = []
        for number, text in enumerate(texts):
            path: Path = folder / f"file-{number}"
            path.write_text(text, encoding="utf-8")
            files.append(check_file(path, Overrides(), Limits(), catalogue))
        return make_upload(files, decisions or Decisions(), known, name)

    return make


@pytest.fixture
def at(home: Path, tmp_path: Path) -> Path:
    """A home of its own, with the warehouse of the bundled data."""
    (tmp_path / "warehouse").symlink_to((home / "warehouse").resolve())
    return tmp_path
