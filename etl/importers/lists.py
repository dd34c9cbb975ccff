"""The lists that dumps are read with: country names and network names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.importers.dump import read_dump
from etl.importers.names import index_networks
from etl.problems import DataProblems

if TYPE_CHECKING:
    from pathlib import Path

    from etl.importers.dump import Row


def read_countries(data: Path) -> dict[str, str]:
    """Return country codes by case-folded name from ``countries.csv`` (country, name).

    Raises:
        DataProblems: If the file cannot be read from end to end.
    """
    rows = _read_list(data / "countries.csv", ("country", "name"))
    return {row.values["name"].casefold(): row.values["country"] for row in rows}


def read_networks(data: Path) -> dict[str, str]:
    """Return the known networks from ``networks.csv`` (network), by what they are looked up by.

    Raises:
        DataProblems: If the file cannot be read from end to end.
    """
    rows = _read_list(data / "networks.csv", ("network",))
    return index_networks(row.values["network"] for row in rows)


def _read_list(path: Path, columns: tuple[str, ...]) -> list[Row]:
    dump = read_dump(path, columns)
    if dump.problems:
        raise DataProblems(dump.problems)
    return dump.rows
