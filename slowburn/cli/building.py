"""Building the warehouse for a person at a terminal: progress, then one line or every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console

from etl.problems import DataProblems
from etl.version import current

if TYPE_CHECKING:
    from pathlib import Path

    from etl.build import Built


def build_with_progress(data: Path, home: Path, *, force: bool) -> None:
    """Build the warehouse and say how it went; exit with 1 if it could not be built."""
    err = Console(stderr=True)
    if not force:
        manifest = current(data, home)
        if manifest:
            err.print(f"Warehouse is up to date: data version {manifest.data_version}.")
            return
    from etl.build import BuildFailedError

    try:
        built = _build(data, home, err, force=force)
    except DataProblems as error:
        for problem in error.problems:
            err.print(str(problem), markup=False, highlight=False, soft_wrap=True)
        err.print(
            f"{len(error.problems):,} problems. Nothing was built; "
            "the warehouse that was there is untouched."
        )
        raise typer.Exit(1) from None
    except BuildFailedError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    rows = built.manifest.rows
    err.print(
        f"Built data version {built.manifest.data_version}: {rows['drama']:,} dramas, "
        f"{rows['annotation']:,} statements of {rows['source']:,} sources."
    )


def _build(data: Path, home: Path, err: Console, *, force: bool) -> Built:
    from rich.progress import Progress

    from etl.build import build, steps

    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("starting", total=steps())

        def on_step(name: str) -> None:
            progress.update(task, advance=1, description=name)

        return build(data, home, force=force, on_step=on_step)
