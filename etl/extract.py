"""Reading one of the catalogue's own text files into typed columns.

Two ways through, one result. A clean file goes straight through DuckDB's strict reader. Where that
reader objects, or a cheap look at the bytes does, the file is read again line by line so that
every fault is found and located.
"""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.cells import OR_EMPTY, OR_FAIL, typed
from etl.contracts.contract import KIND_OF_VALUE
from etl.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from etl.contracts import Contract

FIRST_DATA_LINE = 2
SHOWN = 200
"""Characters of a faulty line that are shown."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of one file.

    Attributes:
        file: The file's name below ``data/``.
        rows: The contract's columns in the contract's types.
        lines: The physical line of each row.
        problems: What could not be read. The row of a faulty line is kept as far as it could be
            guessed, so that it is not missed where other rows refer to it; a faulty cell is empty.
    """

    file: str
    rows: pd.DataFrame
    lines: Sequence[int]
    problems: list[Problem]


def extract(con: duckdb.DuckDBPyConnection, contract: Contract, path: Path, name: str) -> Extract:
    """Read ``path`` as rows of ``contract``; nothing is raised, every fault is a problem."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return _unreadable(contract, name, f"cannot be read: {error.strerror}")
    if _looks_clean(content, contract):
        try:
            rows = _read_strictly(con, contract, path)
        except duckdb.Error:
            pass  # the careful reading below finds every fault, not only the first
        else:
            if content.count(b"\n") == len(rows) + 1:
                return Extract(name, rows, range(FIRST_DATA_LINE, len(rows) + 2), [])
    return _read_carefully(con, contract, content, name)


def _header(contract: Contract) -> bytes:
    return ",".join(contract.columns).encode() + b"\n"


def _looks_clean(content: bytes, contract: Contract) -> bool:
    """Say whether DuckDB's reader can be trusted with the file.

    It loads NUL bytes, skips blank lines and does not compare the header with the columns asked.
    """
    return (
        content.startswith(_header(contract))
        and content.endswith(b"\n")
        and b"\0" not in content
        and b"\r" not in content
        and b"\n\n" not in content
    )


def _read_strictly(con: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> pd.DataFrame:
    text = ", ".join(f"'{name}': 'VARCHAR'" for name in contract.columns)
    sql = f"""
        SELECT {typed(contract, OR_FAIL)}
        FROM read_csv(
            $path,
            columns = {{{text}}},
            header = true,
            auto_detect = false,
            delim = ',',
            quote = '"',
            escape = '"',
            strict_mode = true
        )"""  # noqa: S608
    relation = con.sql(sql, params={"path": str(path)})
    rows: pd.DataFrame = relation.to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
    return rows


def _read_carefully(
    con: duckdb.DuckDBPyConnection, contract: Contract, content: bytes, name: str
) -> Extract:
    """Read line by line: no cell holds a line end, so a fault never reaches past its own line."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if not content.strip():
        return _unreadable(contract, name, "is empty; restore it or write at least its header line")
    names = list(contract.columns)
    problems: list[Problem] = []
    rows: list[list[str | None]] = []
    lines: list[int] = []
    *physical, rest = content.split(b"\n")
    if rest:
        physical.append(rest)
        reason = "the last line has no line end: the file may have been cut short"
        problems.append(Problem(name, len(physical), None, None, reason))
    for number, line in enumerate(physical, start=1):
        cells, fault = _cells_of(line.removesuffix(b"\r"))
        if number == 1:
            if cells != names:
                reason = f"the header must be: {','.join(names)}"
                return _unreadable(contract, name, fault or reason, problems, ",".join(cells))
            continue
        if not fault and len(cells) != len(names):
            fault = f"has {len(cells)} cells where the header has {len(names)}"
        if fault:
            shown = ",".join(cells)[:SHOWN] or None
            problems.append(Problem(name, number, None, shown, fault))
        if cells:
            filled = [cell or None for cell in cells[: len(names)]]
            rows.append(filled + [None] * (len(names) - len(filled)))
            lines.append(number)
    table, misshapen = _cast(con, contract, rows)
    problems += [
        Problem(name, lines[row], column, rows[row][names.index(column)], reason)
        for row, column, reason in misshapen
    ]
    return Extract(name, table, lines, problems)


def _cast(
    con: duckdb.DuckDBPyConnection, contract: Contract, rows: list[list[str | None]]
) -> tuple[pd.DataFrame, list[tuple[int, str, str]]]:
    """Cast cells to the contract's types; return also row, column and fault of those that fail."""
    text = pa.table(
        {
            name: pa.array([row[at] for row in rows], pa.string())
            for at, name in enumerate(contract.columns)
        }
    )
    con.register("text", text)
    cast = con.sql(f"SELECT {typed(contract, OR_EMPTY)} FROM text").to_arrow_table()  # noqa: S608
    con.unregister("text")
    misshapen = [
        (row, name, f"is not {KIND_OF_VALUE[column.dtype.type]}")
        for name, column in contract.columns.items()
        for row in pc.indices_nonzero(
            pc.and_(text[name].is_valid(), cast[name].is_null())
        ).to_pylist()
    ]
    return cast.to_pandas(types_mapper=pd.ArrowDtype), misshapen


def _cells_of(line: bytes) -> tuple[list[str], str | None]:
    """Return the cells of a line, and what is wrong with it; then the cells are a guess."""
    if not line:
        return [], "the line is blank; remove it"
    if b"\0" in line:
        return [], "holds NUL bytes: it is not text; restore it"
    if b"\r" in line:
        return [], "holds a carriage return that ends no line; remove it"
    try:
        return next(csv.reader([line.decode()], strict=True)), None
    except UnicodeDecodeError as error:
        fault = f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"
    except csv.Error as error:
        fault = f"{error}: a quote is opened and never closed, or stands inside a bare cell"
    return line.decode(errors="replace").split(","), fault


def _unreadable(
    contract: Contract,
    name: str,
    reason: str,
    problems: Sequence[Problem] = (),
    header: str | None = None,
) -> Extract:
    none = pd.DataFrame(
        {key: pd.Series(dtype=column.dtype.type) for key, column in contract.columns.items()}
    )
    line = None if header is None else 1
    problem = Problem(name, line, None, header[:SHOWN] if header else None, reason)
    return Extract(name, none, [], [*problems, problem])
