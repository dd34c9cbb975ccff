"""What CleverCSV and DuckDB make of the first lines of a text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.fit import Fit

FEW_LINES, FEW_CHARACTERS = 60, 8000


def most_consistent(fits: Sequence[Fit], sample: str) -> Fit:
    """Return the reading that CleverCSV's consistency measure ranks first.

    Delimiters of several characters are beyond it, and are passed over if there are others.
    """
    from clevercsv.consistency import ConsistencyDetector
    from clevercsv.dialect import SimpleDialect

    def as_clever(fit: Fit) -> SimpleDialect:
        dialect = fit.dialect
        return SimpleDialect(dialect.delimiter, dialect.quote or "", dialect.escape or "")

    single = [fit for fit in fits if len(fit.delimiter) == 1]
    if not single:
        return max(fits, key=lambda fit: fit.score)
    few = _few(sample)
    scores = ConsistencyDetector(skip=False).compute_consistency_scores(
        few, [as_clever(fit) for fit in single]
    )
    return max(single, key=lambda fit: (scores[as_clever(fit)].Q or 0, fit.score))


def clever_delimiter(sample: str) -> str | None:
    """Return the delimiter that CleverCSV finds."""
    from clevercsv.detect import Detector
    from clevercsv.exceptions import Error as CleverError

    try:
        found = Detector().detect(_few(sample))
    except CleverError:
        return None  # its parser gives up on the text
    return found.delimiter or None if found else None


def duckdb_delimiter(con: duckdb.DuckDBPyConnection, sample: str) -> str | None:
    """Return the delimiter that DuckDB finds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.csv"
        path.write_text(_few(sample), encoding="utf-8", newline="")
        try:
            row = con.execute("SELECT Delimiter FROM sniff_csv($1)", [str(path)]).fetchone()
        except duckdb.Error:
            return None  # it finds no dialect at all
    return str(row[0]) if row else None


def _few(sample: str) -> str:
    lines = sample.splitlines(keepends=True)[:FEW_LINES]
    text = "".join(lines)[:FEW_CHARACTERS].replace("\0", "")
    return text.encode(errors="replace").decode()  # a byte that was not read is no character
