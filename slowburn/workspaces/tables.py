"""The tables of a workspace as files: what an upload adds, in the warehouse's own schema."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

PER_DRAMA = (
    "drama_alias",
    "drama_ref",
    "drama_genre",
    "drama_network",
    "drama_credit",
)
"""Facts about dramas: of a drama that the catalogue has, the catalogue's hold."""

SAID = ("source", "term", "term_use", "statement", "annotation", "coverage")
"""Who says what: an upload adds to it."""

UPLOADED = ("drama", *PER_DRAMA, *SAID)
"""What an upload can add to; every other table is the catalogue's."""
TEXTS = "document"
"""Whole texts that a person asked to be kept; no view stands on them."""
LENGTH = 12


def write_tables(con: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write the tables of ``con`` that have rows as Parquet; return the rows by table."""
    cursor = con.cursor()
    there = {name for (name,) in cursor.execute("SHOW TABLES").fetchall()}
    rows = {}
    for table in (*UPLOADED, TEXTS):
        if table not in there:
            continue
        [(count,)] = cursor.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608
        if count:
            target = str(folder / f"{table}.parquet").replace("'", "''")
            cursor.execute(f"COPY \"{table}\" TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
            rows[table] = int(count)
    return rows


def content_of(folder: Path) -> str:
    """Return the content hash of the tables in a folder: 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.parquet")):
        digest.update(f"{file.name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]
