"""A file of problems that comes back mended: what was added to its rows is taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.intake.careful import ROWS_ON
from etl.problems import Problem, Severity
from slowburn.warehouse.formulas import MARKED, restored

if TYPE_CHECKING:
    from etl.intake.reading import Reading

COLUMNS = ("line", "column", "value", "reason", "severity")
"""The first columns of a file of problems, by which it is known when it comes back."""


def mended_back(reading: Reading) -> Reading:
    """Return a file of problems with its rows as they were, or any other file as it is.

    Lines that tell of a problem and hold no row are not rows. What keeps a spreadsheet from running
    a cell as a formula is taken off.
    """
    layout, con = reading.layout, reading.con
    if layout.header[: len(COLUMNS)] != COLUMNS:
        return reading
    names = [f"c{at + 1}" for at in range(layout.width)]
    cells = ", ".join(
        f"CASE WHEN regexp_matches({name}, $marked) THEN substr({name}, 2) ELSE {name} END "
        f"AS {name}"
        for name in names
    )
    is_row = f"coalesce({', '.join(names[len(COLUMNS) :] or ['NULL'])}) IS NOT NULL"
    con.execute(
        f"CREATE TABLE mended AS SELECT line, {cells} FROM raw WHERE {is_row}",  # noqa: S608
        {"marked": f"^{MARKED.pattern}"},
    )
    [(rows,)] = con.execute("SELECT count(*) FROM mended").fetchall()
    [(kind,)] = con.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_name = 'raw'"
    ).fetchall()
    con.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} raw")
    con.execute("ALTER TABLE mended RENAME TO raw")
    con.execute(ROWS_ON)
    problems = list(reading.problems)
    if told := reading.rows - rows:
        reason = f"{told:,} lines tell of problems and hold no row; they do not count as rows"
        problems.append(Problem(reading.file, None, None, None, reason, Severity.NOTE))
    return replace(
        reading,
        layout=replace(layout, header=tuple(map(restored, layout.header))),
        rows=rows,
        rejected=[(line, list(map(restored, row))) for line, row in reading.rejected],
        problems=problems,
    )
