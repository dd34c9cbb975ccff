"""The account of a checked file, as plain values for JSON and as a CSV file of its problems."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

from etl.intake.mending import COLUMNS
from etl.intake.titles import AMBIGUOUS, MATCHED, NEW
from slowburn.warehouse.formulas import neutral

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from etl.intake.check import Check
    from etl.problems import Problem


def as_record(checked: Check) -> dict[str, Any]:
    """Return the account as plain values for JSON; the keys are a promise."""
    reading, understanding = checked.reading, checked.understanding
    verdicts = Counter(match.verdict for match in understanding.matches)
    dialect, layout, terms = reading.dialect, reading.layout, understanding.terms
    return {
        "rows_read": checked.rows_read,
        "rows_accepted": checked.rows_accepted,
        "rows_rejected": checked.rows_rejected,
        "rows_merged": checked.rows_merged,
        "dialect": {
            "encoding": reading.encoding,
            "delimiter": dialect and dialect.delimiter,
            "quote": dialect and dialect.quote,
            "header_line": layout.header_line or None,
        },
        "shape": understanding.roles.shape,
        "columns": {role: layout.header[at] for role, at in understanding.roles.columns.items()},
        "dramas": {verdict: verdicts[verdict] for verdict in (MATCHED, NEW, AMBIGUOUS)},
        "terms": {
            "mapped": len(terms.mapped),
            "not_tropes": len(terms.not_tropes),
            "unmapped": [{"term": each.term, "count": each.count} for each in terms.unmapped],
        },
        "problems": [_problem(each) for each in checked.problems],
    }


def refused_record(problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the account of a file that could not be read at all, with the same keys."""
    counts = dict.fromkeys(("rows_read", "rows_accepted", "rows_rejected", "rows_merged"), 0)
    dialect = dict.fromkeys(("encoding", "delimiter", "quote", "header_line"))
    return {
        **counts,
        "dialect": dialect,
        "shape": None,
        "columns": {},
        "dramas": dict.fromkeys((MATCHED, NEW, AMBIGUOUS), 0),
        "terms": {"mapped": 0, "not_tropes": 0, "unmapped": []},
        "problems": [_problem(each) for each in problems],
    }


def write_problems(checked: Check, target: Path) -> None:
    """Write every problem, and after it the cells of its row if the row was rejected.

    The file can be mended and checked again: its own columns are known to mean nothing, and what
    keeps a spreadsheet from running a cell as a formula is taken off again.

    Raises:
        OSError: If it cannot be written.
    """
    reading = checked.reading
    rows = dict(reading.rejected) | reading.rows_on(checked.understanding.rejected)
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*COLUMNS, *map(neutral, reading.layout.header)])
        for problem in checked.problems:
            cells = rows.pop(problem.line, None) if problem.line else None
            empty = [""] * reading.layout.width
            told = ["" if each is None else str(each) for each in _problem(problem).values()]
            writer.writerow([neutral(each) for each in (*told, *(cells or empty))])


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
        "severity": problem.severity.value,
    }
