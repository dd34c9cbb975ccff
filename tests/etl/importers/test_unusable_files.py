"""Files that cannot be used at all: refused before anything is written."""

from __future__ import annotations

import pytest

from etl.importers import catalogue_files as files
from etl.problems import DataProblems


@pytest.mark.parametrize("which", ["titles", "tags"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"mdl_id\n\xff\n", b"other\n1\n"])
def test_an_unusable_dump_writes_nothing(bench, which: str, content: bytes) -> None:
    bench.mdl([bench.drama()])
    before = bench.contents()
    path = getattr(bench, which)
    path.write_bytes(content)
    with pytest.raises(DataProblems) as caught:
        bench.mdl_again()
    assert caught.value.problems[0].file == path.name
    assert bench.contents() == before


def test_a_dump_with_a_header_alone_is_refused(bench) -> None:
    with pytest.raises(DataProblems, match="a header without rows"):
        bench.mdl([bench.drama()], [])


def test_a_damaged_catalogue_is_refused_and_left_alone(bench) -> None:
    bench.mdl([bench.drama()])
    with (bench.data / files.REFS.path).open("a", encoding="utf-8") as stream:
        stream.write("half-a-row\n")
    before = bench.contents()
    with pytest.raises(DataProblems, match=r"refs\.csv:3.*wrong number of columns"):
        bench.mdl_again()
    assert bench.contents() == before
