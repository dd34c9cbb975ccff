"""Checking a brought file, against DuckDB merely reading the same file with its settings given.

Beside clean files there are files of the kinds that make a reader slow: messy ones, one bad line
among a million, and a million notes that all differ, checked and made into tables as the page does.
"""

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
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from etl.uploads.tables import make_upload
from slowburn.warehouse.connection import open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = ("drama", "year", "trope", "stance", "confidence", "source")
STANCES = ("present", "present", "present", "avoided", "subverted")
SEED = 20250623
MESSY, ONE_BAD, NOTED = "messy", "one bad line", "notes, to tables"
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
        for name, rows in (
            ("clean", 250_000),
            ("clean", 500_000),
            ("clean", 1_000_000),
            (MESSY, 10_000),
            (ONE_BAD, 1_000_000),
            (NOTED, 1_000_000),
        ):
            file = folder / f"{name}-{rows}.csv".replace(" ", "-")
            write_annotations(file, rows, name)
            yield _measure(name, rows, file, folder / "home", rounds)


def write_annotations(file: Path, rows: int, name: str) -> None:
    """Write made-up annotations of real dramas; about 56 bytes a row, and 35 more with notes."""
    messy, noted = name == MESSY, name == NOTED
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    dramas = _column(BUNDLED_DATA / "catalogue" / "dramas.csv", "title", "year")
    tropes = _column(BUNDLED_DATA / "tropes.csv", "trope_id")
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write("Exported for a talk\n" if messy else "")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*HEADER, "note"] if noted else HEADER)
        for number in range(rows):
            drama, year = rng.choice(dramas)
            [trope] = rng.choice(tropes)
            stance, confidence = rng.choice(STANCES), f"{rng.random():.2f}"
            row = [drama, year, trope, stance, confidence, f"c{number % 97}"]
            if messy and number % MESSY_EVERY == 0:
                stream.write(rng.choice(['"', "\n", f"{drama};x\n"]))
                row[3] = rng.choice(["maybe", "no", stance])
            if noted:
                row.append(f"seen in episode {number}, {rng.random():.6f}")
            writer.writerow(row)
            if name == ONE_BAD and number == rows // 2:
                stream.write(f"{drama};x\n")


def _column(file: Path, *names: str) -> list[tuple[str, ...]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [tuple(row[name] for name in names) for row in csv.DictReader(stream)]


def _measure(name: str, rows: int, file: Path, home: Path, rounds: int) -> CheckFigures:
    catalogue = load_catalogue(open_warehouse(home).connection)

    known = known_meanings(open_warehouse(home).connection)

    def a_check() -> None:
        checked = check_file(file, Overrides(), Limits(), catalogue)
        if name == NOTED:
            make_upload([checked], Decisions(), known, name).tables.close()
        checked.reading.con.close()

    seconds = medians({"check": a_check, "floor": lambda: read_only(file)}, rounds=rounds)
    return CheckFigures(
        name=name,
        rows=rows,
        megabytes=file.stat().st_size / 1e6,
        check_seconds=seconds["check"],
        floor_seconds=seconds["floor"],
        check_mib=peak_memory(check_only, file, home, name),
        floor_mib=peak_memory(read_only, file),
    )


def check_only(file: Path, home: Path, name: str) -> None:
    """Check a file, with the catalogue of a warehouse; make tables of one with notes."""
    con = open_warehouse(home).connection
    checked = check_file(file, Overrides(), Limits(), load_catalogue(con))
    if name == NOTED:
        make_upload([checked], Decisions(), known_meanings(con), name)


def read_only(file: Path) -> None:
    """Read a file into a table of text, with DuckDB's settings given."""
    with file.open(encoding="utf-8") as stream:
        header = [*HEADER, "note"] if "note" in stream.readline() else HEADER
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in header)
    with duckdb.connect() as con:
        con.execute(
            f"""
            CREATE TABLE annotation AS
            FROM read_csv(
                $path, columns = {{{columns}}}, header = true, auto_detect = false,
                delim = ',', quote = '"', escape = '"', ignore_errors = $messy
            )""",
            {"path": str(file), "messy": file.name.startswith(("messy", "one"))},
        )
