"""One file's accepted rows, by role and with the drama that each is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.intake.judge import columns_of_dramas
from etl.intake.roles import SHAPES
from etl.intake.titles import refs_of
from etl.uploads.cells import read_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from etl.intake.check import Check
    from etl.intake.titles import TitleKey

SQL = Path(__file__).parent / "sql"
ROLES = tuple(dict.fromkeys(role for roles in SHAPES.values() for role in roles))

OUTCOME = pa.schema({"first_line": pa.int64(), "drama_id": pa.string(), "told_year": pa.int32()})
REF = pa.schema({"drama_id": pa.string(), "authority": pa.string(), "ref": pa.string()})


class Brought:
    """The rows of a checked file that are taken.

    Its view ``brought`` has ``line``, ``drama_id``, ``told_year`` and every role as text.
    """

    def __init__(self, checked: Check, drama_ids: Mapping[TitleKey, str]) -> None:
        """Lay out the rows whose title is in ``drama_ids``; the others are left out."""
        self._con: duckdb.DuckDBPyConnection = checked.reading.con
        self._drama_ids = drama_ids
        self._found = checked.understanding
        roles = checked.understanding.roles
        read_cells(self._con, roles.columns)
        self._register("outcome", self._outcomes())
        places = {role: f"kept.c{at + 1}" for role, at in roles.columns.items()}
        columns = ", ".join(f"{places.get(role, 'NULL::VARCHAR')} AS {role}" for role in ROLES)
        same = ", ".join(f"c{at + 1}" for at in columns_of_dramas(roles))
        self._con.execute(
            f"""
            CREATE OR REPLACE TABLE drama_of_line AS
            SELECT kept.line, outcome.drama_id, outcome.told_year
            FROM (SELECT line, min(line) OVER (PARTITION BY {same}) AS first_line FROM kept) AS kept
            INNER JOIN outcome ON outcome.first_line = kept.first_line
            """  # noqa: S608
        )
        # A view: the texts of a large file are not held twice.
        self._con.execute(
            f"""
            CREATE OR REPLACE VIEW brought AS
            SELECT kept.line, found.drama_id, found.told_year, {columns}
            FROM kept
            INNER JOIN drama_of_line AS found ON found.line = kept.line
            """  # noqa: S608
        )

    @property
    def coders(self) -> list[str]:
        """Who the rows name as their source."""
        sql = "SELECT DISTINCT code FROM cell_value WHERE role = 'source'"
        return [label for (label,) in self._con.execute(sql).fetchall()]

    def rows(self, name: str, **tables: pa.Table) -> pa.Table:
        """Return what ``sql/<name>.sql`` makes of the rows, which may read other tables too."""
        for table, rows in tables.items():
            self._register(table, rows)
        sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
        return self._con.sql(sql).to_arrow_table()

    def refs(self) -> pa.Table:
        """Return the identifiers elsewhere of the dramas, as far as they are numbers."""
        rows = [
            {"drama_id": self._drama_ids[match.named.key], "authority": authority, "ref": ref}
            for match in self._found.matches
            if match.named.key in self._drama_ids
            for authority, ref in refs_of(match.named)
            if ref.isascii() and ref.isdigit()
        ]
        return pa.Table.from_pylist(rows, schema=REF)

    def _outcomes(self) -> pa.Table:
        rows = []
        for first_line, place in self._found.drama_on.items():
            named = self._found.matches[place].named
            if named.key in self._drama_ids:
                drama_id = self._drama_ids[named.key]
                rows.append((first_line, drama_id, named.year))
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        return pa.table(dict(zip(OUTCOME.names, columns, strict=True)), schema=OUTCOME)

    def _register(self, table: str, rows: pa.Table) -> None:
        self._con.register("incoming", rows)
        self._con.execute(f"CREATE OR REPLACE TABLE {table} AS FROM incoming")
        self._con.unregister("incoming")
