"""``python -m benchmarks``: measure, and print every figure beside its limit."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.annotating import measure_annotating
from benchmarks.answering import measure_answering
from benchmarks.builds import measure_build
from benchmarks.catalogue import make_catalogue
from benchmarks.checks import measure_checks
from benchmarks.opening import measure_opening
from benchmarks.questions import measure_questions
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from benchmarks.builds import BuildFigures
    from benchmarks.questions import QuestionFigures

WARM, LARGE = 0.150, 1.500
"""Seconds that a question may take on the bundled data, and on a made-up catalogue."""

MOST = 3.0
"""What is measured against a floor should take no more than so many times as long."""

MOST_MESSY = 5.0
"""The same for a file of which a line must be read with care."""

LEAST_RATE = 1.0
"""Megabytes of text that should be annotated in a second."""

console = Console(width=130)


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "what",
        nargs="*",
        choices=["build", "check", "questions", "api", "opening", "annotate", []],
        default=[],
    )
    parser.add_argument("--dramas", type=int, default=100_000, help="size of the made-up catalogue")
    given = parser.parse_args()
    if not given.what or "build" in given.what:
        _builds(given.dramas)
    if not given.what or "check" in given.what:
        _checks()
    if not given.what or "questions" in given.what:
        _questions(given.dramas)
    if not given.what or "api" in given.what:
        _api()
    if not given.what or "opening" in given.what:
        _opening()
    if not given.what or "annotate" in given.what:
        _annotating()


def _builds(dramas: int) -> None:
    table = Table(title="Building the warehouse, against DuckDB reading and writing the same files")
    table.add_column("data")
    for heading in ("dramas", "statements", "text", "build", "floor", "ratio", "build", "floor"):
        table.add_column(heading, justify="right")
    _add_build(table, "bundled", measure_build(BUNDLED_DATA, rounds=11))
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as made_up:
        make_catalogue(Path(made_up), dramas=dramas)
        _add_build(table, "made up", measure_build(Path(made_up), rounds=5))
    console.print(table)
    console.print(
        "Medians of rounds in alternation, in one process, after the imports: loading pandera and "
        "pandas is not counted. The floor reads every file in the contract's types and writes the "
        "database and Parquet; it checks, sorts and derives nothing. Memory is the peak of a fresh "
        f"process, imports included. Aim: a ratio of {MOST:g} or less.\n"
    )


def _add_build(table: Table, name: str, took: BuildFigures) -> None:
    ratio = took.build_seconds / took.floor_seconds
    table.add_row(
        name,
        f"{took.rows['drama']:,}",
        f"{took.rows['annotation']:,}",
        f"{took.megabytes:,.0f} MB",
        f"{took.build_seconds:.2f} s",
        f"{took.floor_seconds:.2f} s",
        f"[{'green' if ratio <= MOST else 'red'}]{ratio:.2f}",
        f"{took.build_mib:,.0f} MiB",
        f"{took.floor_mib:,.0f} MiB",
    )


def _checks() -> None:
    table = Table(title="Checking a file, against DuckDB reading it with its settings given")
    table.add_column("file")
    for heading in ("rows", "size", "check", "floor", "ratio", "check", "floor"):
        table.add_column(heading, justify="right")
    for took in measure_checks(rounds=7):
        ratio = took.check_seconds / took.floor_seconds
        most = MOST if took.name == "clean" else MOST_MESSY
        table.add_row(
            took.name,
            f"{took.rows:,}",
            f"{took.megabytes:,.1f} MB",
            f"{took.check_seconds:.2f} s",
            f"{took.floor_seconds:.2f} s",
            f"[{'green' if ratio <= most else 'red'}]{ratio:.2f}",
            f"{took.check_mib:,.0f} MiB",
            f"{took.floor_mib:,.0f} MiB",
        )
    console.print(table)
    console.print(
        "Medians of rounds in alternation, the catalogue loaded before. The floor reads text into "
        "a table; it detects, proves, types and matches nothing, and of a messy file it drops "
        f"what it cannot read. Aim: a ratio of {MOST:g} or less for a clean file, of "
        f"{MOST_MESSY:g} for one bad line, 1 s for the messy one, and less than 1 GB. The file "
        "with notes is checked and made into the tables of a workspace.\n"
    )


def _questions(dramas: int) -> None:
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as made_up:
        make_catalogue(Path(made_up), dramas=dramas)
        large = {took.name: took for took in measure_questions(Path(made_up), rounds=5)}
    table = Table(title="Answering a question, against its bare SQL fetched as Arrow")
    table.add_column("question")
    for heading in ("rows", "answer", "bare SQL", "ratio"):
        table.add_column(heading, justify="right")
    for heading in ("rows", "answer", "bare SQL", "ratio"):
        table.add_column(f"large {heading}", justify="right")
    for took in measure_questions(BUNDLED_DATA, rounds=15):
        cells = [*_cells(took, WARM), *_cells(large[took.name], LARGE)]
        table.add_row(took.name, *cells)
    console.print(table)
    console.print(
        f"Bundled data and a made-up catalogue of {dramas:,} dramas; no filters, warm; medians of "
        f"rounds in alternation. Aims: {WARM * 1000:g} ms, and {LARGE * 1000:,g} ms on the large "
        "one."
    )


def _cells(took: QuestionFigures, most: float) -> list[str]:
    colour = "green" if took.answer_seconds <= most else "red"
    return [
        f"{took.rows:,}",
        f"[{colour}]{took.answer_seconds * 1000:,.1f} ms",
        f"{took.sql_seconds * 1000:,.1f} ms",
        f"{took.answer_seconds / took.sql_seconds:.2f}",
    ]


def _api() -> None:
    table = Table(title="GET /api/v1/ask/trends.json, against its bare SQL fetched as Arrow")
    table.add_column("asked for")
    for heading in ("answer", "size", "bare SQL", "ratio"):
        table.add_column(heading, justify="right")
    for took in measure_answering(rounds=101):
        ratio = took.answer_seconds / took.sql_seconds
        table.add_row(
            took.way,
            f"{took.answer_seconds * 1000:.1f} ms",
            f"{took.size / 1024:,.0f} KiB",
            f"{took.sql_seconds * 1000:.1f} ms",
            f"[{'green' if ratio <= MOST else 'red'}]{ratio:.2f}",
        )
    console.print(table)
    console.print(
        "Bundled data, medians of rounds in alternation, on a connection that stays open; the "
        f"server is a process of its own. Aim: a warm ratio of {MOST:g} or less.\n"
    )


def _opening() -> None:
    table = Table(title="Opening the dashboard in Chromium, against the smallest page with a chart")
    table.add_column("page")
    for heading in ("server listens", "first visit", "later visit", "later / smallest"):
        table.add_column(heading, justify="right")
    figures = measure_opening(rounds=3)
    for took in figures:
        table.add_row(
            took.name,
            f"{took.listening:.2f} s",
            f"{took.first_visit:.2f} s",
            f"{took.later_visit:.2f} s",
            f"{took.later_visit / figures[0].later_visit:.2f}",
        )
    console.print(table)
    console.print("A visit: from opening the page in a fresh profile to its first chart. Medians.")


def _annotating() -> None:
    table = Table(title="Annotating made-up reviews, on one core after warm-up")
    for heading in ("text", "statements", "processor time", "a second"):
        table.add_column(heading, justify="right")
    for took in measure_annotating((1, 4, 16)):
        rate = took.megabytes / took.seconds
        table.add_row(
            f"{took.megabytes:.1f} MB",
            f"{took.statements:,}",
            f"{took.seconds:.2f} s",
            f"[{'green' if rate >= LEAST_RATE else 'red'}]{rate:.2f} MB",
        )
    console.print(table)
    console.print(f"Aim: {LEAST_RATE:g} MB or more a second, whatever the length.")


if __name__ == "__main__":
    main()
