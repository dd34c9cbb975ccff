"""Building the warehouse, against DuckDB merely reading and writing the same files."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.floor import read_and_write
from benchmarks.timing import medians, peak_memory
from etl.build import build
from slowburn.warehouse.manifest import Manifest


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """What building one set of text files took.

    Attributes:
        rows: Rows by table.
        megabytes: Size of the text files.
        build_seconds, floor_seconds: Median time of the build, and of reading and writing only.
        build_mib, floor_mib: Peak memory of a process that does nothing else.
    """

    rows: dict[str, int]
    megabytes: float
    build_seconds: float
    floor_seconds: float
    build_mib: float
    floor_mib: float


def measure_build(data: Path, *, rounds: int) -> BuildFigures:
    """Measure builds of ``data`` in a temporary home."""
    with tempfile.TemporaryDirectory(prefix="slowburn-bench-") as temporary:
        home = Path(temporary)

        def a_build() -> None:
            build(data, home / "home", force=True)

        def the_floor() -> None:
            # A build removes an older one as well.
            shutil.rmtree(home / "floor", ignore_errors=True)
            read_and_write(data, home / "floor")

        seconds = medians({"build": a_build, "floor": the_floor}, rounds=rounds)
        manifest = Manifest.load(home / "home" / "warehouse")
        return BuildFigures(
            rows=manifest.rows if manifest else {},
            megabytes=sum(file.stat().st_size for file in data.rglob("*.csv")) / 1e6,
            build_seconds=seconds["build"],
            floor_seconds=seconds["floor"],
            build_mib=peak_memory(_forced_build, data, home / "alone"),
            floor_mib=peak_memory(read_and_write, data, home / "floor-alone"),
        )


def _forced_build(data: Path, home: Path) -> None:
    build(data, home, force=True)
