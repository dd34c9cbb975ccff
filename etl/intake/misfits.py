"""Rows that do not read like the rows around them: a second header, another table, or a total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.intake.cells import UNKNOWN
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

NEARLY_ALL = 0.9
SEEN = 2000
BEGINS_WITH_DIGIT = r"^\W*[0-9]"
"""A cell that is a number badly written, such as 12 episodes, and no word."""
SHOWN = 200
REASON = "does not read like the rows around it: is it a second header, a total, or another table?"

TOTAL = (
    r"(?i)^\W*((sub|grand)[ -]?)?"
    r"(totals?|sums?|averages?|means?|gesamt|summe|합계|총계|평균|合计|总计|合計|總計)\W*$"
)
LAST = 3
A_TOTAL = "looks like a total and not like a row of the table; remove it if it is one"


def misfits(con: duckdb.DuckDBPyConnection, file: str, width: int) -> list[Problem]:
    """Return a problem for each row of ``mended`` that has words in every column of numbers.

    A column is one of numbers if nine in ten of its filled cells are, in the first 2,000 rows.
    """
    shares = ", ".join(
        f"avg(CASE WHEN c{i + 1} IS NOT NULL THEN "
        f"CASE WHEN TRY_CAST(c{i + 1} AS DOUBLE) IS NULL THEN 0 ELSE 1 END END)"
        for i in range(width)
    )
    row = con.execute(f"SELECT {shares} FROM (FROM mended LIMIT {SEEN})").fetchone() or ()  # noqa: S608
    found = _totals(con, file)
    numbers = [
        f"c{i + 1}" for i, share in enumerate(row) if share is not None and share >= NEARLY_ALL
    ]
    if not numbers:
        return found
    # What begins with a digit is told first: DuckDB knows it of whole parts of a column.
    test = " AND ".join(
        f"NOT ({name} >= '0' AND {name} < ':') AND TRY_CAST({name} AS DOUBLE) IS NULL "
        f"AND NOT regexp_matches({name}, $begins_with_digit) "
        f"AND NOT list_contains($unknown, lower(trim({name})))"
        for name in numbers
    )
    sql = f"SELECT * FROM mended WHERE {test} ORDER BY line"  # noqa: S608
    given = {"begins_with_digit": BEGINS_WITH_DIGIT, "unknown": list(UNKNOWN)}
    return found + [
        _told(file, row, REASON)
        for row in con.execute(sql, given).fetchall()
        if row[0] not in {problem.line for problem in found}
    ]


def _totals(con: duckdb.DuckDBPyConnection, file: str) -> list[Problem]:
    sql = f"""
        SELECT * FROM rows_on((SELECT max(line, {LAST}) FROM mended))
        WHERE regexp_matches(c1, $total)
        ORDER BY line
    """  # noqa: S608
    rows = con.execute(sql, {"total": TOTAL}).fetchall()
    return [_told(file, row, A_TOTAL) for row in rows]


def _told(file: str, row: Sequence[Any], reason: str) -> Problem:
    line, *cells = row
    shown = ", ".join(cell or "" for cell in cells)[:SHOWN]
    return Problem(file, line, None, shown, reason, Severity.WARNING)
