"""The catalogue's text files: read as rows of text, written sorted and all together."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.contracts import catalogue, statements
from etl.importers.dump import read_dump
from etl.problems import DataProblems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from etl.contracts import Contract

Record = dict[str, str]
"""One row: text by column, empty where a value is missing."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file below ``data/``.

    Attributes:
        path: Where it is.
        columns: Its columns in order.
        key: The columns that name a row, and by which rows are sorted.
    """

    path: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def _file_of(contract: Contract, path: str) -> TextFile:
    return TextFile(path, tuple(contract.columns), contract.key)


DRAMAS = _file_of(catalogue.DRAMA, "catalogue/dramas.csv")
ALIASES = _file_of(catalogue.DRAMA_ALIAS, "catalogue/aliases.csv")
REFS = _file_of(catalogue.DRAMA_REF, "catalogue/refs.csv")
GENRES = _file_of(catalogue.DRAMA_GENRE, "catalogue/genres.csv")
NETWORKS = _file_of(catalogue.DRAMA_NETWORK, "catalogue/networks.csv")
CREDITS = _file_of(catalogue.DRAMA_CREDIT, "catalogue/credits.csv")
LEFT_OUT = TextFile(
    "catalogue/left_out.csv", ("authority", "ref", "title", "reason"), ("authority", "ref")
)
MDL_TERM_USES = _file_of(statements.TERM_USE, "term_uses/mdl.csv")
TMDB_TERM_USES = _file_of(statements.TERM_USE, "term_uses/tmdb.csv")


def read_rows(data: Path, file: TextFile) -> list[Record]:
    """Return the rows of a file; none if the file does not exist yet.

    Raises:
        DataProblems: If the file is there but cannot be read from end to end.
    """
    path = data / file.path
    if not path.exists():
        return []
    dump = read_dump(path, file.columns)
    if dump.problems:
        raise DataProblems(dump.problems)
    return [{name: row.values[name] for name in file.columns} for row in dump.rows]


def replace_rows(
    rows: Iterable[Record], new: Iterable[Record], drama_ids: Collection[str]
) -> list[Record]:
    """Return ``rows`` with those of ``drama_ids`` replaced by ``new``."""
    return [*(row for row in rows if row["drama_id"] not in drama_ids), *new]


def write_rows(data: Path, contents: Mapping[TextFile, Sequence[Record]]) -> None:
    """Write each file's rows, sorted by its key.

    All files are written beside the old ones first and take their places only once every one
    of them is complete.
    """
    finished = []
    try:
        for file, rows in contents.items():
            path = data / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            finished.append((beside, path))
            _write(beside, file, rows)
        for beside, path in finished:
            beside.replace(path)
    finally:
        for beside, _ in finished:
            beside.unlink(missing_ok=True)


def _write(path: Path, file: TextFile, rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, file.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: tuple(row[name] for name in file.key)))
