"""The least that any build must do: DuckDB reads the same files and writes them, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from etl.contracts import READ
from etl.contracts.contract import SQL_TYPE

if TYPE_CHECKING:
    from pathlib import Path

    from etl.contracts import Contract


def read_and_write(data: Path, target: Path) -> None:
    """Read every table's text files in the contract's types; write database and Parquet.

    Nothing is checked, sorted, derived or described.
    """
    (target / "parquet").mkdir(parents=True)
    with duckdb.connect(str(target / "floor.duckdb")) as con:
        con.execute("SET enable_progress_bar = false")
        for contract in READ:
            create_from_files(con, contract, data)
            parquet = target / "parquet" / f"{contract.table}.parquet"
            con.execute(
                f"COPY \"{contract.table}\" TO '{parquet}' (FORMAT parquet, COMPRESSION zstd)"
            )


def create_from_files(con: duckdb.DuckDBPyConnection, contract: Contract, data: Path) -> None:
    """Create a contract's table from its text files with DuckDB's own reader."""
    columns = {name: SQL_TYPE[column.dtype.type] for name, column in contract.columns.items()}
    con.read_csv(
        [str(path) for pattern in contract.files for path in sorted(data.glob(pattern))],
        header=True,
        auto_detect=False,
        all_varchar=False,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        columns=columns,
        date_format="%Y-%m-%d",
    ).to_table(contract.table)
