"""``python -m benchmarks``: measure, and print every figure beside its limit."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.annotating import measure_annotating
from benchmarks.builds import measure_build
from benchmarks.catalogue import make_catalogue
from benchmarks.opening import measure_opening
from benchmarks.questions import measure_questions
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from benchmarks.builds import BuildFigures

MOST = 3.0
"""A build should take no more than so many times what reading and writing the files takes."""

LEAST_RATE = 1.0
"""Megabytes of text that should be annotated in a second."""

console = Console(width=110)


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "what", nargs="*", choices=["build", "questions", "opening", "annotate", []], default=[]
    )
    parser.add_argument("--dramas", type=int, default=100_000, help="size of the made-up catalogue")
    given = parser.parse_args()
    if not given.what or "build" in given.what:
        _builds(given.dramas)
    if not given.what or "questions" in given.what:
        _questions()
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


def _questions() -> None:
    table = Table(title="Answering a question, against its bare SQL fetched as Arrow")
    table.add_column("question")
    for heading in ("rows", "answer", "bare SQL", "ratio"):
        table.add_column(heading, justify="right")
    for took in measure_questions(rounds=15):
        table.add_row(
            took.name,
            f"{took.rows:,}",
            f"{took.answer_seconds * 1000:.1f} ms",
            f"{took.sql_seconds * 1000:.1f} ms",
            f"{took.answer_seconds / took.sql_seconds:.2f}",
        )
    console.print(table)
    console.print("Bundled data, no filters, warm: medians of rounds in alternation.")


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
