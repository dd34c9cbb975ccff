"""The bundled lists of countries and networks."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from etl.importers.lists import read_countries, read_networks
from etl.importers.names import split_networks
from etl.problems import DataProblems

DATA = Path(__file__).parents[3] / "data"


def test_every_country_has_its_own_code_and_name() -> None:
    countries = read_countries(DATA)
    lines = (DATA / "countries.csv").read_text(encoding="utf-8").splitlines()
    assert len(countries) == len(set(countries.values())) == len(lines) - 1 == 249
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in countries.values())
    assert countries["south korea"] == "KR"


def test_no_two_networks_joined_by_a_space_are_taken_for_others() -> None:
    known = read_networks(DATA)
    for pair in itertools.permutations(known.values(), 2):
        assert split_networks(" ".join(pair), known) == (pair, ())


def test_the_lists_are_sorted_and_without_repetition() -> None:
    for name in ("countries.csv", "networks.csv"):
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(set(lines))


def test_a_faulty_list_stops_the_import(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text("country,name\nKR\n", encoding="utf-8")
    with pytest.raises(DataProblems, match="wrong number of columns"):
        read_countries(tmp_path)
    with pytest.raises(DataProblems, match=r"networks\.csv: cannot be opened"):
        read_networks(tmp_path)
