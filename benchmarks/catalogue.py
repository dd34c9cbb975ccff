"""A made-up catalogue as large as asked, drawn with a fixed seed from the bundled one.

Each made-up drama has the facts of one bundled drama under an identifier of its own, and the term
uses of several: words, scripts, empty cells and the share of terms that are tropes are as in life.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pandas as pd

from benchmarks.floor import create_from_files
from etl.contracts import READ, catalogue, statements
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from pathlib import Path

    from etl.contracts import Contract

SEED = 2025
USES_OF = 5
"""How many bundled dramas give their term uses to one made-up drama."""

FACTS = (
    catalogue.DRAMA,
    catalogue.DRAMA_ALIAS,
    catalogue.DRAMA_GENRE,
    catalogue.DRAMA_NETWORK,
    catalogue.DRAMA_CREDIT,
)
WRITTEN = {*(contract.table for contract in FACTS), "drama_ref", "term_use", "statement"}
"""Tables of which a made-up catalogue has rows of its own; the others are copied."""


def make_catalogue(target: Path, *, dramas: int) -> None:
    """Write the text files of a catalogue of so many dramas into the folder ``target``."""
    for folder in ("catalogue", "term_uses", "statements"):
        (target / folder).mkdir(parents=True)
    for contract in READ:
        if contract.table not in WRITTEN:
            shutil.copy(BUNDLED_DATA / contract.files[0], target)
    header = ",".join(statements.STATEMENT.columns) + "\n"
    (target / "statements" / "none.csv").write_text(header, encoding="utf-8")
    with duckdb.connect() as con:
        con.execute("SET enable_progress_bar = false")
        for contract in (*FACTS, statements.TERM_USE):
            create_from_files(con, contract, BUNDLED_DATA)
        _draw(con, dramas)
        for contract in FACTS:
            _write(con, contract, target / contract.files[0], _facts(contract))
        _write(con, catalogue.DRAMA_REF, target / catalogue.DRAMA_REF.files[0], REFS)
        for source in ("mdl", "tmdb"):
            _write(con, statements.TERM_USE, target / "term_uses" / f"{source}.csv", _uses(source))


def _draw(con: duckdb.DuckDBPyConnection, dramas: int) -> None:
    """Draw for each made-up drama, with repetition, the bundled dramas that it is made of."""
    bundled = con.execute("SELECT drama_id FROM drama ORDER BY drama_id").df()["drama_id"]
    drawn = np.random.default_rng(SEED).integers(len(bundled), size=(dramas, USES_OF))
    number = np.repeat(np.arange(dramas), USES_OF)
    draw = pd.DataFrame(  # noqa: F841 - DuckDB finds it by its name
        {
            "number": number,
            "place": np.tile(np.arange(USES_OF), dramas),
            "drama_id": bundled.to_numpy()[drawn.ravel()],
            "made_up_id": (bundled.to_numpy()[drawn[:, 0]] + np.char.mod("-%d", np.arange(dramas)))[
                number
            ],
        }
    )
    con.execute("CREATE TABLE draw AS SELECT * FROM draw")


def _facts(contract: Contract) -> str:
    return f"""
        SELECT fact.* REPLACE (draw.made_up_id AS drama_id)
        FROM draw
        INNER JOIN "{contract.table}" AS fact ON fact.drama_id = draw.drama_id
        WHERE draw.place = 0"""


REFS = """
    SELECT made_up_id AS drama_id, 'mdl' AS authority, CAST(number AS VARCHAR) AS ref
    FROM draw
    WHERE place = 0"""


def _uses(source: str) -> str:
    return f"""
        SELECT
            use.source_id,
            draw.made_up_id AS drama_id,
            min(use.position) AS position,
            use.term
        FROM draw
        INNER JOIN term_use AS use ON use.drama_id = draw.drama_id
        WHERE use.source_id = '{source}'
        GROUP BY use.source_id, draw.made_up_id, use.term"""


def _write(con: duckdb.DuckDBPyConnection, contract: Contract, file: Path, query: str) -> None:
    """Write rows as the catalogue's own files are written: sorted by key, quoted where needed."""
    con.execute(
        f"COPY (SELECT * FROM ({query}) ORDER BY {', '.join(contract.key)}) "
        f"TO '{file}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"')"
    )
