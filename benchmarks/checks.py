"""Checking a brought file, against DuckDB merely reading the same file with its settings given."""

from __future__ import annotations

import csv
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from benchmarks.timing import medians, peak_memory
from etl.build import build
from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from slowburn.warehouse.connection import open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.intake.check import Check

HEADER = ("drama", "year", "trope", "stance", "confidence", "source")
STANCES = ("present", "present", "present", "avoided", "subverted")
SEED = 20250623
MESSY_EVERY = 20
"""One line in so many of a messy file is spoiled."""


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """What checking one file took.

    Attributes:
        name: What the file is.
        rows: Its rows.
        megabytes: Its size.
        check_seconds, floor_seconds: Median time of the check, and of DuckDB's reading.
        check_mib, floor_mib: Peak memory of a process that does nothing else.
    """

    name: str
    rows: int
    megabytes: float
    check_seconds: float
    floor_seconds: float
    check_mib: float
    floor_mib: float


def measure_checks(*, rounds: int) -> Iterator[CheckFigures]:
    """Measure clean annotation files of growing size, then a messy list."""
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as temporary:
        folder = Path(temporary)
        build(BUNDLED_DATA, folder / "home")
        for name, rows, messy in (
            ("clean", 250_000, False),
            ("clean", 500_000, False),
            ("clean", 1_000_000, False),
            ("messy", 10_000, True),
        ):
            file = folder / f"{name}-{rows}.csv"
            write_annotations(file, rows, messy=messy)
            yield _measure(name, rows, file, folder / "home", rounds)


def write_annotations(file: Path, rows: int, *, messy: bool) -> None:
    """Write made-up annotations of real dramas; about 47 bytes a row."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    dramas = _column(BUNDLED_DATA / "catalogue" / "dramas.csv", "title", "year")
    tropes = _column(BUNDLED_DATA / "tropes.csv", "trope_id")
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write("Exported for a talk\n" if messy else "")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        for number in range(rows):
            drama, year = rng.choice(dramas)
            [trope] = rng.choice(tropes)
            stance, confidence = rng.choice(STANCES), f"{rng.random():.2f}"
            row = [drama, year, trope, stance, confidence, f"c{number % 97}"]
            if messy and number % MESSY_EVERY == 0:
                stream.write(rng.choice(['"', "\n", f"{drama};x\n"]))
                row[3] = rng.choice(["maybe", "no", stance])
            writer.writerow(row)


def _column(file: Path, *names: str) -> list[tuple[str, ...]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [tuple(row[name] for name in names) for row in csv.DictReader(stream)]


def _measure(name: str, rows: int, file: Path, home: Path, rounds: int) -> CheckFigures:
    catalogue = load_catalogue(open_warehouse(home).connection)

    def a_check() -> Check:
        checked = check_file(file, Overrides(), Limits(), catalogue)
        checked.reading.con.close()
        return checked

    seconds = medians({"check": a_check, "floor": lambda: read_only(file)}, rounds=rounds)
    return CheckFigures(
        name=name,
        rows=rows,
        megabytes=file.stat().st_size / 1e6,
        check_seconds=seconds["check"],
        floor_seconds=seconds["floor"],
        check_mib=peak_memory(check_only, file, home),
        floor_mib=peak_memory(read_only, file),
    )


def check_only(file: Path, home: Path) -> None:
    """Check a file, with the catalogue of a warehouse."""
    check_file(file, Overrides(), Limits(), load_catalogue(open_warehouse(home).connection))


def read_only(file: Path) -> None:
    """Read a file into a table of text, with DuckDB's settings given."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in HEADER)
    with duckdb.connect() as con:
        con.execute(
            f"""
            CREATE TABLE annotation AS
            FROM read_csv(
                $path, columns = {{{columns}}}, header = true, auto_detect = false,
                delim = ',', quote = '"', escape = '"', ignore_errors = $messy
            )""",
            {"path": str(file), "messy": file.name.startswith("messy")},
        )
