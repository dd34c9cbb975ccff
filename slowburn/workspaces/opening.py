"""Opening a workspace: a warehouse like any other, alone or merged with the catalogue.

Questions do not change. They read the same table names, behind which stand views over the
catalogue, attached read-only, and over the rows of the upload, loaded into memory.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Literal, get_args

import duckdb

from slowburn.warehouse.connection import (
    NoWarehouseError,
    Warehouse,
    open_warehouse,
)
from slowburn.warehouse.home import DATABASE, home, warehouse_link
from slowburn.warehouse.manifest import Manifest
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.store import find
from slowburn.workspaces.tables import PER_DRAMA, SAID, UPLOADED

SQL = Path(__file__).parent / "sql"
OPEN = 8
"""Opened workspaces that are kept at hand; the one not used for longest is closed."""

Data = Literal["mine", "merged", "catalogue"]
DATA: tuple[Data, ...] = get_args(Data)
DEFAULT_DATA: Data = "merged"

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "threads": 2,
}
"""An upload of a stranger's gets no more of the machine than this."""


def open_workspace(workspace_id: str, data: Data, at: Path | None = None) -> Warehouse:
    """Return a workspace as a warehouse.

    Args:
        workspace_id: Its id.
        data: ``mine`` for the upload alone, ``merged`` for it with the catalogue, ``catalogue``
            for the catalogue alone.
        at: The home; the default if ``None``.

    Raises:
        NoWorkspaceError: If there is no such workspace, or no more.
        NoWarehouseError: If there is no catalogue.
    """
    folder, manifest = find(workspace_id, at)
    catalogue = open_warehouse(at)
    if data == "catalogue":
        return catalogue
    built = warehouse_link(at or home()).resolve()
    return _open(built, folder, manifest.content, data)


def open_draft(folder: Path, content: str, data: Data, at: Path | None = None) -> Warehouse:
    """Return tables that are not kept yet as a warehouse; for its arguments see above.

    Raises:
        NoWarehouseError: If there is no catalogue.
    """
    return _made(warehouse_link(at or home()).resolve(), folder, content, data)


def close_all() -> None:
    """Let go of every workspace that is open, so that what was deleted leaves memory too."""
    _open.cache_clear()


@lru_cache(maxsize=OPEN)
def _open(built: Path, folder: Path, content: str, data: Data) -> Warehouse:
    return _made(built, folder, content, data)


def _made(built: Path, folder: Path, content: str, data: Data) -> Warehouse:
    catalogue = Manifest.load(built)
    if catalogue is None:
        raise NoWarehouseError("There is no warehouse. Run: slowburn build")
    con = duckdb.connect(config=CONFIG)
    try:
        con.execute(f"ATTACH '{_quoted(built / DATABASE)}' AS catalogue (READ_ONLY)")
    except duckdb.Error as error:
        raise NoWarehouseError("The warehouse is damaged. Run: slowburn build --force") from error
    try:
        _load(con, folder)
    except duckdb.Error:
        # Without its cause: DuckDB's message names the file, and so the workspace's id.
        raise NoWorkspaceError from None
    others = [table for table in catalogue.rows if table not in UPLOADED]
    _lay_over(con, data, others)
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    rows = {table: _count(con, table) for table in (*UPLOADED, *others)}
    version = _version(catalogue.data_version, content, data)
    return Warehouse(con, Manifest(version, catalogue.recipe, rows))


def _load(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Load the rows of an upload into tables with the warehouse's own columns and types."""
    con.execute("ATTACH ':memory:' AS uploaded")
    for table in UPLOADED:
        con.execute(f"CREATE TABLE uploaded.{table} AS FROM catalogue.{table} LIMIT 0")
        file = folder / f"{table}.parquet"
        if file.exists():
            stored = f"FROM read_parquet('{_quoted(file)}')"
            con.execute(f"INSERT INTO uploaded.{table} BY NAME {stored}")


def _lay_over(con: duckdb.DuckDBPyConnection, data: Data, others: list[str]) -> None:
    con.execute(_sql(f"{data}_drama"))
    for table in PER_DRAMA:
        con.execute(_sql(f"{data}_per_drama", table))
    for table in SAID:
        con.execute(_sql(f"{data}_said", table))
    for table in others:
        con.execute(_sql(table if table == "country" else "vocabulary", table))


def _sql(name: str, table: str = "") -> str:
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(table=table)


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    [(count,)] = con.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
    return int(count)


def _version(catalogue: str, content: str, data: Data) -> str:
    return f"{catalogue}-{data}-{content}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
