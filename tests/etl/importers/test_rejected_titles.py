"""Titles with a fault: located, counted, and never in the way of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from etl.importers import catalogue_files as files
from etl.importers import selection, titles
from etl.importers.dump import WRONG_COUNT
from etl.importers.report import FileCount

if TYPE_CHECKING:
    from etl.problems import Problem

GOOD = "102"


def import_beside_a_good_title(bench, **changes: str) -> list[Problem]:
    """Import a changed title after a good one; return the problems of the changed one."""
    good = bench.drama(mdl_id=GOOD, title="Good One")
    report = bench.mdl([good, bench.drama(**changes)], [(GOOD, "1", "Slow Burn")])
    assert report.files[0] == FileCount("titles.csv", 2, 1, 1, 0)
    assert bench.column(files.REFS.path, "ref") == [GOOD]
    assert {(problem.file, problem.line) for problem in report.problems} == {("titles.csv", 3)}
    return report.problems


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("mdl_id", "", "numeric identifier"),
        ("mdl_id", "10a", "numeric identifier"),
        ("mdl_id", GOOD, selection.DUPLICATE),
        ("title", "", "must not be empty"),
        ("title", "\u200b", "must not be empty"),
        ("country", "Atlantis", "country not in countries.csv"),
        ("country", "", "country not in countries.csv"),
        ("start_date", "2021-02-30", "a date that exists"),
        ("start_date", "20210305", "a date that exists"),
        ("start_date", "2021-06-01", "ends before it starts"),
        ("start_date", "2020-03-05", "is not the year of start_date"),
        ("end_date", "5 April 2021", "a date that exists"),
        ("year", "2O21", "whole number"),
        ("year", "1066", "between 1950 and 2100"),
        ("year", "2022", "is not the year of start_date"),
        ("episodes", "sixteen", "whole number"),
        ("episodes", "-3", "whole number"),
        ("episodes", "16.5", "whole number"),
        ("episodes", "1e3", "whole number"),
        ("episodes", "１６", "whole number"),
        ("episodes", "2001", "between 0 and 2000"),
        ("duration_min", "1 hr", "whole number"),
        ("duration_min", "601", "between 0 and 600"),
        ("score", "good", "must be a number"),
        ("score", "nan", "must be a number"),
        ("score", "10.1", "between 0 and 10"),
        ("n_scored", "1,200", "whole number"),
        ("watchers", "many", "whole number"),
        ("watchers", "", "must not be empty"),
        ("snapshot", "", "must not be empty"),
        ("snapshot", "October 2025", "lower-case letters"),
        ("genres", "Comedy", selection.NOT_ROMANCE),
        ("genres", "Bromance", selection.NOT_ROMANCE),
        ("genres", "", selection.NOT_ROMANCE),
        ("type", "TV Program", selection.PROGRAMME),
        ("type", "Movie", selection.NOT_DRAMA),
    ],
)
def test_a_bad_value_rejects_its_row_only(bench, column: str, value: str, words: str) -> None:
    [problem] = import_beside_a_good_title(bench, **{column: value})
    assert words in problem.reason
    # A fault between two columns is told of one of them.
    if problem.column == column:
        assert problem.value == value


def test_dates_outside_the_years_of_television_are_rejected(bench) -> None:
    changes = {"start_date": "1066-03-05", "end_date": "", "year": ""}
    [problem] = import_beside_a_good_title(bench, **changes)
    assert (problem.column, problem.value) == ("start_date", "1066-03-05")


def test_every_fault_of_a_row_is_told_and_the_row_counted_once(bench) -> None:
    problems = import_beside_a_good_title(bench, title="", country="Atlantis", score="good")
    assert {problem.column for problem in problems} == {"title", "country", "score"}


def test_a_line_with_too_few_columns_is_rejected(bench) -> None:
    bench.mdl([bench.drama()])
    with bench.titles.open("a", encoding="utf-8") as stream:
        stream.write("103,Cut Sh")
    report = bench.mdl_again()
    assert report.files[0] == FileCount("titles.csv", 2, 1, 1, 0)
    assert [(problem.line, problem.reason) for problem in report.problems] == [(3, WRONG_COUNT)]


def test_repeated_rows_are_merged(bench) -> None:
    tag = ("101", "1", "Slow Burn")
    report = bench.mdl([bench.drama(), bench.drama()], [tag, tag, tag])
    assert report.files == [FileCount("titles.csv", 2, 1, 0, 1), FileCount("tags.csv", 3, 1, 0, 2)]
    assert report.problems == []


def test_an_unknown_network_is_kept_and_told(bench) -> None:
    report = bench.mdl([bench.drama(network="iQiyi Moon Channel")])
    [problem] = report.problems
    assert (problem.column, problem.value) == ("network", "Moon Channel")
    assert problem.reason == titles.UNKNOWN_NETWORK
    assert report.files[0] == FileCount("titles.csv", 1, 1, 0, 0)
    assert bench.column(files.NETWORKS.path, "network") == ["Moon Channel", "iQiyi"]


def test_an_unknown_age_rating_is_left_empty_and_told(bench) -> None:
    report = bench.mdl([bench.drama(content_rating="21+ - Grown-ups")])
    assert [problem.reason for problem in report.problems] == [titles.UNKNOWN_RATING]
    assert bench.column(files.DRAMAS.path, "age_rating") == [""]
