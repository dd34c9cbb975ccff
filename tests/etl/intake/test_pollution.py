"""Polluted files of every kind: the exact table, or a problem that names the line.

The kinds are those that the Pollock benchmark publishes (Vitagliano et al., 2023,
https://doi.org/10.14778/3594512.3594518): delimiters, quotes, escapes, record ends, headers,
preambles, footnotes, several tables, and for each row missing and extra separators and quotes.
"""

from __future__ import annotations

import csv
import io

import pytest

HEADER = ["TITLE", "DATE", "TIME", "Qty", "Price", "Type", "Words", "URL", "Comments"]
ROWS = [
    [
        f"Drama {i}",
        f"{i % 12 + 1:02}/15/2019",
        f"{i % 24:02}:15",
        str(i * 3 + 1),
        f"{i * 1.5:.2f}",
        ["web", "series", "special"][i % 3],
        ["plain", "a, b", 'said "no"', "two\nlines", "견우와 선녀"][i % 5],
        f"https://example.org/{i}?a=1;b=2",
        ["", "ok", "seen, twice"][i % 3],
    ]
    for i in range(40)
]
TABLE = [HEADER, *ROWS]


def quoted(cell, delimiter=",", quote='"', escape=None, *, always=False):
    if not always and not any(mark in cell for mark in (delimiter, quote, "\n", "\r")):
        return cell
    return quote + cell.replace(quote, (escape or quote) + quote) + quote


def lines_of(table, delimiter=",", **form):
    return [delimiter.join(quoted(cell, delimiter, **form) for cell in row) for row in table]


def first_line(row, start=1):
    """The physical line of a row of the table (0 is the header)."""
    return start + row + sum(cell.count("\n") for cells in TABLE[:row] for cell in cells)


def check(back, expected, polluted=()):
    """Every row is as expected, but for polluted ones, and those are named or exact."""
    named = back.lines()
    assert len(back.table) >= len(expected) - len(polluted)
    missing = [row for row in expected if row not in back.table]
    for row in missing:
        assert row in [expected[at] for at in polluted], row
    for at in polluted:
        span = range(first_line(at), first_line(at + 1))
        assert expected[at] in back.table or named & set(span), back.problems
    rejected = {line for line, _ in back.reading.rejected}
    assert rejected <= {line for line in named if line}
    rows = back.reading.rows + len(back.reading.rejected)
    assert len(back.table) == rows + bool(back.reading.layout.header_line)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " ", ", ", ",,", "||", "=", "^", "~"])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_any_delimiter(bring, delimiter, quote):
    content = "\n".join(lines_of(TABLE, delimiter, quote=quote)) + "\n"
    assert bring(content.encode()).table == TABLE


@pytest.mark.parametrize("always", [True, False])
@pytest.mark.parametrize("quote", ['"', "'", "`", "~"])
@pytest.mark.parametrize("escape", [None, "\\"])
def test_any_quote_and_escape(bring, quote, escape, always):
    content = "\n".join(lines_of(TABLE, quote=quote, escape=escape, always=always)) + "\n"
    assert bring(content.encode()).table == TABLE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [0, 1, 2])
def test_any_record_end(bring, end, last):
    content = end.join(lines_of(TABLE)) + end * last
    back = bring(content.encode())
    assert back.table == TABLE
    assert back.reading.layout.header_line == 1


def test_line_ends_that_differ(bring):
    ends = ["\n", "\r\n", "\r"]
    content = "".join(line + ends[i % 3] for i, line in enumerate(lines_of(TABLE)))
    back = bring(content.encode())
    assert back.table == TABLE
    assert len(back.lines("note") & {1, 2, 3}) == 2


@pytest.mark.parametrize(
    "before",
    [
        ["Exported on 3 May 2020"],
        ["# a comment", "# another, with a comma"],
        ["My dramas", "", "for a talk"],
        ["Report,,,,,,,,", ",,,,,,,,"],
        ["", ""],
    ],
)
def test_lines_before_the_header(bring, before):
    content = "\n".join([*before, *lines_of(TABLE)]) + "\n"
    back = bring(content.encode())
    assert back.table == TABLE
    assert back.reading.layout.header_line == len(before) + 1
    spoken_of = {number for number, line in enumerate(before, start=1) if line}
    assert spoken_of <= back.lines("note")


@pytest.mark.parametrize("after", [["Source: a site"], ["", "Total: 40"], ["", "a,b", "1,2"]])
def test_lines_after_the_table(bring, after):
    content = "\n".join([*lines_of(TABLE), *after]) + "\n"
    back = bring(content.encode())
    assert back.table[: len(TABLE)] == TABLE
    start = first_line(len(TABLE))
    written = {start + i for i, line in enumerate(after) if line}
    assert back.lines("error") == written


@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("width", [3, 9, 12])
def test_a_second_table_below(bring, gap, width):
    second = [[f"h{i}" for i in range(width)], *[[str(i) for i in range(width)]] * 3]
    content = "\n".join([*lines_of(TABLE), *gap, *lines_of(second)]) + "\n"
    back = bring(content.encode())
    assert back.table[: len(TABLE)] == TABLE
    assert first_line(len(TABLE)) + len(gap) in back.lines("error", "warning")


@pytest.mark.parametrize("count", [2, 3])
def test_a_header_of_several_lines(bring, count):
    more = [[f"{name} {i}" for name in HEADER] for i in range(2, count + 1)]
    content = "\n".join(lines_of([HEADER, *more, *ROWS])) + "\n"
    back = bring(content.encode())
    assert back.table == [HEADER, *more, *ROWS]
    assert set(range(2, count + 1)) <= back.lines("error", "warning")


def test_no_header(bring):
    back = bring(("\n".join(lines_of(ROWS)) + "\n").encode())
    assert back.table == ROWS
    assert back.reading.layout.header_line == 0


def test_one_row(bring):
    assert bring("\n".join(lines_of(TABLE[:2])).encode()).table == TABLE[:2]


def test_a_header_alone(bring):
    back = bring((lines_of(TABLE)[0] + "\n").encode())
    assert (back.table, back.reading.rows) == ([HEADER], 0)


EVERY_CELL = [(row, column) for row in (0, 1, 2, 3, 4, 7, 39, 40) for column in range(9)]


@pytest.mark.parametrize("row", sorted({row for row, _ in EVERY_CELL}))
def test_a_missing_or_extra_separator(bring, row):
    for column in range(8):
        cells = [quoted(cell) for cell in TABLE[row]]
        less = ",".join(cells[: column + 1]) + ",".join(["", *cells[column + 1 :]])[1:]
        more = ",".join([*cells[: column + 1], "", *cells[column + 1 :]])
        for line in (less, more):
            lines = lines_of(TABLE)
            lines[row] = line
            content = ("\n".join(lines) + "\n").encode()
            check(bring(content), TABLE, [row])


@pytest.mark.parametrize("row", [1, 2, 3, 4, 5, 38, 40])
@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_an_extra_quote(bring, row, place):
    for column in range(9):
        cells = [quoted(cell) for cell in TABLE[row]]
        cells[column] = '"' * (place != "after") + cells[column] + '"' * (place != "before")
        lines = lines_of(TABLE)
        lines[row] = ",".join(cells)
        check(bring(("\n".join(lines) + "\n").encode()), TABLE, [row])


@pytest.mark.parametrize("row", [1, 3, 4, 20, 40])
@pytest.mark.parametrize("delimiter", [";", "\t", "|", " ", ",,", ", "])
def test_another_delimiter_in_one_row(bring, row, delimiter):
    lines = lines_of(TABLE)
    lines[row] = delimiter.join(quoted(cell) for cell in TABLE[row])
    check(bring(("\n".join(lines) + "\n").encode()), TABLE, [row])


@pytest.mark.parametrize("row", [1, 3, 4, 20, 40])
def test_other_quotes_in_one_row(bring, row):
    lines = lines_of(TABLE)
    lines[row] = ",".join(f"'{cell}'" for cell in TABLE[row])
    check(bring(("\n".join(lines) + "\n").encode()), TABLE, [row])


@pytest.mark.parametrize("row", [1, 3, 20])
def test_a_quote_that_is_never_closed_costs_one_line(bring, row):
    lines = lines_of(TABLE)
    lines[row] = '"' + lines[row].replace('"', "")
    back = bring(("\n".join(lines) + "\n").encode())
    check(back, TABLE, [row])
    assert first_line(row) in back.lines("error")


def test_two_open_quotes_that_meet(bring):
    content = 'title,year,note\nA,2016,"ok\nB,2017,x\nC,2018,y\nD,2019,fine"\nE,2020,z\n'
    back = bring(content.encode())
    assert 2 in back.lines("error", "warning")


@pytest.mark.parametrize("surplus", [",", ',""'])
def test_an_empty_cell_too_many_at_the_end_of_a_row_is_not_dropped(bring, surplus):
    """DuckDB's strict reader drops it, and the row may have been shifted by it."""
    rows = [f"Drama {i},{2000 + i},note" for i in range(20)]
    rows[7] += surplus
    back = bring(("title,year,note\n" + "\n".join(rows) + "\n").encode())
    assert back.lines("error") == {9}


def test_a_huge_cell(bring):
    huge = "x" * 900_000
    table = [["title", "note"], ["A", huge], ["B", huge + "y" * 200_000], ["C", "z"]]
    text = io.StringIO()
    csv.writer(text).writerows(table)
    back = bring(text.getvalue().encode())
    assert back.table == table
    assert back.lines("error") == {3}


def test_nul_characters(bring):
    lines = lines_of(TABLE)
    lines[7] = lines[7].replace("web", "w\0b").replace("series", "s\0s").replace("special", "s\0")
    back = bring(("\n".join(lines) + "\n").encode())
    check(back, TABLE, [7])


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ('first,last,address\nJohn,Doe,"Anytown, WW"\n', [["John", "Doe", "Anytown, WW"]]),
        ('a,b,c\n1,"",""\n2,3,4\n', [["1", "", ""], ["2", "3", "4"]]),
        ('a,b\n1,"ha ""ha"" ha"\n3,4\n', [["1", 'ha "ha" ha'], ["3", "4"]]),
        (
            'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
            [["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']],
        ),
        (
            'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
            [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]],
        ),
        (
            'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
            [["1", 'ha \n"ha" \nha'], ["3", "4"]],
        ),
        ("a,b,c\n1,2,3\n4,5,ʤ\n", [["1", "2", "3"], ["4", "5", "ʤ"]]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_usual_spectrum(bring, text, table, end):
    back = bring(text.replace("\n", end).encode())
    assert back.table[1:] == [[cell.replace("\n", end) for cell in row] for row in table]
    assert not back.lines("error", "warning")


@pytest.mark.parametrize("column", [0, 4, 8])
@pytest.mark.parametrize("form", ["'{}'", '{}"'])
def test_quotes_in_the_header_are_told(bring, column, form):
    header = HEADER.copy()
    header[column] = form.format(header[column])
    content = "\n".join([",".join(header), *lines_of(ROWS)]) + "\n"
    back = bring(content.encode())
    assert back.table[1:] == ROWS
    assert 1 in back.lines("warning")


def test_other_quotes_beside_a_cell_of_several_lines_are_told(bring):
    lines = lines_of(TABLE)
    lines[4] = lines[4].replace("web", "'web'", 1)
    assert "\n" in lines[4]
    back = bring(("\n".join(lines) + "\n").encode())
    assert first_line(4) in back.lines("warning")


@pytest.mark.parametrize("delimiter", [" ,", ", "])
def test_spaces_beside_every_delimiter_of_a_row_are_told(bring, delimiter):
    lines = lines_of(TABLE)
    lines[1] = delimiter.join(TABLE[1])
    back = bring(("\n".join(lines) + "\n").encode())
    assert back.lines("warning") == {2}


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        (["Total", *[""] * 7, "40"], "warning"),
        (["합계", *["9"] * 8], "warning"),
        ([""] * 9, "note"),
    ],
)
def test_a_total_and_an_empty_row_are_read_and_told(bring, row, severity):
    content = "\n".join(lines_of([*TABLE, row])) + "\n"
    back = bring(content.encode())
    assert back.table == [*TABLE, row]
    assert back.lines(severity) == {first_line(len(TABLE))}


@pytest.mark.parametrize("cell", ["https://example.org/{}?a=1&b=2", "{:02}/11/2019", "{:02}:30"])
def test_one_column_of_addresses_dates_or_times_is_not_torn(bring, cell):
    column = [["seen"], *([cell.format(i)] for i in range(1, 13))]
    back = bring(("\n".join(value for [value] in column) + "\n").encode())
    assert back.table == column


@pytest.mark.parametrize("less", [True, False])
def test_a_header_that_does_not_fit_is_kept_as_it_stands(bring, less):
    header = HEADER[:-1] if less else [*HEADER[:3], "", *HEADER[3:]]
    back = bring(("\n".join(lines_of([header, *ROWS])) + "\n").encode())
    assert back.table == [header, *ROWS]
    assert 1 in back.lines("error")
    assert back.reading.layout.header_line == 0


@pytest.mark.parametrize("form", [' "{}"', '"{}" ', '"{}"  '])
@pytest.mark.parametrize("column", [0, 4, 8])
def test_a_space_outside_of_quotes_is_told(bring, form, column):
    lines = lines_of(TABLE)
    cells = TABLE[1].copy()
    cells[column] = form.format(cells[column])
    lines[1] = ",".join(cells)
    back = bring(("\n".join(lines) + "\n").encode())
    assert back.table == TABLE
    assert back.lines("note") == {2}
