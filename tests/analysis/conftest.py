"""Asking questions of the bundled data and of small made-up warehouses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.warehouse.connection import Warehouse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    Asked = Callable[..., pd.DataFrame]
    Rows = Sequence[dict[str, Any]]


@pytest.fixture(scope="session")
def ask(warehouse: Warehouse) -> Asked:
    """Answer a question from the bundled data; returns the rows."""

    def asked(name: str, filters: Filters | None = None, **parameters: Any) -> pd.DataFrame:
        return answer(warehouse, name, filters or Filters(), **parameters).table

    return asked


@pytest.fixture(scope="session")
def rows(warehouse: Warehouse) -> Callable[..., list[tuple[Any, ...]]]:
    """Run a query of the test's own on the bundled data."""

    def fetched(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return warehouse.connection.cursor().execute(sql, list(parameters)).fetchall()

    return fetched


@pytest.fixture(scope="session")
def copied(home: Path, warehouse: Warehouse) -> Callable[[str], Warehouse]:
    """Copy the warehouse into memory; the clause says which rows and in what order."""

    def copy(clause: str, *, threads: int = 2) -> Warehouse:
        con = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
        for table in warehouse.manifest.rows:
            parquet = home / "warehouse" / "parquet" / f"{table}.parquet"
            stored = f"SELECT stored.* FROM read_parquet('{parquet}') AS stored {clause}"
            con.execute(f'CREATE TABLE "{table}" AS {stored}')
        return Warehouse(con, warehouse.manifest)

    return copy


@pytest.fixture
def made_up(copied: Callable[[str], Warehouse]) -> Callable[..., Warehouse]:
    """Make a warehouse that holds only the rows given, table by table."""

    def make(**tables: Rows) -> Warehouse:
        empty = copied("LIMIT 0")
        for table, given in tables.items():
            for row in given:
                columns, marks = ", ".join(row), ", ".join("?" * len(row))
                empty.connection.execute(
                    f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', list(row.values())
                )
        return empty

    return make


@pytest.fixture(scope="session")
def shuffled() -> Callable[..., np.ndarray]:
    """Draw a matrix of 0 and 1 with the row and column totals of another, all equally likely.

    The curveball algorithm: two rows put what only one of them has in a pool, and draw from it
    as many as they gave. Strona et al. (2014), Nature Communications 5, 4114.
    """

    def shuffle(matrix: np.ndarray, rng: np.random.Generator, *, trades: int) -> np.ndarray:
        rows = [set(np.flatnonzero(row).tolist()) for row in matrix]
        for one, other in rng.integers(len(rows), size=(trades, 2)):
            common = rows[one] & rows[other]
            pool = sorted(rows[one] ^ rows[other])
            rng.shuffle(pool)
            given = len(rows[one]) - len(common)
            if one != other:
                rows[one] = common | set(pool[:given])
                rows[other] = common | set(pool[given:])
        drawn = np.zeros_like(matrix)
        for row, has in zip(drawn, rows, strict=True):
            row[sorted(has)] = 1
        return drawn

    return shuffle
