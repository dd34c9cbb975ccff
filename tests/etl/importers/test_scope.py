"""Titles that do not belong in the catalogue: left out, and how they come in or stay."""

from __future__ import annotations

import pytest

from etl.importers import catalogue_files as files
from etl.importers import mdl, selection


def test_only_television_programmes_are_listed_as_left_out(bench) -> None:
    programme = bench.drama(mdl_id="7", title="Dates on Air", type="TV Program")
    others = [bench.drama(mdl_id="8", genres="Crime"), bench.drama(mdl_id="9", type="Movie")]
    report = bench.mdl([bench.drama(), programme, *others])
    assert bench.rows(files.LEFT_OUT.path) == [
        {"authority": "mdl", "ref": "7", "title": "Dates on Air", "reason": selection.PROGRAMME}
    ]
    assert report.reasons() == {
        ("titles.csv", selection.PROGRAMME): 1,
        ("titles.csv", selection.NOT_ROMANCE): 1,
        ("titles.csv", selection.NOT_DRAMA): 1,
    }


def test_a_programme_that_turns_out_a_drama_is_no_longer_left_out(bench) -> None:
    bench.mdl([bench.drama(type="TV Program"), bench.drama(mdl_id="8", type="TV Program")])
    bench.mdl([bench.drama()])
    assert bench.column(files.LEFT_OUT.path, "ref") == ["8"]
    assert bench.column(files.REFS.path, "ref") == ["101"]


def test_an_id_is_either_kept_or_left_out_as_its_first_line_says(bench) -> None:
    drama, programme = bench.drama(), bench.drama(type="TV Program")
    bench.mdl([drama, programme])
    assert bench.rows(files.LEFT_OUT.path) == []
    other, other_programme = bench.drama(mdl_id="8"), bench.drama(mdl_id="8", type="TV Program")
    report = bench.mdl([other_programme, other])
    assert [problem.reason for problem in report.problems][1:] == [selection.DUPLICATE]
    assert bench.column(files.LEFT_OUT.path, "ref") == ["8"]


def test_tags_of_a_programme_left_out_before_are_told_apart_from_unknown_ones(bench) -> None:
    bench.mdl([bench.drama(), bench.drama(mdl_id="8", type="TV Program")])
    report = bench.mdl([bench.drama()], [("8", "1", "Debt")])
    assert [problem.reason for problem in report.problems] == [mdl.NOT_KEPT]


def test_what_others_left_out_stays_listed(bench) -> None:
    path = bench.data / files.LEFT_OUT.path
    path.parent.mkdir()
    bench.write(path, files.LEFT_OUT.columns, [("tmdb", "101", "Dates on Air", "by hand")])
    bench.mdl([bench.drama()])
    assert bench.column(files.LEFT_OUT.path, "authority") == ["tmdb"]


@pytest.mark.parametrize("changes", [{"type": "TV Program"}, {"genres": "Crime"}])
def test_a_drama_that_has_left_the_scope_stays_as_it_was(bench, changes: dict[str, str]) -> None:
    bench.mdl([bench.drama()])
    before = bench.contents()
    report = bench.mdl([bench.drama(watchers="1") | changes])
    [problem] = report.problems
    assert problem.reason.endswith(selection.STAYS)
    assert bench.contents() == before
