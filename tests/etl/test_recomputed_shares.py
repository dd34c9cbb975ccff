"""Shares recomputed from the text files in plain Python, sharing no code with the product."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def facts() -> dict[str, list[dict[str, str]]]:
    uses = [row for source in ("mdl", "tmdb") for row in rows(f"term_uses/{source}.csv")]
    return {
        "dramas": rows("catalogue/dramas.csv"),
        "uses": uses,
        "terms": rows("terms.csv"),
        "statements": rows("statements/head-over-heels.csv"),
    }


def share_by_hand(facts, trope, year, *, country=None, sources=None, form=None, watchers=0):
    """Count dramas with the trope and dramas covered, the long way."""
    in_view = {
        row["drama_id"]
        for row in facts["dramas"]
        if row["year"] == str(year)
        and (country is None or row["country"] == country)
        and (form is None or row["format"] == form)
        and int(row["watchers"]) >= watchers
    }
    means = {
        (row["source_id"], row["term"])
        for row in facts["terms"]
        if row["trope_id"] == trope and row["stance"] in ("present", "subverted")
    }
    covered, having = set(), set()
    for row in facts["uses"]:
        if row["drama_id"] in in_view and (sources is None or row["source_id"] in sources):
            covered.add(row["drama_id"])
            if (row["source_id"], row["term"]) in means:
                having.add(row["drama_id"])
    for row in facts["statements"]:
        if row["drama_id"] in in_view and (sources is None or row["source_id"] in sources):
            covered.add(row["drama_id"])
            if row["trope_id"] == trope and row["stance"] in ("present", "subverted"):
                having.add(row["drama_id"])
    return len(having), len(covered)


CASES = {
    "a common trope by viewers' tags": (
        "love-triangle",
        2015,
        {"country": "KR", "sources": ["mdl"]},
    ),
    "all sources of another country": ("personal-healing", 2021, {"country": "CN"}),
    "the year of Head over Heels": ("friends-to-lovers", 2025, {"country": "KR"}),
    "one essay alone": (
        "friends-to-lovers",
        2025,
        {"country": "KR", "sources": ["essay-grown-up-romance"]},
    ),
    "few dramas": ("love-triangle", 2023, {"country": "PH"}),
    "a trope that nobody names": ("third-act-breakup", 2012, {"country": "JP"}),
    "keywords alone": ("time-travel", 2020, {"sources": ["tmdb"]}),
    "every filter at once": (
        "school-setting",
        2022,
        {"country": "TH", "form": "standard-series", "watchers": 5000, "sources": ["mdl"]},
    ),
}


def asked(warehouse, trope, year, filters):
    in_view = Filters(
        country=(filters["country"],) if "country" in filters else (),
        years=(year, year),
        drama_format=(filters["form"],) if "form" in filters else (),
        min_watchers=filters.get("watchers", 0),
        source=tuple(filters.get("sources", ())),
    )
    return answer(warehouse, "trends", in_view, trope=(trope,)).table


@pytest.mark.parametrize("case", CASES)
def test_a_share_is_what_counting_by_hand_gives(facts, warehouse, case):
    trope, year, filters = CASES[case]
    having, covered = share_by_hand(facts, trope, year, **filters)
    assert covered > 0
    [row] = asked(warehouse, trope, year, filters).itertuples()
    assert (row.year, row.trope_id) == (year, trope)
    assert (row.dramas, row.covered) == (having, covered)
    assert row.share == having / covered


def test_the_command_line_gives_the_same(facts, home):
    command = "ask trends --trope love-triangle --country KR --years 2015:2015 --source mdl"
    done = subprocess.run(
        [sys.executable, "-m", "slowburn", *command.split(), "--format", "json"],
        env=os.environ | {"SLOWBURN_HOME": str(home)},
        capture_output=True,
        check=True,
        text=True,
    )
    [row] = json.loads(done.stdout)
    having, covered = share_by_hand(facts, "love-triangle", 2015, country="KR", sources=["mdl"])
    assert (row["dramas"], row["covered"], row["share"]) == (having, covered, having / covered)


def test_the_cases_are_of_every_kind(facts):
    """A case that turned empty with newer data would test nothing."""
    counts = [share_by_hand(facts, t, y, **f) for t, y, f in CASES.values()]
    assert any(having == 0 for having, _ in counts)
    assert sum(having > 0 for having, _ in counts) >= 6
