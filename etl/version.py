"""Content hashes: of the data that a warehouse is built from, and of the code that builds it."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from slowburn.warehouse.home import warehouse_link
from slowburn.warehouse.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE = Path(__file__).parent
LENGTH = 12


def data_version(data: Path) -> str:
    """Return the content hash of the text files below ``data``: 12 hexadecimal digits."""
    return _digest(data, sorted(data.rglob("*.csv")))


def recipe_version() -> str:
    """Return the content hash of the ETL's code and of the engine that it runs on."""
    code = (path for path in CODE.rglob("*") if path.suffix in {".py", ".sql"})
    return _digest(CODE, sorted(code), f"duckdb {version('duckdb')}")


def current(data: Path, home: Path) -> Manifest | None:
    """Return the manifest in force if it was built from this data by this code."""
    manifest = Manifest.load(warehouse_link(home))
    if manifest and (manifest.data_version, manifest.recipe) == (
        data_version(data),
        recipe_version(),
    ):
        return manifest
    return None


def _digest(root: Path, files: Iterable[Path], salt: str = "") -> str:
    digest = hashlib.sha256(salt.encode())
    for file in files:
        try:
            content = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError:
            content = "cannot be read"  # whoever reads it for its rows says so
        digest.update(f"{file.relative_to(root).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()[:LENGTH]
