"""Reading dumps: proper rows are kept, faulty lines are located, unusable files are refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers.dump import BADLY_QUOTED, LONGEST_ROW, NOT_CLOSED, WRONG_COUNT, Dump, read_dump
from etl.problems import DataProblems

HEADER = "ref,name,note\n"


def read(folder: Path, content: str | bytes) -> Dump:
    path = folder / "dump.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_dump(path, ("ref", "name"))


def test_rows_know_their_line_and_values_are_trimmed(tmp_path: Path) -> None:
    dump = read(tmp_path, HEADER + '1, Ada ,x\n\n2,"Bo, the ""second""","two\nlines"\n3,Cy,\n')
    assert [row.line for row in dump.rows] == [2, 4, 6]
    assert dump.rows[0].values == {"ref": "1", "name": "Ada", "note": "x"}
    assert dump.rows[1].values == {"ref": "2", "name": 'Bo, the "second"', "note": "two\nlines"}
    assert (dump.rows_read, dump.problems) == (3, [])


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    dump = read(tmp_path, b"\xef\xbb\xbfref,name,note\r\n1,Ada,x\r\n")
    assert dump.rows[0].values == {"ref": "1", "name": "Ada", "note": "x"}


@pytest.mark.parametrize(
    ("line", "shown", "reason"),
    [
        ('2,"Bo,y', '2,"Bo,y', NOT_CLOSED),
        ('2,"Bo"by,y', '2,"Bo"by,y', BADLY_QUOTED),
        ("2,Bo", "2 instead of 3", WRONG_COUNT),
        ("2,Bo,y,z", "4 instead of 3", WRONG_COUNT),
    ],
)
@pytest.mark.parametrize("after", ["3,Cy,z\n", '3,"Cy, or so",z\n', '3,"Cy ""or"" so",z\n'])
def test_a_faulty_line_is_located_and_those_around_it_are_kept(
    tmp_path: Path, line: str, shown: str, reason: str, after: str
) -> None:
    dump = read(tmp_path, f"{HEADER}1,Ada,x\n{line}\n{after}")
    assert [row.values["ref"] for row in dump.rows] == ["1", "3"]
    [problem] = dump.problems
    assert (problem.file, problem.line) == ("dump.csv", 3)
    # An open quotation mark is told as a misplaced one where a later one seems to close it.
    assert problem.reason in ({reason, BADLY_QUOTED} if reason == NOT_CLOSED else {reason})
    assert problem.value == shown
    assert dump.rows_read == 3


def test_a_stray_quotation_mark_swallows_nothing_however_long_the_file(tmp_path: Path) -> None:
    many = "".join(f"{ref},Cy,z\n" for ref in range(3, LONGEST_ROW + 50))
    dump = read(tmp_path, f'{HEADER}2,"Bo,y\n{many}')
    assert len(dump.rows) == LONGEST_ROW + 47
    assert [(problem.line, problem.reason) for problem in dump.problems] == [(2, NOT_CLOSED)]


@pytest.mark.parametrize("end", ['4,Di",z', '4,Di"x,z', '4,"Di",z"'])
def test_two_stray_quotation_marks_do_not_swallow_the_line_between(
    tmp_path: Path, end: str
) -> None:
    dump = read(tmp_path, f'{HEADER}2,"Bo,y\n3,Cy,z\n{end}\n5,Ed,w\n')
    assert [row.values["ref"] for row in dump.rows] == ["3", "5"]
    assert [problem.line for problem in dump.problems] == [2, 4]


@pytest.mark.parametrize("kept", range(len("2,Bo,y") - 2))
def test_a_truncated_file_loses_its_last_line_only(tmp_path: Path, kept: int) -> None:
    dump = read(tmp_path, f"{HEADER}1,Ada,x\n" + "2,Bo,y"[:kept])
    assert [row.values["ref"] for row in dump.rows] == ["1"]
    assert [problem.line for problem in dump.problems] == ([3] if kept else [])


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", None, "empty"),
        (b" \n\n", None, "empty"),
        (b"PK\x03\x04\x00\x00", None, "not a text file"),
        ("ref,name\n1,Ada\n".encode("utf-16"), None, "not a text file"),
        (b"ref,name\n1,Ada\n2,Zo\xeb\n", 3, "save the file as CSV in UTF-8"),
        (b"ref;name\n1;Ada\n", 1, "the header lacks ref, name"),
        (b"ref\n1\n", 1, "the header lacks name"),
        (b"ref,name,name\n1,Ada,Ada\n", 1, "names name more than once"),
        (b'ref,"name\n1,Ada\n', 1, "header cannot be read"),
    ],
)
def test_an_unusable_file_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes, line: int | None, words: str
) -> None:
    with pytest.raises(DataProblems) as caught:
        read(tmp_path, content)
    [problem] = caught.value.problems
    assert (problem.file, problem.line) == ("dump.csv", line)
    assert words in problem.reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataProblems, match="check the path"):
        read_dump(tmp_path / "nowhere.csv", ("ref",))


@given(st.lists(st.sampled_from(['"', ",", "\n", "a", "\r\n", '""', "1,b,c\n", "é", " "])))
def test_every_row_is_either_kept_or_a_problem(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dump = read(Path(folder), HEADER + "".join(parts))
    assert dump.rows_read == len(dump.rows) + len(dump.problems)
    assert all(len(row.values) == 3 for row in dump.rows)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            dump = read(Path(folder), HEADER.encode() + content)
        except DataProblems:
            assert b"\0" in content or content.decode(errors="replace").encode() != content
        else:
            assert dump.rows_read == len(dump.rows) + len(dump.problems)
