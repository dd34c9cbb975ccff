"""``slowburn build``: one line when it worked, every problem when it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from slowburn.warehouse.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]


def test_the_second_build_finds_everything_up_to_date(
    slowburn: Run, tmp_path: Path, data: Path
) -> None:
    first = slowburn("build", "--data", data, at=tmp_path)
    version = Manifest.load(tmp_path / "warehouse").data_version
    built = (tmp_path / "warehouse").resolve()
    assert first.exit_code == 0
    assert f"Built data version {version}: 0 dramas" in first.stderr

    second = slowburn("build", "--data", data, at=tmp_path)
    assert second.exit_code == 0
    assert second.stderr == f"Warehouse is up to date: data version {version}.\n"
    assert (tmp_path / "warehouse").resolve() == built


def test_a_build_can_be_forced(slowburn: Run, tmp_path: Path, data: Path) -> None:
    slowburn("build", "--data", data, at=tmp_path)
    built = (tmp_path / "warehouse").resolve()
    assert "Built" in slowburn("build", "--data", data, "--force", at=tmp_path).stderr
    assert (tmp_path / "warehouse").resolve() != built


def test_changed_data_is_built_anew(
    slowburn: Run, tmp_path: Path, data: Path, write_csv: Callable[..., Path]
) -> None:
    slowburn("build", "--data", data, at=tmp_path)
    write_csv("data/countries.csv", ["country", "name"], ["KR", "South Korea"])
    assert "Built" in slowburn("build", "--data", data, at=tmp_path).stderr


def test_every_problem_is_told_and_the_old_warehouse_stays(
    slowburn: Run, tmp_path: Path, data: Path, write_csv: Callable[..., Path]
) -> None:
    slowburn("build", "--data", data, at=tmp_path)
    built = (tmp_path / "warehouse").resolve()
    write_csv("data/countries.csv", ["country", "name"], ["korea", "South Korea"], ["TH"])
    result = slowburn("build", "--data", data, at=tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.strip().splitlines()
    assert any(line.startswith('countries.csv:2: country "korea"') for line in lines)
    assert any(line.startswith("countries.csv:3: ") for line in lines)
    assert lines[-1].startswith("2 problems. Nothing was built")
    assert (tmp_path / "warehouse").resolve() == built


def test_a_home_that_cannot_be_written_is_named(slowburn: Run, tmp_path: Path, data: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("in the way")
    result = slowburn("build", "--data", data, at=file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(file) in result.stderr
    assert "Traceback" not in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", [[], ["build"], ["serve"], ["import"], ["import", "mdl"]])
def test_every_command_has_help(slowburn: Run, command: list[str]) -> None:
    result = slowburn(*command, "--help")
    assert result.exit_code == 0
    assert f"Usage: slowburn {' '.join(command)}".strip() in result.stdout
