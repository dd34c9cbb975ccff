"""A good title of a MyDramaList dump: what it becomes in the catalogue's files."""

from __future__ import annotations

import pytest

from etl.importers import catalogue_files as files
from etl.importers.report import FileCount

DRAMAS = files.DRAMAS.path


def test_a_title_becomes_rows_in_every_file(bench) -> None:
    row = bench.drama(
        aka="Jongi Deung| Paper Lanterns |종이 등|Jongi Deung||Lanterns",
        network="iQiyi Naver TV Cast, vLive,",
        screenwriters="Han Made Up, Yu Nobody,, Han Made Up,",
    )
    report = bench.mdl([row], [("101", "2", "Slow  Burn"), ("101", "1", "Cafe\u0301 Setting")])
    assert report.files == [FileCount("titles.csv", 1, 1, 0, 0), FileCount("tags.csv", 2, 2, 0, 0)]
    assert report.problems == []
    assert bench.rows(DRAMAS) == [
        {
            "drama_id": "paper-lanterns-2021",
            "title": "Paper Lanterns",
            "native_title": "종이 등",
            "country": "KR",
            "format": "standard-series",
            "start_date": "2021-03-05",
            "end_date": "2021-04-24",
            "year": "2021",
            "episodes": "16",
            "minutes": "60",
            "age_rating": "15+",
            "score": "8.0",
            "scored_by": "1200",
            "watchers": "3400",
            "snapshot": "made-up-2025",
        }
    ]
    assert bench.column(files.ALIASES.path, "alias") == ["Jongi Deung", "Lanterns"]
    assert bench.column(files.GENRES.path, "genre") == ["Comedy", "Romance"]
    assert [(row["position"], row["network"]) for row in bench.rows(files.NETWORKS.path)] == [
        ("2", "Naver TV Cast"),
        ("1", "iQiyi"),
        ("3", "vLive"),
    ]
    assert [tuple(row.values())[1:] for row in bench.rows(files.CREDITS.path)] == [
        ("director", "1", "Seo Invented"),
        ("writer", "1", "Han Made Up"),
        ("writer", "2", "Yu Nobody"),
    ]
    assert bench.rows(files.REFS.path) == [
        {"drama_id": "paper-lanterns-2021", "authority": "mdl", "ref": "101"}
    ]
    assert bench.rows(files.MDL_TERM_USES.path) == [
        {
            "source_id": "mdl",
            "drama_id": "paper-lanterns-2021",
            "position": position,
            "term": term,
        }
        for position, term in (("1", "Café Setting"), ("2", "Slow Burn"))
    ]
    assert bench.rows(files.LEFT_OUT.path) == []


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"year": "", "start_date": "", "end_date": ""}, "drama_id", "paper-lanterns-undated"),
        ({"year": "", "start_date": "", "end_date": ""}, "year", ""),
        ({"year": ""}, "year", "2021"),
        ({"start_date": "", "end_date": ""}, "year", "2021"),
        ({"end_date": ""}, "end_date", ""),
        ({"country": "south korea"}, "country", "KR"),
        ({"format": "Drama Special"}, "format", "drama-special"),
        ({"format": "Web Series"}, "format", "web-series"),
        ({"format": "Vertical Series"}, "format", "vertical-series"),
        ({"format": "Talk show"}, "format", "talk-show"),
        ({"format": "N/A"}, "format", ""),
        ({"format": ""}, "format", ""),
        ({"content_rating": "Not Yet Rated"}, "age_rating", ""),
        ({"content_rating": "G - All Ages"}, "age_rating", "G"),
        ({"content_rating": "18+ Restricted (violence & profanity)"}, "age_rating", "18+"),
        ({"content_rating": "R - Restricted Screening"}, "age_rating", "R"),
        ({"episodes": "0"}, "episodes", ""),
        ({"duration_min": "70.0"}, "minutes", "70"),
        ({"duration_min": ""}, "minutes", ""),
        ({"score": "7.5", "n_scored": "0"}, "score", ""),
        ({"score": "7.5", "n_scored": ""}, "score", "7.5"),
        ({"score": "N/A", "n_scored": "0"}, "score", ""),
        ({"score": "9"}, "score", "9.0"),
        ({"type": ""}, "title", "Paper Lanterns"),
        ({"genres": "romance"}, "title", "Paper Lanterns"),
        ({"title": "N/A"}, "title", "N/A"),
    ],
)
def test_values_are_put_as_the_catalogue_has_them(
    bench, changes: dict[str, str], column: str, expected: str
) -> None:
    report = bench.mdl([bench.drama(**changes)])
    assert report.problems == []
    assert bench.column(DRAMAS, column) == [expected]
