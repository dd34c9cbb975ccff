"""The tables of a source that was coded statement by statement, such as a text and its annotations.

What rows of a file say goes through ``tables.py``; here the statements are there already.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.uploads.sources import LICENCE, UPLOAD, name_on_screen
from etl.uploads.tables import derive, empty_tables, insert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

DOCUMENT = "document"
"""The table of whole texts; it is kept beside the warehouse's, and no question reads it."""

METHOD = (
    "Found in texts by Slowburn's patterns; each statement was accepted, changed or added by the "
    "person who brought the texts."
)
LIMITS = (
    "Patterns overlook what is said in other words, so that silence says little; how carefully the "
    "rest was checked is known to whoever brought the texts."
)

STATEMENTS = pa.schema(
    {
        "source_id": pa.string(),
        "drama_id": pa.string(),
        "trope_id": pa.string(),
        "stance": pa.string(),
        "confidence": pa.float64(),
        "locator": pa.string(),
        "evidence": pa.string(),
    }
)
DRAMAS = pa.schema(
    {
        "drama_id": pa.string(),
        "title": pa.string(),
        "country": pa.string(),
        "year": pa.int32(),
        "snapshot": pa.string(),
    }
)
COVERED = pa.schema(
    {
        "source_id": pa.string(),
        "drama_id": pa.string(),
        "n_terms": pa.int32(),
        "n_statements": pa.int32(),
    }
)
SOURCE = ("source_id", "name", "kind", "url", "accessed", "licence", "method", "limits")
SOURCES = pa.schema({column: pa.string() for column in SOURCE})
DOCUMENTS = pa.schema({"drama_id": pa.string(), "document": pa.string(), "text": pa.large_string()})


@dataclass(frozen=True, slots=True)
class Coded:
    """One statement, with the columns of the table ``statement`` but its source."""

    drama_id: str
    trope_id: str
    stance: str
    confidence: float
    locator: str
    evidence: str


@dataclass(frozen=True, slots=True)
class About:
    """A drama that the source has looked at; only a new one needs more than its identifier."""

    drama_id: str
    title: str | None = None
    country: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The source: what it is called, what kind it is, and its address if it has one."""

    name: str
    kind: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text to be kept: its drama, what it is called, and its words."""

    drama_id: str
    document: str
    text: str


def coded_tables(
    source: Named, dramas: Sequence[About], statements: Iterable[Coded], texts: Sequence[Text] = ()
) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the tables that the source adds, named as in the warehouse.

    A drama of which nothing is said counts as looked at all the same: left out, a trope's share
    would rest on those dramas alone of which the source says something.

    Args:
        source: Who says it.
        dramas: The dramas that the source has looked at, each once.
        statements: What it says of them.
        texts: Whole texts to be kept in a table ``document`` beside the others.
    """
    con = empty_tables()
    insert(con, "source", _source(source))
    insert(con, "drama", _table([asdict(each) | {"snapshot": UPLOAD} for each in dramas], DRAMAS))
    said = [asdict(each) | {"source_id": UPLOAD} for each in _apart(statements)]
    insert(con, "statement", _table(said, STATEMENTS))
    derive(con)
    spoken_of = {
        drama_id for (drama_id,) in con.execute("SELECT drama_id FROM coverage").fetchall()
    }
    silent = [
        {"source_id": UPLOAD, "drama_id": each.drama_id, "n_terms": 0, "n_statements": 0}
        for each in dramas
        if each.drama_id not in spoken_of
    ]
    insert(con, "coverage", _table(silent, COVERED))
    if texts:
        con.register("texts", _table([asdict(each) for each in texts], DOCUMENTS))
        con.execute(f"CREATE TABLE {DOCUMENT} AS FROM texts")
        con.unregister("texts")
    return con


def _apart(statements: Iterable[Coded]) -> list[Coded]:
    """Number the places of statements that would otherwise be one by the table's key."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    apart = []
    for each in statements:
        key = (each.drama_id, each.trope_id, each.stance, each.locator)
        seen[key] += 1
        again = f"{each.locator} ({seen[key]})" if seen[key] > 1 else each.locator
        apart.append(replace(each, locator=again))
    return apart


def _source(source: Named) -> pa.Table:
    row: dict[str, object] = {
        "source_id": UPLOAD,
        "name": name_on_screen(source.name) or "Annotated text",
        "kind": source.kind,
        "url": source.url,
        "accessed": datetime.now(UTC).date().isoformat(),
        "licence": LICENCE,
        "method": METHOD,
        "limits": LIMITS,
    }
    return _table([row], SOURCES)


def _table(rows: list[dict[str, object]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)
