"""Cells as values: each different cell of a column is read once, and the rows joined to it."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from etl.importers.names import tidy
from etl.intake.cells import is_nothing, is_unknown
from etl.intake.dates import read_span
from etl.intake.lists import read_list
from etl.intake.numbers import read_confidence, read_count, read_episodes, read_score
from etl.intake.plain import plain
from etl.intake.stances import read_stance
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

NUMBERS: dict[str, Callable[[str], float | str]] = {
    "episodes": read_episodes,
    "score": read_score,
    "watchers": read_count,
    "confidence": read_confidence,
}
DAYS = ("aired", "start_date", "end_date")
LISTS = ("tags", "genres", "network", "aka")
NAMES = ("title", "drama", "native_title", "source")
WORD = ("trope", "term")
READ = frozenset({*NUMBERS, *DAYS, *LISTS, *NAMES, *WORD, "stance", "country"})
"""Roles whose cells are read; a note, of which each row has its own, stays as it is."""

VALUES = pa.schema(
    {
        "role": pa.string(),
        "cell": pa.string(),
        "number": pa.float64(),
        "first": pa.date32(),
        "last": pa.date32(),
        "code": pa.string(),
    }
)
WORDS = pa.schema(
    {
        "role": pa.string(),
        "cell": pa.string(),
        "position": pa.int32(),
        "word": pa.string(),
        "key": pa.string(),
    }
)


def read_cells(con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> None:
    """Create the tables ``cell_value`` and ``cell_word`` of what the cells in ``kept`` hold.

    Args:
        con: The database of a reading.
        columns: Place of the column by role.
    """
    values: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for role, at in columns.items():
        if role not in READ:
            continue
        column = f"c{at + 1}"
        sql = f"SELECT DISTINCT {column} FROM kept WHERE {column} IS NOT NULL"  # noqa: S608
        for (cell,) in con.execute(sql).fetchall():
            if is_nothing(cell):
                continue
            if role in LISTS:
                words += [
                    {"role": role, "cell": cell, "position": position, "word": word}
                    | {"key": plain(word)}
                    for position, word in enumerate(map(tidy, read_list(cell)), start=1)
                ]
            elif value := _value(role, cell):
                values.append({"role": role, "cell": cell, **value})
    for table, rows, schema in (("cell_value", values, VALUES), ("cell_word", words, WORDS)):
        con.register("incoming", pa.Table.from_pylist(rows, schema=schema))
        con.execute(f"CREATE OR REPLACE TABLE {table} AS FROM incoming")
        con.unregister("incoming")


def _value(role: str, cell: str) -> dict[str, Any]:
    """Return what a cell says; nothing where it cannot be taken, which the check has told."""
    if role in NAMES:
        return {"code": tidy(cell)}
    if role in WORD:
        return {"code": plain(cell)}
    if is_unknown(cell):
        return {}
    if role in NUMBERS:
        number = NUMBERS[role](cell)
        return {} if isinstance(number, str) else {"number": float(number)}
    if role in DAYS:
        first, last = read_span(cell)
        return {"first": first.day, "last": last and last.day}
    if role == "stance":
        return {"code": read_stance(cell)}
    if role == "country":
        return {"code": country_of(cell)}
    return {}


def country_of(cell: str) -> str | None:
    """Return the code of the country that a cell names, the first if it names several."""
    names = [cell, *read_list(cell)]
    return next((_countries()[key] for key in map(plain, names) if key in _countries()), None)


@cache
def _countries() -> dict[str, str]:
    """Return codes by plain name: the codes, the names, and other names in use."""
    codes: dict[str, str] = {}
    for file in ("countries.csv", "country_names.csv"):
        with (BUNDLED_DATA / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                codes[plain(row["name"])] = row["country"]
                codes.setdefault(plain(row["country"]), row["country"])
    return codes
