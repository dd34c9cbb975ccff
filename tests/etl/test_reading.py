"""Reading text files: whatever stands in a cell comes back, whatever is broken is accounted for."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
from datetime import date

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.build import build
from etl.contracts.catalogue import DRAMA
from etl.contracts.contract import DAY, FLAG, REAL, TEXT, WHOLE, column, contract
from etl.extract import extract
from etl.problems import DataProblems
from slowburn.warehouse.manifest import Manifest

NOTE = contract(
    "note",
    "a note",
    {name: column(TEXT, name, optional=True) for name in ("one", "two", "three")},
    key=["one"],
)
MEASURE = contract(
    "measure",
    "a value of each kind",
    {
        "name": column(TEXT, "name"),
        "whole": column(WHOLE, "whole", optional=True),
        "real": column(REAL, "real", optional=True),
        "day": column(DAY, "day", optional=True),
        "flag": column(FLAG, "flag", optional=True),
    },
    key=["name"],
)
LETTERS = st.one_of(
    st.sampled_from("\",;\t '\\#é한글사랑ไทยรัก中文かな🙂👩‍❤️‍👨\u200b\u2028\x85\ufeff"),
    st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]),
)
CELLS = st.text(LETTERS, max_size=8)


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Read bytes as a file of a contract."""
    file = tmp_path_factory.mktemp("reading") / "file.csv"
    con = duckdb.connect()

    def from_bytes(of, content):
        file.write_bytes(content)
        return extract(con, of, file, "file.csv")

    yield from_bytes
    con.close()


def written(of, rows, line_end="\n"):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerow(of.columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def cells(back):
    table = pa.Table.from_pandas(back.rows, preserve_index=False)
    return [tuple(row.values()) for row in table.to_pylist()]


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
def test_what_is_written_is_read_with_its_lines(read, rows):
    back = read(NOTE, written(NOTE, rows))
    assert back.problems == []
    assert cells(back) == [tuple(cell or None for cell in row) for row in rows]
    assert list(back.lines) == list(range(2, len(rows) + 2))


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=12))
def test_both_ways_of_reading_give_the_same(read, rows):
    """A mark at the start or Windows line ends send a file the careful way."""
    strictly = read(NOTE, written(NOTE, rows))
    for carefully in (
        read(NOTE, codecs.BOM_UTF8 + written(NOTE, rows)),
        read(NOTE, written(NOTE, rows, "\r\n")),
    ):
        assert cells(carefully) == cells(strictly)
        assert list(carefully.lines) == list(strictly.lines)
        assert carefully.problems == []


WELL_WRITTEN = {
    "whole": {"0": 0, "-3": -3, "2147483647": 2147483647},
    "real": {"1": 1.0, "0.25": 0.25, "-7.5": -7.5},
    "day": {"2015-02-28": date(2015, 2, 28), "2016-02-29": date(2016, 2, 29)},
    "flag": {"yes": True, "no": False},
}
BADLY_WRITTEN = {
    "whole": ["5.7", "5.0", "1e3", "+5", "0x10", "1_000", "٣", "five", "16O", "2147483648", "-"],
    "real": ["nan", "inf", "1e5", ".5", "5.", "0,5", "1_0.5", "8/10"],
    "day": [
        "2015-02-30",
        "2015-2-3",
        "15-02-03",
        "20150203",
        "2015/02/03",
        "infinity",
        "epoch",
        "2015-13-01",
    ],
    "flag": ["true", "1", "y", "Yes", "maybe"],
}
EACH_BADLY_WRITTEN = [(name, text) for name, texts in BADLY_WRITTEN.items() for text in texts]


def one_measure(name, text):
    row = ["a", *(text if name == kind else "" for kind in WELL_WRITTEN)]
    return written(MEASURE, [["first", "1", "", "", ""], row])


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8], ids=["strictly", "carefully"])
@pytest.mark.parametrize("name", WELL_WRITTEN)
def test_a_value_is_read_as_it_is_written(read, name, start):
    for text, value in WELL_WRITTEN[name].items():
        back = read(MEASURE, start + one_measure(name, text))
        assert back.problems == []
        assert back.rows[name][1] == value


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8], ids=["strictly", "carefully"])
@pytest.mark.parametrize(("name", "text"), [*EACH_BADLY_WRITTEN, ("whole", " 5"), ("real", "5 ")])
def test_a_value_is_never_bent_into_another(read, name, text, start):
    """DuckDB alone would read 5.7 as the whole number 6, and infinity as a day."""
    back = read(MEASURE, start + one_measure(name, text))
    [problem] = back.problems
    assert (problem.line, problem.column, problem.value) == (3, name, text)
    assert back.rows[name].isna()[1]


SMALL = (
    "drama_id,title,native_title,country,format,start_date,end_date,year,episodes,minutes,"
    "age_rating,score,scored_by,watchers,snapshot\n"
    "rain-again-2015,Rain Again,다시 비,KR,standard-series,2015-03-02,2015-04-21,2015,16,60,"
    "15+,8.1,100,5000,made-up\n"
    'tea-and-thunder-2020,"Tea, and ""Thunder""",ชาและฟ้าร้อง,TH,,2020-01-05,,2020,,,,,,40,made-up\n'
    "zest-undated,Zest 🙂,,KR,web-series,,,,,,,,,7,made-up\n"
).encode()
CORRUPTIONS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "cut"]),
        st.integers(0, len(SMALL)),
        st.one_of(
            st.binary(min_size=1, max_size=3), st.sampled_from([b'"', b",", b"\n", b"\r", b"\0"])
        ),
    ),
    min_size=1,
    max_size=4,
)


def corrupted(content, corruptions):
    for kind, at, what in corruptions:
        if kind == "replace":
            content = content[:at] + what + content[at + len(what) :]
        elif kind == "insert":
            content = content[:at] + what + content[at:]
        elif kind == "delete":
            content = content[:at] + content[at + len(what) :]
        else:
            content = content[:at]
    return content


def says(value, text):
    """Say whether a value that was read is what the cell says."""
    if value is None or isinstance(value, str | date):
        return str(value or "") == text
    return value == type(value)(text)


@settings(max_examples=300, deadline=None)
@given(CORRUPTIONS)
def test_whatever_is_corrupted_every_line_is_accounted_for(read, corruptions):
    content = corrupted(SMALL, corruptions)
    back = read(DRAMA, content)
    faulty = {problem.line for problem in back.problems}
    assert len(back.rows) == len(back.lines)
    if back.rows.empty and faulty & {None, 1}:
        return  # the whole file is refused, with its reason
    physical = content.removeprefix(codecs.BOM_UTF8).split(b"\n")
    last = len(physical) - (physical[-1] == b"")
    assert {*back.lines, *faulty} == set(range(2, last + 1))
    for row, line in zip(cells(back), back.lines, strict=True):
        if line not in faulty:
            [text] = csv.reader([physical[line - 1].removesuffix(b"\r").decode()])
            assert all(map(says, row, text))
            assert len(row) == len(text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CORRUPTIONS)
def test_a_corrupted_file_is_built_or_refused_and_nothing_else(small_data, corruptions):
    (small_data / "catalogue/dramas.csv").write_bytes(corrupted(SMALL, corruptions))
    home = small_data.parent / "home"
    told = []
    try:
        build(small_data, home, force=True)
    except DataProblems as refused:
        told = refused.problems
    assert bool(told) != (Manifest.load(home / "warehouse") is not None)
    shutil.rmtree(home)
