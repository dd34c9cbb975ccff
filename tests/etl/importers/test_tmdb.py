"""TMDB keywords in the catalogue: attributed by outside id, merged, or rejected with the reason."""

from __future__ import annotations

import pytest

from etl.importers import catalogue_files as files
from etl.importers import tmdb
from etl.importers.report import FileCount
from etl.problems import DataProblems

USES = files.TMDB_TERM_USES.path


@pytest.fixture
def filled(bench):
    """A workbench whose catalogue has a series, its special and another drama."""
    bench.mdl(
        [
            bench.drama(),
            bench.drama(mdl_id="102", title="Paper Lanterns: Special", format="Drama Special"),
            bench.drama(mdl_id="103", title="Salt and Sugar"),
        ]
    )
    return bench


def tmdb_refs(bench) -> list[tuple[str, str]]:
    """Return drama id and TMDB id of each reference to TMDB."""
    return [
        (row["drama_id"], row["ref"])
        for row in bench.rows(files.REFS.path)
        if row["authority"] == "tmdb"
    ]


def test_keywords_are_kept_as_given_and_without_position(filled) -> None:
    report = filled.tmdb([("101", "9001", " slow burn romance "), ("101", "9001", "Romance")])
    assert report.files == [FileCount("keywords.csv", 2, 2, 0, 0)]
    assert filled.rows(USES) == [
        {
            "source_id": "tmdb",
            "drama_id": "paper-lanterns-2021",
            "position": "",
            "term": term,
        }
        for term in ("Romance", "slow burn romance")
    ]
    assert tmdb_refs(filled) == [("paper-lanterns-2021", "9001")]


def test_a_title_keeps_all_its_tmdb_ids_and_their_keywords_are_merged(filled) -> None:
    rows = [("101", "9001", "debt"), ("101", "9009", "debt"), ("101", "9009", "cats")]
    report = filled.tmdb([*rows, rows[0]])
    assert report.files == [FileCount("keywords.csv", 4, 2, 0, 2)]
    assert report.problems == []
    assert filled.column(USES, "term") == ["cats", "debt"]
    assert tmdb_refs(filled) == [("paper-lanterns-2021", "9001"), ("paper-lanterns-2021", "9009")]


@pytest.mark.parametrize("other", ["103", "999"])
def test_an_id_of_several_titles_speaks_for_none(filled, other: str) -> None:
    report = filled.tmdb([("101", "9001", "debt"), (other, "9001", "debt"), ("101", "9002", "x")])
    assert report.files == [FileCount("keywords.csv", 3, 1, 2, 0)]
    assert report.problems[0].reason == tmdb.AMBIGUOUS
    assert filled.column(USES, "term") == ["x"]
    assert tmdb_refs(filled) == [("paper-lanterns-2021", "9002")]


def test_an_id_of_a_series_and_its_special_is_the_series(filled) -> None:
    report = filled.tmdb([("102", "9001", "debt"), ("101", "9001", "debt")])
    [problem] = report.problems
    assert (problem.line, problem.reason) == (2, tmdb.OF_SERIES)
    assert filled.column(USES, "drama_id") == ["paper-lanterns-2021"]


def test_a_special_with_an_id_of_its_own_keeps_it(filled) -> None:
    assert filled.tmdb([("102", "9001", "debt")]).problems == []
    assert filled.column(USES, "drama_id") == ["paper-lanterns-special-2021"]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (("999", "9009", "debt"), "mdl_id", tmdb.UNKNOWN_TITLE),
        (("", "9009", "debt"), "mdl_id", "must be a numeric identifier"),
        (("103", "tt1", "debt"), "tmdb_id", "must be a numeric identifier"),
        (("103", "9009", ""), "keyword", "must not be empty"),
    ],
)
def test_a_bad_row_rejects_itself_only(
    filled, row: tuple[str, str, str], column: str, reason: str
) -> None:
    report = filled.tmdb([row, ("101", "9001", "debt")])
    assert report.files == [FileCount("keywords.csv", 2, 1, 1, 0)]
    [problem] = report.problems
    assert (problem.line, problem.column, problem.reason) == (2, column, reason)
    assert filled.column(USES, "term") == ["debt"]


def test_importing_twice_or_in_another_order_changes_no_byte(filled) -> None:
    rows = [("101", "9001", "debt"), ("103", "9003", "cats"), ("101", "9009", "debt")]
    filled.tmdb(rows)
    before = filled.contents()
    filled.tmdb(rows)
    assert filled.contents() == before
    filled.tmdb(rows[::-1])
    assert filled.contents() == before


def test_only_the_titles_of_the_dump_are_replaced(filled) -> None:
    filled.tmdb([("101", "9001", "debt"), ("103", "9003", "cats")])
    filled.tmdb([("101", "9011", "tides")])
    assert filled.column(USES, "term") == ["tides", "cats"]
    assert tmdb_refs(filled) == [("salt-and-sugar-2021", "9003"), ("paper-lanterns-2021", "9011")]


def test_an_id_that_a_newer_dump_gives_to_another_title_moves_there(filled) -> None:
    filled.tmdb([("101", "9001", "debt")])
    filled.tmdb([("103", "9001", "debt")])
    assert tmdb_refs(filled) == [("salt-and-sugar-2021", "9001")]


def test_without_a_catalogue_there_is_nothing_to_attribute_to(bench) -> None:
    with pytest.raises(DataProblems, match="import a MyDramaList dump first"):
        bench.tmdb([("101", "9001", "debt")])
    assert "term_uses/tmdb.csv" not in bench.contents()


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"mdl_id,tmdb_id,keyword\n\xff\n", b"a,b\n1,2\n"]
)
def test_an_unusable_dump_writes_nothing(filled, content: bytes) -> None:
    before = filled.contents()
    filled.keywords.write_bytes(content)
    with pytest.raises(DataProblems):
        tmdb.import_tmdb(filled.keywords, filled.data)
    assert filled.contents() == before
