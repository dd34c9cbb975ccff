"""Building the warehouse: read the text files, check them, derive, export, put in place."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EROFS
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from etl.contracts import CONTRACTS, DERIVED, READ, Contract
from etl.extract import Extract, extract
from etl.package import write_package
from etl.problems import DataProblems, Problem
from etl.publish import new_warehouse, one_builder
from etl.validate import Places, check_key, check_references, check_rows
from etl.version import current, data_version, recipe_version
from slowburn.warehouse.home import DATABASE
from slowburn.warehouse.manifest import Manifest

SQL = Path(__file__).parent / "sql"
DISK_FAILURES = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
"""What DuckDB raises when it cannot write; a commit that fails is a TransactionException."""

OnStep = Callable[[str], None]
"""Told the name of each step as it begins."""


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: the manifest, and whether anything had to be done."""

    manifest: Manifest
    rebuilt: bool


class BuildFailedError(Exception):
    """Raised when the machine, not the data, stopped a build; the warehouse in force stays."""


def steps() -> int:
    """Return how many steps a build announces."""
    return len(READ) + len(DERIVED) + 1


def build(
    data: Path, home: Path, *, force: bool = False, on_step: OnStep = lambda _: None
) -> Built:
    """Build the warehouse under ``home`` from the text files in ``data``, if anything changed.

    Raises:
        DataProblems: If the data breaks a contract; it names every problem.
        BuildFailedError: If the disk is full or cannot be written.
    """
    up_to_date = None if force else current(data, home)
    if up_to_date:
        return Built(up_to_date, rebuilt=False)
    try:
        with one_builder(home):
            up_to_date = None if force else current(data, home)
            if up_to_date:
                return Built(up_to_date, rebuilt=False)
            return Built(_build(data, home, on_step), rebuilt=True)
    except (OSError, *DISK_FAILURES) as error:
        raise BuildFailedError(
            f"The warehouse could not be written under {home}: {_cause(error)}. "
            "The one that was there is untouched. Free some space, or set SLOWBURN_HOME elsewhere."
        ) from error


def _cause(error: Exception) -> str:
    """Return the operating system's words for what happened, out of whatever stands around them."""
    text = str(error).splitlines()[0]
    words = (os.strerror(code) for code in (ENOSPC, EDQUOT, EFBIG, EROFS, EACCES))
    return next((cause for cause in words if cause in text), text)


def _build(data: Path, home: Path, on_step: OnStep) -> Manifest:
    version, recipe = data_version(data), recipe_version()
    with new_warehouse(home, version) as folder:
        with duckdb.connect(str(folder / DATABASE)) as con:
            # DuckDB would draw its own progress on standard output, which is for answers.
            con.execute("SET enable_progress_bar = false")
            problems: list[Problem] = []
            unread: set[str] = set()
            for contract in READ:
                on_step(f"reading {contract.table}")
                problems += load(con, contract, data, unread)
            if problems:
                raise DataProblems(problems)
            for contract in DERIVED:
                on_step(f"deriving {contract.table}")
                derive(con, contract)
            on_step("writing Parquet")
            rows = {contract.table: export(con, contract, folder) for contract in CONTRACTS}
            write_package(con, folder, data, version)
            con.execute("CHECKPOINT")  # closing would do it too, and keep silent if it failed
        manifest = Manifest(version, recipe, rows)
        manifest.save(folder)
    return manifest


def load(
    con: duckdb.DuckDBPyConnection, contract: Contract, data: Path, unread: set[str]
) -> list[Problem]:
    """Create a table from its text files; return every problem found on the way.

    A table of which nothing could be read is added to ``unread``: references to its rows would
    all be reported missing, and say nothing.
    """
    files = sorted(path for pattern in contract.files for path in data.glob(pattern))
    if not files:
        missing = " or ".join(contract.files)
        extracts = []
        problems = [Problem(missing, None, None, None, "there is no such file; restore it")]
    else:
        extracts = [
            extract(con, contract, path, path.relative_to(data).as_posix()) for path in files
        ]
        problems = [problem for part in extracts for problem in part.problems]
    rows = _together(contract, extracts)
    con.register("incoming", pa.Table.from_pandas(rows, preserve_index=False))
    _create(con, contract, "SELECT * FROM incoming")
    con.unregister("incoming")
    places = Places(extracts)
    if problems and rows.empty:
        unread.add(contract.table)
    checked = check_rows(contract, rows, places)
    checked += check_key(con, contract, rows, places)
    checked += check_references(con, contract, rows, places, unread)
    # Of a line or a cell that could not be read, what was guessed is not held against it.
    told = {(problem.file, problem.line, problem.column) for problem in problems}
    problems += [
        problem
        for problem in checked
        if (problem.file, problem.line, None) not in told
        and (problem.file, problem.line, problem.column) not in told
    ]
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))


def derive(con: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Create a table from its query in ``etl/sql``."""
    _create(con, contract, (SQL / f"{contract.table}.sql").read_text(encoding="utf-8"))


def export(con: duckdb.DuckDBPyConnection, contract: Contract, folder: Path) -> int:
    """Write a table as Parquet; return its number of rows."""
    parquet = folder / "parquet"
    parquet.mkdir(exist_ok=True)
    target = str(parquet / f"{contract.table}.parquet").replace("'", "''")
    con.execute(f"COPY \"{contract.table}\" TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    [count] = con.execute(f'SELECT count(*) FROM "{contract.table}"').fetchone() or (0,)  # noqa: S608
    return int(count)


def _together(contract: Contract, extracts: list[Extract]) -> pd.DataFrame:
    frames = [part.rows for part in extracts if len(part.rows)]
    if len(frames) == 1:
        return frames[0]
    if not frames:
        return pd.DataFrame(
            {name: pd.Series(dtype=col.dtype.type) for name, col in contract.columns.items()}
        )
    return pd.concat(frames, ignore_index=True)


def _create(con: duckdb.DuckDBPyConnection, contract: Contract, query: str) -> None:
    order = ", ".join(f'"{name}"' for name in contract.key)
    con.begin()  # each comment would otherwise be written to disk by itself
    con.execute(
        f'CREATE TABLE "{contract.table}" AS SELECT * FROM ({query}) ORDER BY {order}'  # noqa: S608
    )
    con.execute(f'COMMENT ON TABLE "{contract.table}" IS {_text(f"One row: {contract.grain}.")}')
    for name, column in contract.columns.items():
        con.execute(f'COMMENT ON COLUMN "{contract.table}"."{name}" IS {_text(column.description)}')
    con.commit()


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
