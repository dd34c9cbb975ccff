"""Reading one of the catalogue's own text files into typed columns.

Two ways through, one result. A clean file goes straight through DuckDB's strict reader. Where that
reader objects, or a cheap look at the bytes does, the file is read again line by line so that
every fault is found and located, and the lines without a fault are kept for the later checks.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pandas as pd

from etl.contracts.contract import KIND_OF_VALUE, SQL_TYPE, TEXT
from etl.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from etl.contracts import Contract

FIRST_DATA_LINE = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of one file.

    Attributes:
        file: The file's name below ``data/``.
        rows: The contract's columns in the contract's types.
        lines: The physical line of each row.
        problems: What could not be read; each left its row out or its cell empty.
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
    if not content or content.isspace():
        return _unreadable(contract, name, "is empty; restore it or write at least its header line")
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
    columns = {name: SQL_TYPE[column.dtype.type] for name, column in contract.columns.items()}
    relation = con.read_csv(
        str(path),
        header=True,
        auto_detect=False,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        strict_mode=True,
        columns=columns,
        date_format="%Y-%m-%d",
    )
    return relation.to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)


def _read_carefully(
    con: duckdb.DuckDBPyConnection, contract: Contract, content: bytes, name: str
) -> Extract:
    problems: list[Problem] = []
    if b"\0" in content:
        return _unreadable(contract, name, "holds NUL bytes: it is not a text file; restore it")
    if not content.endswith(b"\n"):
        last = content.count(b"\n") + 1
        problems.append(
            Problem(
                name,
                last,
                None,
                None,
                "the last line has no line end: the file may have been cut short",
            )
        )
    text = "".join(_decoded_lines(content.removeprefix(b"\xef\xbb\xbf"), name, problems))
    names = list(contract.columns)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    cells: list[list[str | None]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            first, start = start, reader.line_num + 1
            if first == 1:
                if row != names:
                    reason = f"the header must be: {','.join(names)}"
                    return _unreadable(contract, name, reason, [*problems], ",".join(row))
                continue
            fault = _fault_of_line(row, names, spans_lines=reader.line_num > first)
            if fault:
                problems.append(Problem(name, first, None, ",".join(row)[:200], fault))
            else:
                cells.append([cell or None for cell in row])
                lines.append(first)
    except csv.Error as error:
        reason = f"{error}: a quote is opened and never closed, or stands inside a bare cell"
        problems.append(Problem(name, start, None, None, reason))
    rows, unparsed = _typed(con, contract, pd.DataFrame(cells, columns=names, dtype=TEXT))
    problems += [
        Problem(name, lines[row], column, value, f"is not {KIND_OF_VALUE[dtype]}")
        for row, column, value, dtype in unparsed
    ]
    return Extract(name, rows, lines, problems)


def _decoded_lines(content: bytes, name: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the lines; a line that is not UTF-8 is reported and passed on as an empty line."""
    for number, line in enumerate(content.splitlines(keepends=True), start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            reason = f"byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8"
            shown = line.decode("utf-8", errors="replace").rstrip("\r\n")[:200]
            problems.append(Problem(name, number, None, shown, reason))
            yield "\n"


def _fault_of_line(row: list[str], names: list[str], *, spans_lines: bool) -> str | None:
    if not row:
        return "the line is blank or unreadable; remove or mend it"
    if spans_lines:
        return "a cell runs over the line end: a quote is probably not closed"
    if len(row) != len(names):
        return f"has {len(row)} cells where the header has {len(names)}"
    return None


def _typed(
    con: duckdb.DuckDBPyConnection, contract: Contract, cells: pd.DataFrame
) -> tuple[pd.DataFrame, list[tuple[int, str, str, pd.ArrowDtype]]]:
    """Cast text columns to the contract's types; return them and the cells that would not go."""
    typed = cells.copy()
    unparsed = []
    for name, column in contract.columns.items():
        dtype = column.dtype.type
        if dtype == TEXT:
            continue
        con.register("cells", cells[[name]])
        cast = con.sql(f'SELECT TRY_CAST("{name}" AS {SQL_TYPE[dtype]}) AS cell FROM cells')  # noqa: S608
        typed[name] = cast.to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)["cell"]
        con.unregister("cells")
        failed = cells[name].notna() & typed[name].isna()
        unparsed += [(row, name, cells[name][row], dtype) for row in cells.index[failed]]
    return typed, unparsed


def _unreadable(
    contract: Contract,
    name: str,
    reason: str,
    problems: Sequence[Problem] = (),
    value: str | None = None,
) -> Extract:
    none = pd.DataFrame(
        {key: pd.Series(dtype=column.dtype.type) for key, column in contract.columns.items()}
    )
    line = None if value is None else 1
    return Extract(
        name,
        none,
        [],
        [*problems, Problem(name, line, None, None if value is None else value[:200], reason)],
    )
