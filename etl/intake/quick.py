"""Reading a text into rows: its plain lines with DuckDB, and all others with care."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from etl.intake.careful import CarefulReading
from etl.intake.leaps import leap
from etl.intake.plain_lines import PlainLines, first_line_end
from etl.intake.survey import survey

if TYPE_CHECKING:
    import duckdb

    from etl.intake.record import LineEnds
    from etl.intake.text import Text

LONGEST_DELIMITER = 4
"""Bytes that DuckDB allows a delimiter."""


def read_text(con: duckdb.DuckDBPyConnection, text: Text) -> tuple[CarefulReading, LineEnds]:
    """Read a text into the table ``raw`` of ``con``: line, c1, c2, ...; NULL for an empty cell.

    Returns:
        What was taken; and by line end, how many records end so, and the line of the first.

    Raises:
        DataProblems: If there are more rows than are read.
    """
    layout = text.layout
    if not suits_duckdb(text):
        reader = text.reader(text.utf8.decode(errors="surrogatepass"))
        taken = CarefulReading(con, text.file, layout, text.limits)
        taken.take(reader.records(layout.width + layout.padded, first=layout.first))
        return taken, reader.line_ends
    duck = PlainLines(con, text)
    with ThreadPoolExecutor(1) as beside:
        # Most files are plain, and so DuckDB begins while it is seen whether this one is.
        whole = beside.submit(duck.read_whole) if text.path else None
        lines = survey(text.utf8, text.dialect, layout.width, text.limits.cell_chars)
        if not lines.plain[layout.first - 1 :].all():
            con.interrupt()
    while True:
        taken = CarefulReading(con, text.file, layout, text.limits)
        records, line_ends = leap(lines, layout.first, layout.width, text.utf8, text.reader)
        taken.take(records)
        doubtful = duck.add(lines, taken.runs, whole.result() if whole else None)
        if not doubtful.size:
            return taken, line_ends
        lines.plain[doubtful - 1] = False


def suits_duckdb(text: Text) -> bool:
    """Say whether DuckDB's strict reader knows the dialect of a text, and reads it as we do."""
    dialect, layout = text.dialect, text.layout
    delimiter = dialect.delimiter or ""
    return (
        delimiter not in {"", " "}
        and len(delimiter.encode()) <= LONGEST_DELIMITER
        and dialect.escape is None
        and layout.width > 1
        and not layout.padded
        and first_line_end(text.utf8) is not None
    )
