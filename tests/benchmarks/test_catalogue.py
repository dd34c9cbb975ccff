"""The made-up catalogue of the benchmarks is one that the ETL takes."""

from benchmarks.catalogue import make_catalogue
from etl.build import build


def test_a_made_up_catalogue_builds_with_as_many_dramas_as_asked_for(tmp_path):
    make_catalogue(tmp_path / "data", dramas=60)
    rows = build(tmp_path / "data", tmp_path / "home").manifest.rows
    assert rows["drama"] == 60
    assert rows["term_use"] > 60
