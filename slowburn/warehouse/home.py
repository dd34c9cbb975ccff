"""Where things lie: the bundled data, and the folder that everything built is kept in."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BUNDLED_DATA = PROJECT / "data"

DATABASE = "slowburn.duckdb"
PACKAGE = "slowburn.parquet.zip"
"""The files of a warehouse: for DuckDB, and to take away."""


def home() -> Path:
    """Return the folder for everything built: ``SLOWBURN_HOME``, or ``var/`` in the project."""
    return Path(os.environ.get("SLOWBURN_HOME") or PROJECT / "var").absolute()


def warehouse_link(at: Path) -> Path:
    """Return the link that always leads to the warehouse in force under the home ``at``."""
    return at / "warehouse"
