"""Running the command line against the bundled data and against small made-up folders."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from etl.contracts import READ
from slowburn.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from typer.testing import Result


VIEWERS = {
    "source_id": "mdl",
    "name": "Viewers' tags",
    "kind": "community tags",
    "accessed": "2025-10",
    "licence": "Made up.",
    "method": "Made up.",
    "limits": "Made up.",
}


@pytest.fixture
def slowburn(home: Path) -> Callable[..., Result]:
    """Run ``slowburn`` with these arguments, on the warehouse of the bundled data."""

    def run(*arguments: object, at: Path = home, columns: int = 300) -> Result:
        environment = {"SLOWBURN_HOME": str(at), "COLUMNS": str(columns), "NO_COLOR": "1"}
        return CliRunner().invoke(app, [str(each) for each in arguments], env=environment)

    return run


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    """Write a CSV file below the test's folder."""

    def write(name: str, *rows: Iterable[str]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
        return path

    return write


@pytest.fixture
def data(tmp_path: Path, write_csv: Callable[..., Path]) -> Path:
    """A data folder of two countries, one network and one source, and no dramas."""
    for contract in READ:
        rows = [VIEWERS] if contract.table == "source" else []
        write_csv(
            f"data/{contract.files[0].replace('*', 'made-up')}",
            contract.columns,
            *([row.get(column, "") for column in contract.columns] for row in rows),
        )
    write_csv("data/countries.csv", ["country", "name"], ["KR", "South Korea"], ["TH", "Thailand"])
    write_csv("data/networks.csv", ["network"], ["tvN"])
    return tmp_path / "data"
