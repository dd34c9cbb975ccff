"""What uploads are matched with: the names, identifiers and words that the warehouse knows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.intake.plain import plain

if TYPE_CHECKING:
    import duckdb

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue, as far as matching needs it.

    Attributes:
        titles: Title by drama.
        years: Year by drama; ``None`` where it is not known.
        named: Dramas by plain name, in any script.
        names: Plain names by drama.
        refs: Drama by authority and identifier there.
        tropes: Tropes by plain word; a word that is known to mean none has an empty set.
        words: A way of writing each plain word.
    """

    titles: dict[str, str]
    years: dict[str, int | None]
    named: dict[str, set[str]]
    names: dict[str, set[str]]
    refs: dict[tuple[str, str], str]
    tropes: dict[str, set[str]]
    words: dict[str, str]


def load_catalogue(con: duckdb.DuckDBPyConnection) -> Catalogue:
    """Return the catalogue of a warehouse."""
    catalogue = Catalogue({}, {}, defaultdict(set), defaultdict(set), {}, defaultdict(set), {})
    for drama_id, title, year, name in _rows(con, "catalogue_names"):
        catalogue.titles[drama_id], catalogue.years[drama_id] = title, year
        catalogue.named[plain(name)].add(drama_id)
        catalogue.names[drama_id].add(plain(name))
    for authority, ref, drama_id in _rows(con, "catalogue_refs"):
        catalogue.refs[authority, ref] = drama_id
    for word, trope_id in _rows(con, "catalogue_terms"):
        catalogue.words.setdefault(plain(word), word)
        catalogue.tropes[plain(word)] |= {trope_id} if trope_id else set()
    return catalogue


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return con.cursor().execute(sql).fetchall()
