"""The tables that an upload adds to, from its checked files and what a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from etl.build import SQL as BUILD_SQL
from etl.contracts import CONTRACTS
from etl.contracts.contract import SQL_TYPE
from etl.intake.roles import ANNOTATIONS
from etl.problems import Problem, Severity
from etl.uploads.brought import Brought
from etl.uploads.decisions import AS_NEW, LEFT_OUT, Decisions
from etl.uploads.meanings import Meanings, meanings_table
from etl.uploads.new_dramas import new_drama_ids
from etl.uploads.sources import MOST, source_ids, source_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.check import Check
    from etl.intake.titles import Named, TitleKey

SQL = Path(__file__).parent / "sql"
TABLES = (
    *("drama", "drama_alias", "drama_ref", "drama_genre", "drama_network"),
    *("source", "term", "term_use", "statement", "annotation", "coverage"),
)
FACTS = ("drama", "drama_alias", "drama_genre", "drama_network")
LINKS = pa.schema({"label": pa.string(), "source_id": pa.string()})


@dataclass(frozen=True, slots=True)
class Upload:
    """What an upload adds.

    Attributes:
        tables: A database in memory with tables named as in the warehouse.
        coders: Identifiers of the sources that rows name, by what they are called there.
        problems: What was left out of the accepted rows, and why.
    """

    tables: duckdb.DuckDBPyConnection
    coders: dict[str, str]
    problems: list[Problem]


def empty_tables() -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the tables that an upload adds to, without rows."""
    con = duckdb.connect()
    for contract in CONTRACTS:
        if contract.table in TABLES:
            columns = ", ".join(
                f'"{column}" {SQL_TYPE[of.dtype.type]}' for column, of in contract.columns.items()
            )
            con.execute(f'CREATE TABLE "{contract.table}" ({columns})')
    return con


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Add rows to a table, by the names of their columns."""
    con.register("incoming", rows)
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    con.unregister("incoming")


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables that follow from what sources say, as the build does."""
    for table in ("annotation", "coverage"):
        sql = (BUILD_SQL / f"{table}.sql").read_text(encoding="utf-8")
        con.execute(f"INSERT INTO {table} BY NAME {sql}")


def rename(upload: Upload, name: str) -> None:
    """Call an upload otherwise: its sources follow."""
    used = upload.tables.execute("SELECT DISTINCT source_id FROM coverage").fetchall()
    upload.tables.execute("DELETE FROM source")
    sources = source_table(name, upload.coders, [source_id for (source_id,) in used])
    insert(upload.tables, "source", sources)


def make_upload(files: Sequence[Check], decisions: Decisions, known: Meanings, name: str) -> Upload:
    """Return what checked files add, by a person's decisions.

    Args:
        files: The files; a drama that several name is one drama.
        decisions: What becomes of titles and words.
        known: The meanings that the catalogue gives to words.
        name: What the owner calls the upload.
    """
    con = empty_tables()
    con.execute("CREATE TEMP TABLE used_term (source_id VARCHAR, term VARCHAR)")
    drama_ids = _drama_ids(files, decisions)
    taken = [
        (checked, Brought(checked, drama_ids))
        for checked in files
        if checked.understanding.roles.shape
    ]
    meaning = meanings_table(
        (checked.understanding.terms for checked, _ in taken), known, decisions.terms
    )
    coders = [label for _, brought in taken for label in brought.coders]
    ids = source_ids(coders)
    source_of = pa.table({"label": list(ids), "source_id": list(ids.values())}, schema=LINKS)
    problems: list[Problem] = []
    for number, (checked, brought) in enumerate(taken, start=1):
        for table in FACTS:
            insert(con, table, brought.rows(table))
        insert(con, "drama_ref", brought.refs())
        if checked.understanding.roles.shape == ANNOTATIONS:
            prefix = f"file {number}, " if len(taken) > 1 else ""
            problems += _add_statements(
                # Handed over, so that it is let go of before the next tables are made.
                con,
                checked,
                brought.rows("said", meaning=meaning, source_of=source_of),
                prefix,
            )
        else:
            insert(con, "term_use", brought.rows("tags", meaning=meaning))
        problems += _odd_days(checked, brought)
    if coders and not ids:
        reason = f"more than {MOST} sources are named, so that all rows count as one source's"
        problems.append(Problem("", None, "source", None, reason, Severity.NOTE))
    _finish(con, decisions, meaning)
    upload = Upload(con, ids, problems)
    rename(upload, name)
    return upload


def _drama_ids(files: Sequence[Check], decisions: Decisions) -> dict[TitleKey, str]:
    """Return the drama of each title that is taken."""
    given: dict[TitleKey, str] = {}
    new: dict[TitleKey, Named] = {}
    for checked in files:
        for match in checked.understanding.matches:
            outcome = decisions.outcome(match)
            if outcome == AS_NEW:
                new[match.named.key] = match.named
            elif outcome not in (None, LEFT_OUT):
                given[match.named.key] = str(outcome)
    return given | new_drama_ids(list(new.values()))


def _add_statements(
    con: duckdb.DuckDBPyConnection,
    checked: Check,
    said: pa.Table,
    prefix: str,
) -> list[Problem]:
    """Add statements; a word that means no trope counts as a term that the source uses."""
    con.register("said", said)
    for name in ("add_statements", "add_uses", "add_used_terms"):
        sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
        con.execute(sql, {"prefix": prefix} if "$prefix" in sql else None)
    unclear = con.execute(
        "SELECT DISTINCT line, term FROM said WHERE trope_id IS NOT NULL AND stance IS NULL"
    ).fetchall()
    con.unregister("said")
    reason = "says that a drama avoids what is itself an avoidance; the row is left out"
    return [
        Problem(checked.reading.file, line, None, term, reason) for line, term in sorted(unclear)
    ]


def _odd_days(checked: Check, brought: Brought) -> list[Problem]:
    return [
        Problem(
            checked.reading.file,
            row["line"],
            None,
            " to ".join(day for day in (row["begins"], row["ends"]) if day),
            "the days do not fit each other or the year of the row; they are left out",
            Severity.WARNING,
        )
        for row in brought.rows("odd_days").to_pylist()
    ]


def _finish(con: duckdb.DuckDBPyConnection, decisions: Decisions, meaning: pa.Table) -> None:
    """Make one row of what several files say, and derive what follows from it."""
    for table in (*FACTS, "drama_ref", "term_use"):
        [contract] = [each for each in CONTRACTS if each.table == table]
        key = ", ".join(contract.key)
        con.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT DISTINCT ON ({key}) * FROM {table} "  # noqa: S608
            f"ORDER BY {key}, rowid"
        )
    if decisions.country:
        con.execute(
            "UPDATE drama SET country = $country "
            "WHERE country IS NULL AND starts_with(drama_id, 'mine_')",
            {"country": decisions.country},
        )
    con.register("meaning", meaning)
    con.execute((SQL / "add_terms.sql").read_text(encoding="utf-8"))
    con.unregister("meaning")
    derive(con)
