"""What the words of an upload mean: as the catalogue's terms do, or as a person has decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from etl.intake.plain import plain
from etl.uploads.decisions import NO_TROPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import duckdb

    from etl.intake.terms import Terms

SQL = Path(__file__).parent / "sql"
TERM, NOT_A_TROPE = "trope", "other"
MEANING = ("decision", "trope_id", "stance", "confidence", "reason")
CHOSEN = "chosen by the person who brought the file"

SCHEMA = pa.schema(
    {
        "key": pa.string(),
        "term": pa.string(),
        "decision": pa.string(),
        "trope_id": pa.string(),
        "stance": pa.string(),
        "confidence": pa.float64(),
        "reason": pa.string(),
    }
)

Meanings = dict[str, list[tuple[Any, ...]]]
"""Decision, trope, stance, confidence and reason of each meaning, by plain word."""


def known_meanings(catalogue: duckdb.DuckDBPyConnection) -> Meanings:
    """Return the meanings that the catalogue gives to words, and the names of tropes.

    Where its sources differ over a word, the name of the trope comes first, then the sources by
    identifier; a word that is a trope to one of them is no other thing.
    """
    sql = (SQL / "known_meanings.sql").read_text(encoding="utf-8")
    found: dict[str, dict[Any, tuple[Any, ...]]] = {}
    for word, *meaning in catalogue.cursor().execute(sql).fetchall():
        found.setdefault(plain(word), {}).setdefault(meaning[1], tuple(meaning))
    return {
        key: [each for trope, each in of_word.items() if trope or len(of_word) == 1]
        for key, of_word in found.items()
    }


def meanings_table(files: Iterable[Terms], known: Meanings, decided: Mapping[str, str]) -> pa.Table:
    """Return one row per word and meaning: plain key, one spelling, and the term's columns.

    A word of which nobody knows what it means has one row without a decision.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for terms in files:
        words = [*terms.mapped, *terms.not_tropes, *(each.term for each in terms.unmapped)]
        for word in words:
            key = plain(word)
            if key not in rows:
                rows[key] = [
                    {"key": key, "term": word, **dict(zip(MEANING, meaning, strict=True))}
                    for meaning in _meanings(key, known, decided)
                ]
    every = [row for of_word in rows.values() for row in of_word]
    return pa.Table.from_pylist(every, schema=SCHEMA)


def _meanings(key: str, known: Meanings, decided: Mapping[str, str]) -> list[tuple[Any, ...]]:
    choice = decided.get(key)
    if choice == NO_TROPE:
        return [(NOT_A_TROPE, None, None, None, CHOSEN)]
    if choice:
        return [(TERM, choice, "present", 1.0, CHOSEN)]
    return known.get(key) or [(None, None, None, None, None)]
