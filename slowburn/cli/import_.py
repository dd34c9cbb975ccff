"""``slowburn import``: public dumps into the catalogue's own text files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    from etl.importers.report import ImportReport

import_app = typer.Typer(
    no_args_is_help=True, help="Turn public dumps into the catalogue's own text files."
)

Dump = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
DataFolder = Annotated[Path, typer.Option("--data", help="Folder of the catalogue's text files.")]
ProblemsFile = Annotated[
    Path | None, typer.Option("--problems", help="Write every problem to this CSV file.")
]


@import_app.command()
def mdl(
    titles: Dump, tags: Dump, data: DataFolder = BUNDLED_DATA, problems: ProblemsFile = None
) -> None:
    """Titles and community tags of MyDramaList."""
    from etl.importers.mdl import import_mdl

    _run(lambda: import_mdl(titles, tags, data), problems)


@import_app.command()
def tmdb(keywords: Dump, data: DataFolder = BUNDLED_DATA, problems: ProblemsFile = None) -> None:
    """Keywords of TMDB, on titles that are in the catalogue."""
    from etl.importers.tmdb import import_tmdb

    _run(lambda: import_tmdb(keywords, data), problems)


def _run(bring_in: Callable[[], ImportReport], problems: Path | None) -> None:
    """Run an import and account for every row; exit with 1 if the dump cannot be used."""
    from etl.problems import DataProblems

    err = Console(stderr=True)
    try:
        with err.status("Reading the dump"):
            report = bring_in()
    except DataProblems as error:
        for problem in error.problems:
            err.print(str(problem), markup=False, highlight=False, soft_wrap=True)
        err.print("Nothing was imported; the catalogue's files are untouched.")
        raise typer.Exit(1) from None
    except OSError as error:
        raise _could_not_write(err, error) from None
    for file in report.files:
        err.print(
            f"{file.file}: {file.rows_read:,} rows read = {file.rows_accepted:,} accepted "
            f"+ {file.rows_rejected:,} rejected + {file.rows_merged:,} merged",
            markup=False,
            soft_wrap=True,
        )
    for (file_name, reason), count in report.reasons().most_common():
        err.print(f"  {count:,} x {file_name}: {reason}", markup=False, soft_wrap=True)
    if problems:
        try:
            _write_problems(report, problems)
        except OSError as error:
            raise _could_not_write(err, error) from None
        err.print(f"Every problem is in {problems}.", markup=False, soft_wrap=True)


def _could_not_write(err: Console, error: OSError) -> typer.Exit:
    sentence = f"Could not write {error.filename}: {error.strerror}."
    err.print(sentence, markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(1)


def _write_problems(report: ImportReport, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["file", "line", "column", "value", "reason"])
        writer.writerows(
            [problem.file, problem.line, problem.column, problem.value, problem.reason]
            for problem in report.problems
        )
