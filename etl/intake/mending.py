"""What was added to cells or rows for the sake of a spreadsheet or a person is taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.intake.careful import ROWS_ON
from etl.problems import Problem, Severity
from slowburn.warehouse.formulas import MARK, MARKED, restored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.intake.reading import Reading

COLUMNS = ("line", "column", "value", "reason", "severity")
"""The first columns of a file of problems, by which it is known when it comes back."""
PATTERN = f"^{MARKED.pattern}"
BEHIND_MARK = chr(ord(MARK) + 1)
"""With it, cells that begin with the mark are told as a range, which DuckDB finds at once."""


def mended(reading: Reading) -> Reading:
    """Return what a file says; the table ``mended`` then holds its rows, as ``raw`` those read.

    The apostrophe that keeps a spreadsheet from running a cell as a formula is taken off. In a file
    of problems, lines that tell of a problem and hold no row are not rows.
    """
    layout, con = reading.layout, reading.con
    is_ours = layout.header[: len(COLUMNS)] == COLUMNS
    marked = dict(_marked(reading))
    rejected = [(line, list(map(restored, row))) for line, row in reading.rejected]
    if not is_ours and not marked and rejected == reading.rejected:
        con.execute("CREATE OR REPLACE VIEW mended AS FROM raw")
        return reading
    names = [f"c{at + 1}" for at in range(layout.width)]
    cells = ", ".join(
        f"CASE WHEN regexp_matches({name}, $marked) THEN substr({name}, 2) ELSE {name} END "
        f"AS {name}"
        for name in names
    )
    rest = names[len(COLUMNS) :] or ["NULL"]
    is_row = f"coalesce({', '.join(rest)}) IS NOT NULL" if is_ours else "true"
    con.execute(
        f"CREATE OR REPLACE TABLE mended AS SELECT line, {cells} FROM raw WHERE {is_row}",  # noqa: S608
        {"marked": PATTERN},
    )
    con.execute(ROWS_ON.format(table="mended"))
    [(rows,)] = con.execute("SELECT count(*) FROM mended").fetchall()
    problems = [*reading.problems, *([] if is_ours else marked.values())]
    if told := reading.rows - rows:
        reason = f"{told:,} lines tell of problems and hold no row; they do not count as rows"
        problems.append(Problem(reading.file, None, None, None, reason, Severity.NOTE))
    return replace(
        reading,
        layout=replace(layout, header=tuple(map(restored, layout.header))),
        rows=rows,
        rejected=rejected,
        problems=problems,
        as_read=reading,
    )


def _marked(reading: Reading) -> Iterator[tuple[int, Problem]]:
    """Yield what to say of each column with cells behind such an apostrophe, by its place."""
    for at in range(reading.layout.width):
        name = f"c{at + 1}"
        sql = f"""
            SELECT count(*), min(line), arg_min({name}, line)
            FROM raw
            WHERE {name} >= $mark AND {name} < $behind AND regexp_matches({name}, $marked)
        """  # noqa: S608
        given = {"mark": MARK, "behind": BEHIND_MARK, "marked": PATTERN}
        [(count, line, cell)] = reading.con.execute(sql, given).fetchall()
        if count:
            reason = "the apostrophe that keeps a spreadsheet from running this cell is taken off"
            if count > 1:
                reason += f" ({count:,} times in this column)"
            header = reading.layout.header[at]
            yield at, Problem(reading.file, line, header, cell, reason, Severity.NOTE)
