"""Random tables in random dialects: read back equal, or the difference is told."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.intake import survey as surveying
from etl.intake.careful import CarefulReading
from etl.intake.dialect import Dialect
from etl.intake.layout import Layout
from etl.intake.limits import Limits
from etl.intake.quick import read_text
from etl.intake.records import RecordReader
from etl.intake.survey import survey
from etl.intake.text import Text

CELLS = st.one_of(
    st.text(st.sampled_from("ab 1,;|\t\"'\n\r\\é견선女🙂.:-=~"), max_size=8),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6),
    st.sampled_from(["2016", "8.8", "2020-01-02", "12,345", "['a', 'b']", "a | b", '5" tall']),
)
QUOTINGS = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])


@st.composite
def tables(draw, cells=CELLS, least=2):
    width = draw(st.integers(least, 6))
    return draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=8))


def written(rows, **form):
    text = io.StringIO()
    csv.writer(text, **form).writerows(rows)
    return text.getvalue()


@settings(deadline=None, max_examples=300)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|", "=", ":"]),
    st.sampled_from("\"'"),
    QUOTINGS,
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_records_are_those_that_were_written(rows, delimiter, quote, quoting, end):
    """With the dialect given, every table comes back, and Python's csv agrees."""
    text = written(rows, delimiter=delimiter, quotechar=quote, quoting=quoting, lineterminator=end)
    lines = text.split(end)
    assume(all(line.strip(" ") for line in lines[:-1]))  # a blank line is no row
    # Python quotes a line end only of the kind it ends lines with; bare, it ends one to anybody.
    within = {mark for row in rows for cell in row for mark in "\r\n" if mark in cell}
    assume(quoting != csv.QUOTE_MINIMAL or within <= set(end))
    assume(not any(cell.startswith(" ") and quote in cell for row in rows for cell in row))
    reader = RecordReader(text, Dialect(delimiter, quote), longest=1000)
    records = list(reader.records())
    assert [record.cells for record in records if record.cells] == rows
    assert not any(record.fault for record in records)
    assert sum(record.lines for record in records) == len(
        text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    )


@settings(deadline=None, max_examples=150)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|", "=", ",,", "||"]),
    st.sampled_from("\"'"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_comes_back_when_its_dialect_is_named(bring, rows, delimiter, quote, end, encoding):
    doubled = quote * 2
    text = end.join(
        delimiter.join(f"{quote}{cell.replace(quote, doubled)}{quote}" for cell in row)
        for row in rows
    )
    back = bring(text.encode(encoding), delimiter=delimiter, quote=quote, header_line=0)
    assert back.table == rows


WORDS = st.text(st.sampled_from("abcdefg ,;\"'éü견우와선녀\n"), min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(
            WORDS,
            st.integers(1950, 2026).map(str),
            st.decimals(1, 9, places=1).map(str),
            WORDS,
        ),
        min_size=2,
        max_size=12,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_a_table_of_dramas_comes_back_by_itself(bring, rows, delimiter, quoting, end, headed):
    """Nothing is said of the dialect: it is found, or the reading says what else it may be."""
    table = [list(row) for row in rows]
    if headed:
        table.insert(0, ["Title", "Year", "Score", "Note"])
    text = written(table, delimiter=delimiter, quoting=quoting, lineterminator=end)
    back = bring(text.encode())
    if back.table != table:
        differs = {problem.line for problem in back.problems}
        assert differs, (back.table, table)
    elif headed:
        assert back.reading.layout.header_line == 1


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.text(st.sampled_from("ab,\"' ;\r\n"), max_size=12), min_size=1, max_size=8),
    st.sampled_from([",", ";", ",,"]),
    st.sampled_from(['"', "'", None]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_plain_line_is_one_row_without_doubt(lines, delimiter, quote, end):
    """Whatever is left to DuckDB, the careful way reads as one line, with no fault or oddity."""
    content = ("x" + end.join(lines) + end).encode()
    dialect = Dialect(delimiter, quote)
    width = max(line.count(delimiter) for line in lines) + 1
    assume(width > 1)
    found = survey(content, dialect, width, 1000)
    physical = re.split(r"\r\n|\n|\r", content.decode())[: len(found.starts)]
    for line, plain in zip(physical, found.plain, strict=True):
        if plain:
            [record] = RecordReader(line, dialect, longest=1000).records()
            assert (len(record.cells), record.fault, record.oddity) == (width, None, None)


@settings(deadline=None, max_examples=400)
@given(
    st.lists(
        st.one_of(
            st.text(st.sampled_from("ab,\"' é\r"), max_size=10),
            st.sampled_from(["a,b", 'a,"b"', '"a, ""b""",c', "é,", ",", "", 'a,"b', 'c",d', "a"]),
            st.sampled_from([',""', '"",""', '"a" ,b', "'a',b"]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_reading_in_leaps_is_reading_record_by_record(tmp_path_factory, lines, end):
    """Plain lines go through DuckDB and the others one by one: nothing else comes of it."""
    utf8 = (end.join(["h,i", *lines]) + end).encode()
    layout = Layout(1, ("h", "i"), 2, padded=False, first=2)
    file = tmp_path_factory.getbasetemp() / "leaps.csv"
    file.write_bytes(utf8)
    text = Text("f", utf8, None, Dialect(","), layout, Limits())
    with duckdb.connect() as con:
        careful = CarefulReading(con, "f", layout, Limits())
        careful.take(text.reader(utf8.decode()).records(2, first=2))
        expected = con.execute("SELECT * FROM raw ORDER BY line").fetchall()
    for path in (None, file):
        with duckdb.connect() as con:
            taken, _ = read_text(con, replace(text, path=path))
            assert con.execute("SELECT * FROM raw ORDER BY line").fetchall() == expected
        assert (taken.rows, taken.rejected) == (careful.rows, careful.rejected)
        assert taken.problems == careful.problems


@pytest.mark.parametrize("count", [1, 2, 500])
def test_both_ways_of_reading_agree(bring, count):
    """Clean text goes through DuckDB; a blank line at its end sends it the careful way."""
    rows = [["title", "note"]] + [[f"A, {i}", 'said "yes"' if i % 3 else ""] for i in range(count)]
    text = written(rows, lineterminator="\n")
    assert bring(text.encode()).table == bring((text + "\n").encode()).table == rows


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", '"', ",", "\n", "\r\n", "\r", '""', '"x,y"', "a,b\n", '"q",r\n']),
        min_size=1,
    ),
    st.integers(1, 7),
)
def test_looking_at_lines_in_blocks_changes_nothing(pieces, size):
    content = "".join(pieces).encode()
    with pytest.MonkeyPatch.context() as patch:
        whole = survey(content, Dialect(","), 2, 1000)
        patch.setattr(surveying, "BLOCK", size)
        blocks = survey(content, Dialect(","), 2, 1000)
    assert (blocks.starts.tolist(), blocks.plain.tolist(), blocks.line_end) == (
        whole.starts.tolist(),
        whole.plain.tolist(),
        whole.line_end,
    )
