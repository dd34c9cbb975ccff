"""How the cells and names of an upload become values."""

from __future__ import annotations

import csv

import pytest

from etl.uploads.cells import country_of
from etl.uploads.sources import MOST, name_on_screen, source_ids
from slowburn.warehouse.formulas import neutral, restored
from slowburn.warehouse.home import BUNDLED_DATA


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("South Korea", "KR"),
        (" korea ", "KR"),
        ("KR", "KR"),
        ("대한민국", "KR"),
        ("台灣", "TW"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("['TH']", "TH"),
        ("China, Hong Kong", "CN"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_code_and_by_the_names_in_use(cell, code):
    assert country_of(cell) == code


def test_every_other_name_of_a_country_leads_to_a_country():
    def column(file, name):
        with (BUNDLED_DATA / file).open(encoding="utf-8", newline="") as stream:
            return [row[name] for row in csv.DictReader(stream)]

    assert set(column("country_names.csv", "country")) <= set(column("countries.csv", "country"))
    names = column("country_names.csv", "name")
    assert len(set(names)) == len(names)
    for name in column("countries.csv", "name"):
        assert country_of(name) is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna's notes, 2024", "Anna's notes, 2024"),
        ("[click](javascript:x)", "click (javascript x)"),
        ("**bold** <b>", "bold b"),
        ("www.example.com", "www example com"),
        ("드라마 #1", "드라마 1"),
        ("a" * 100, "a" * 60),
        ("***", ""),
    ],
)
def test_a_name_shows_as_it_is_wherever_it_stands(text, shown):
    assert name_on_screen(text) == shown


def test_each_coder_is_a_source_until_there_are_too_many():
    assert source_ids(["Ann", "ann!", "Bo"]) == {
        "Ann": "upload-ann",
        "Bo": "upload-bo",
        "ann!": "upload-ann-2",
    }
    assert len(source_ids(map(str, range(MOST)))) == MOST
    assert source_ids(map(str, range(MOST + 1))) == {}


@pytest.mark.parametrize(
    "cell", ["", "=1", "+1", "-1", "@a", "\t=", "\n=1", "'=1", "''=1", "'a'", "a=1"]
)
def test_a_cell_is_no_formula_and_comes_back(cell):
    written = neutral(cell)
    assert written[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n") or not cell
    assert restored(written) == cell
