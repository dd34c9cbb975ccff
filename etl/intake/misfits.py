"""Rows that do not read like the rows around them: a second header, or another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.cells import UNKNOWN
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    import duckdb

NEARLY_ALL = 0.9
SEEN = 2000
BEGINS_WITH_DIGIT = r"^\W*[0-9]"
"""A cell that is a number badly written, such as 12 episodes, and no word."""
SHOWN = 200
REASON = "does not read like the rows around it: is it a second header, a total, or another table?"


def misfits(con: duckdb.DuckDBPyConnection, file: str, width: int) -> list[Problem]:
    """Return a problem for each row of ``raw`` that has words in every column of numbers.

    A column is one of numbers if nine in ten of its filled cells are, in the first 2,000 rows.
    """
    shares = ", ".join(
        f"avg(CASE WHEN c{i + 1} IS NOT NULL THEN "
        f"CASE WHEN TRY_CAST(c{i + 1} AS DOUBLE) IS NULL THEN 0 ELSE 1 END END)"
        for i in range(width)
    )
    row = con.execute(f"SELECT {shares} FROM (FROM raw LIMIT {SEEN})").fetchone() or ()  # noqa: S608
    numbers = [
        f"c{i + 1}" for i, share in enumerate(row) if share is not None and share >= NEARLY_ALL
    ]
    if not numbers:
        return []
    test = " AND ".join(
        f"{name} IS NOT NULL AND TRY_CAST({name} AS DOUBLE) IS NULL "
        f"AND NOT regexp_matches({name}, $begins_with_digit) "
        f"AND NOT list_contains($unknown, lower(trim({name})))"
        for name in numbers
    )
    sql = f"SELECT * FROM raw WHERE {test} ORDER BY line"  # noqa: S608
    given = {"begins_with_digit": BEGINS_WITH_DIGIT, "unknown": list(UNKNOWN)}
    found = con.execute(sql, given).fetchall()
    return [
        Problem(
            file,
            line,
            None,
            ", ".join(cell or "" for cell in cells)[:SHOWN],
            REASON,
            Severity.WARNING,
        )
        for line, *cells in found
    ]
