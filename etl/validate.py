"""Checking rows against their contract: ranges, vocabularies, keys, references."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa

from etl.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import duckdb

    from etl.contracts import Contract
    from etl.extract import Extract

WHAT_PANDERA_MEANS = {"not_nullable": "must not be empty"}


class Places:
    """Where each row of a table that was read from one or more files stands."""

    def __init__(self, extracts: Sequence[Extract]) -> None:
        """Take the extracts in the order in which their rows were put together."""
        self._extracts = extracts
        self._starts: list[int] = []
        total = 0
        for part in extracts:
            self._starts.append(total)
            total += len(part.rows)

    def of(self, row: int) -> tuple[str, int]:
        """Return file and line of a row."""
        part = bisect_right(self._starts, row) - 1
        # Files without rows share their start with the next one: bisect lands on the last of them.
        extract = self._extracts[part]
        return extract.file, extract.lines[row - self._starts[part]]


def check_rows(contract: Contract, rows: pd.DataFrame, places: Places) -> list[Problem]:
    """Return every breach of the contract within a row."""
    try:
        contract.schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:
        return _problems_of(contract, error.failure_cases, rows, places)
    return []


def check_key(
    con: duckdb.DuckDBPyConnection, contract: Contract, rows: pd.DataFrame, places: Places
) -> list[Problem]:
    """Return every row whose key another row has too.

    DuckDB, in which the table must have been created, counts; pandas only finds the places.
    """
    names = ", ".join(f'"{name}"' for name in contract.key)
    [[different]] = con.execute(
        f'SELECT count(*) FROM (SELECT DISTINCT {names} FROM "{contract.table}")'  # noqa: S608
    ).fetchall()
    if different == len(rows):
        return []
    keys = rows[list(contract.key)]
    problems = []
    for row, *values in keys[keys.duplicated(keep=False)].itertuples():
        file, line = places.of(row)
        column, shown = " + ".join(contract.key), _shown(values)
        problems.append(Problem(file, line, column, shown, "stands more than once"))
    return problems


def check_references(
    con: duckdb.DuckDBPyConnection,
    contract: Contract,
    rows: pd.DataFrame,
    places: Places,
    unread: Collection[str],
) -> list[Problem]:
    """Return every reference to a row that is not there.

    The tables referred to must have been created in ``con``; those in ``unread`` are passed over.
    """
    problems = []
    for reference in contract.foreign_keys:
        if reference.table in unread:
            continue
        [name] = reference.columns
        known = con.sql(f'SELECT "{name}" AS known FROM "{reference.table}"')  # noqa: S608
        values = rows[name]
        missing = values.notna() & ~values.isin(known.to_arrow_table().to_pandas()["known"])
        for row in rows.index[missing]:
            file, line = places.of(row)
            reason = f"names no {reference.table}: add it there, or mend the spelling"
            problems.append(Problem(file, line, name, str(values[row]), reason))
    return problems


def _problems_of(
    contract: Contract, failures: pd.DataFrame, rows: pd.DataFrame, places: Places
) -> list[Problem]:
    found: dict[tuple[str, int, str | None, str], Problem] = {}
    for failure in failures.to_dict("records"):
        row = int(failure["index"])
        file, line = places.of(row)
        whole_row = failure["schema_context"] == "DataFrameSchema"
        of_key = [rows[name][row] for name in contract.key]
        shown = _shown(of_key if whole_row else [failure["failure_case"]]) or None
        column = None if whole_row else failure["column"]
        reason = WHAT_PANDERA_MEANS.get(failure["check"], failure["check"])
        found.setdefault((file, line, column, reason), Problem(file, line, column, shown, reason))
    return list(found.values())


def _shown(values: Iterable[Any]) -> str:
    """Return values as a person writes them: nothing for an empty one, 9 and not 9.0."""
    return ", ".join(
        "" if pd.isna(value) else f"{value:.12g}" if isinstance(value, float) else str(value)
        for value in values
    )
