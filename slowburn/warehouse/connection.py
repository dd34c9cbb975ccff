"""One shared read-only connection to the warehouse in force, and cursors on it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import Timer
from typing import TYPE_CHECKING

import duckdb

from slowburn.warehouse.home import DATABASE, home, warehouse_link
from slowburn.warehouse.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class NoWarehouseError(Exception):
    """Raised when no warehouse has been built yet, or the one there cannot be opened."""


class TimeLimitError(Exception):
    """Raised when a query was interrupted because it took longer than it may."""


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An open warehouse.

    Attributes:
        connection: The shared connection; take ``connection.cursor()`` for each query.
        manifest: What the warehouse says of itself.
        query_seconds: How long a query may take; as long as it needs if ``None``.
    """

    connection: duckdb.DuckDBPyConnection
    manifest: Manifest
    query_seconds: float | None = None

    @property
    def data_version(self) -> str:
        """The content hash of the data that the warehouse was built from."""
        return self.manifest.data_version

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor for one query, which is interrupted after ``query_seconds``.

        DuckDB heeds an interruption between two chunks of rows; within one it does not.

        Raises:
            TimeLimitError: If the query was interrupted.
        """
        cursor = self.connection.cursor()
        if self.query_seconds is None:
            yield cursor
            return
        watchdog = Timer(self.query_seconds, cursor.interrupt)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield cursor
        except duckdb.InterruptException as error:
            raise TimeLimitError(f"A query took longer than {self.query_seconds:g} s.") from error
        finally:
            watchdog.cancel()


def open_warehouse(at: Path | None = None) -> Warehouse:
    """Return the warehouse in force under the home ``at`` (the default home if ``None``).

    A warehouse that is replaced while the process runs is picked up by the next call.

    Raises:
        NoWarehouseError: If none has been built, or it cannot be opened.
    """
    link = warehouse_link(at or home())
    return _open(link.resolve())


@lru_cache(maxsize=2)
def _open(folder: Path) -> Warehouse:
    manifest = Manifest.load(folder)
    if manifest is None:
        raise NoWarehouseError(f"There is no warehouse at {folder}. Run: slowburn build")
    try:
        connection = duckdb.connect(
            str(folder / DATABASE),
            read_only=True,
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
    except duckdb.Error as error:
        raise NoWarehouseError(
            f"The warehouse at {folder} is damaged. Run: slowburn build --force"
        ) from error
    return Warehouse(connection, manifest)
