"""Whatever is done to a file, every line of it is read, named in a problem, or blank."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.problems import DataProblems

CLEAN = (
    "title,year,note\n"
    'Rain Again,2015,"calm, slow"\n'
    'Tea and Thunder,2020,"two\nlines"\n'
    "다시 비,2019,plain\n"
    'Zest,2021,"said ""no"""\n'
    "Last,2022,\n"
).encode()
WHATS = st.one_of(
    st.binary(min_size=1, max_size=3),
    st.sampled_from(
        [b'"', b",", b"\n", b"\r", b"\0", b";", b"\\", b"'", b'""', b" ", b"\xef\xbb\xbf"]
    ),
)
CORRUPTIONS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "cut"]),
        st.integers(0, len(CLEAN)),
        WHATS,
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


def breaks(cells):
    """How many line ends the cells hold."""
    return sum(len(re.findall(r"\r\n|\n|\r", cell or "")) for cell in cells)


@settings(max_examples=250, deadline=None)
@given(CORRUPTIONS)
def test_every_line_is_accounted_for(bring, corruptions):
    content = corrupted(CLEAN, corruptions)
    try:
        back = bring(content, encoding="utf-8", keep=True)
    except DataProblems:
        return  # the whole file is refused, with its reason
    text = content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    physical = re.split(r"\r\n|\n|\r", text)
    reading = back.reading
    rows = reading.con.execute("SELECT * FROM raw").fetchall()
    reading.con.close()
    header = reading.layout.header_line
    read = {
        line + more
        for line, *cells in [*rows, *((line, *cells) for line, cells in reading.rejected)]
        for more in range(breaks(cells) + 1)
    }
    if header:
        read |= set(range(header, header + breaks(reading.layout.header) + 1))
    blank = {number for number, line in enumerate(physical, start=1) if not line.strip(" ")}
    assert read | back.lines() | blank >= set(range(1, len(physical) + 1))
    assert {line for line, _ in reading.rejected} <= back.lines("error")
    assert reading.rows == len(rows)
    assert len(back.table) == len(rows) + len(reading.rejected) + bool(header)


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_bytes_of_no_meaning_are_read_or_refused(bring, content):
    try:
        reading = bring(content).reading
    except DataProblems:
        return  # it is no table, and the reason is said
    assert reading.rows + len(reading.rejected) + bool(reading.layout.header_line)
