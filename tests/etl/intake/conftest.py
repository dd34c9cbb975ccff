"""Reading bytes as a file that somebody brings."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.intake.reading import read, write_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from etl.intake.catalogue import Catalogue
    from etl.intake.check import Check
    from etl.intake.reading import Reading
    from etl.problems import Problem
    from slowburn.warehouse.connection import Warehouse


@dataclass(frozen=True)
class Back:
    """What came back: the table as it is written out, and the reading itself."""

    table: list[list[str]]
    reading: Reading

    @property
    def problems(self) -> list[Problem]:
        return self.reading.problems

    def lines(self, *severities: str) -> set[int | None]:
        """The lines that problems name; of all severities if none is given."""
        return {
            each.line for each in self.problems if not severities or each.severity in severities
        }


@pytest.fixture(scope="session")
def bring(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Back]:
    """Read bytes as a file, and write its table out and back."""
    csv.field_size_limit(10_000_000)
    folder = tmp_path_factory.mktemp("brought")

    def from_bytes(
        content: bytes,
        name: str = "brought.csv",
        limits: Limits | None = None,
        *,
        keep: bool = False,
        **overrides: Any,
    ) -> Back:
        file, table = folder / name, folder / "table.csv"
        file.write_bytes(content)
        reading = read(file, Overrides(**overrides), limits or Limits())
        write_table(reading, table)
        with table.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
        if not keep:
            reading.con.close()
        return Back(rows, reading)

    return from_bytes


@pytest.fixture(scope="session")
def catalogue(warehouse: Warehouse) -> Catalogue:
    """What the bundled warehouse knows of dramas and words."""
    return load_catalogue(warehouse.connection)


@pytest.fixture
def look(catalogue: Catalogue, tmp_path: Path) -> Callable[..., Check]:
    """Check bytes as a file."""

    def at(content: bytes | str, **overrides: Any) -> Check:
        file = tmp_path / "brought.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return check_file(file, Overrides(**overrides), Limits(), catalogue)

    return at
