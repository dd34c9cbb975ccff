"""Merging a MyDramaList dump into the catalogue: again, in another order, newer, interrupted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import duckdb
import pytest

from etl.contracts import catalogue, statements
from etl.extract import extract
from etl.importers import catalogue_files as files
from etl.validate import Places, check_rows

if TYPE_CHECKING:
    from etl.importers.catalogue_files import TextFile

DRAMAS = files.DRAMAS.path
WRITTEN = (
    (files.DRAMAS, catalogue.DRAMA),
    (files.ALIASES, catalogue.DRAMA_ALIAS),
    (files.REFS, catalogue.DRAMA_REF),
    (files.GENRES, catalogue.DRAMA_GENRE),
    (files.NETWORKS, catalogue.DRAMA_NETWORK),
    (files.CREDITS, catalogue.DRAMA_CREDIT),
    (files.MDL_TERM_USES, statements.TERM_USE),
)


def some_titles(bench) -> list[dict[str, str]]:
    """Return titles of which several would share an identifier."""
    return [
        bench.drama(),
        bench.drama(mdl_id="102", country="China", network="Youku Tencent Video"),
        bench.drama(mdl_id="103", country="Thailand", title="Salt, and Sugar"),
        bench.drama(mdl_id="104", country="China", native_title="纸灯笼"),
        bench.drama(mdl_id="105", title='The "Loud" One', year="", start_date="", end_date=""),
    ]


SOME_TAGS = [("101", "1", "Slow Burn"), ("104", "1", "Debt"), ("104", "2", "Cats, Many")]


def test_importing_twice_changes_no_byte(bench) -> None:
    bench.mdl(some_titles(bench), SOME_TAGS)
    bench.tmdb([("101", "9001", "slow burn romance"), ("103", "9003", "romance")])
    before = bench.contents()
    bench.mdl_again()
    assert bench.contents() == before


def test_the_order_of_the_rows_does_not_matter(bench) -> None:
    titles, tags = some_titles(bench), list(SOME_TAGS)
    bench.mdl(titles, tags)
    before = bench.contents()
    for seed in range(3):
        random.Random(seed).shuffle(titles)
        tags.reverse()
        bench.mdl(titles, tags)
        assert bench.contents() == before
    for path in (bench.data / "catalogue").iterdir():
        path.unlink()
    bench.mdl(titles, tags)
    assert bench.contents() == before


def test_what_is_written_keeps_the_contracts(bench) -> None:
    bench.mdl(some_titles(bench), SOME_TAGS)
    bench.tmdb([("101", "9001", "slow burn romance")])
    tmdb: tuple[TextFile, object] = (files.TMDB_TERM_USES, statements.TERM_USE)
    with duckdb.connect() as con:
        for file, contract in (*WRITTEN, tmdb):
            read = extract(con, contract, bench.data / file.path, file.path)
            assert read.problems == []
            assert len(read.rows) > 0
            assert check_rows(contract, read.rows, Places([read])) == []


def test_files_are_sorted_by_key_and_end_with_a_line_end(bench) -> None:
    bench.mdl(some_titles(bench), SOME_TAGS)
    for file, _ in WRITTEN:
        keys = [tuple(row[name] for name in file.key) for row in bench.rows(file.path)]
        assert keys == sorted(set(keys))
        content = (bench.data / file.path).read_bytes()
        assert content.endswith(b"\n")
        assert b"\r" not in content


def test_a_known_title_keeps_its_identifier_and_is_updated(bench) -> None:
    bench.mdl([bench.drama()], [("101", "1", "Slow Burn"), ("101", "2", "Debt")])
    renamed = bench.drama(title="Lantern Street", aka="", genres="Romance", watchers="9999")
    bench.mdl([renamed], [("101", "1", "Neighbours")])
    [drama] = bench.rows(DRAMAS)
    assert drama["drama_id"] == "paper-lanterns-2021"
    assert (drama["title"], drama["watchers"]) == ("Lantern Street", "9999")
    assert bench.rows(files.ALIASES.path) == []
    assert bench.column(files.GENRES.path, "genre") == ["Romance"]
    assert bench.column(files.MDL_TERM_USES.path, "term") == ["Neighbours"]


def test_titles_that_the_dump_does_not_have_stay(bench) -> None:
    bench.mdl([bench.drama()], [("101", "1", "Slow Burn")])
    bench.mdl([bench.drama(mdl_id="102", country="Thailand")], [("102", "1", "Debt")])
    assert bench.column(DRAMAS, "drama_id") == ["paper-lanterns-2021", "paper-lanterns-2021-th"]
    assert bench.column(files.MDL_TERM_USES.path, "term") == ["Slow Burn", "Debt"]
    assert bench.column(files.REFS.path, "ref") == ["101", "102"]


def test_a_title_without_tags_in_the_dump_loses_those_it_had(bench) -> None:
    both = [bench.drama(), bench.drama(mdl_id="102", title="Salt and Sugar")]
    bench.mdl(both, [("101", "1", "Slow Burn"), ("102", "1", "Debt")])
    bench.mdl(both, [("102", "1", "Debt")])
    assert bench.column(files.MDL_TERM_USES.path, "term") == ["Debt"]


def test_tags_of_a_known_title_may_come_without_its_row(bench) -> None:
    bench.mdl([bench.drama()], [("101", "1", "Slow Burn")])
    report = bench.mdl([bench.drama(mdl_id="102")], [("101", "1", "Debt")])
    assert report.problems == []
    assert bench.column(files.MDL_TERM_USES.path, "term") == ["Debt"]


def test_nothing_is_left_beside_the_files(bench) -> None:
    bench.mdl([bench.drama()])
    assert not [name for name in bench.contents() if name.endswith(".new")]


def test_a_failed_write_leaves_every_file_as_it_was(bench, monkeypatch) -> None:
    bench.mdl([bench.drama()])
    before = bench.contents()
    write = files._write

    def fail_on_refs(path: object, file: TextFile, rows: object) -> None:
        if file == files.REFS:
            raise OSError(28, "No space left on device")
        write(path, file, rows)

    monkeypatch.setattr(files, "_write", fail_on_refs)
    with pytest.raises(OSError, match="No space left"):
        bench.mdl([bench.drama(title="Lantern Street"), bench.drama(mdl_id="102")])
    assert bench.contents() == before
