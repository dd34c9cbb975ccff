"""Packed files and workbooks: the one table inside, or one sentence why not."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date

import pytest

from etl.intake.limits import Limits
from etl.problems import DataProblems

TABLE = [["title", "year"], ["Goblin", "2016"], ["견우와 선녀", "2025"]]
TEXT = "\n".join(",".join(row) for row in TABLE) + "\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize("name", ["list.csv", "list.txt", "list.tsv", "list"])
def test_the_name_of_a_file_does_not_matter(bring, name):
    assert bring(TEXT.encode(), name=name).table == TABLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp949"])
def test_a_packed_file_is_read_as_the_file_in_it(bring, encoding):
    content = TEXT.encode(encoding)
    assert bring(gzip.compress(content), name="list.csv.gz").table == TABLE
    assert bring(gzip.compress(content[:9]) + gzip.compress(content[9:])).table == TABLE
    macs = {"list.csv": content, "__MACOSX/._list.csv": b"\0", ".DS_Store": b"\0"}
    assert bring(zipped(macs), name="list.zip").table == TABLE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(TEXT.encode())[:-12], "cut short"),
        (gzip.compress(TEXT.encode())[:20] + b"garbage and more", "damaged"),
        (zipped({}), "holds 0 files"),
        (zipped({"a.csv": TEXT, "b.csv": TEXT}), "holds 2 files"),
        (zipped({"a.zip": zipped({"a.csv": TEXT})}), "another archive"),
        (zipped({"a.csv": TEXT})[:40], "damaged"),
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "old Excel"),
        (b"PAR1" + b"\0" * 40, "Parquet"),
    ],
    # Named by hand: packed bytes hold the time, and the workers must know the tests by one name.
    ids=[
        *("nothing", "blank lines", "a mark alone", "packed nothing", "cut short", "damaged"),
        *("no file", "two files", "an archive in it", "damaged archive"),
        *("PDF", "old Excel", "Parquet"),
    ],
)
def test_what_holds_no_table_is_refused_in_a_sentence(bring, content, reason):
    with pytest.raises(DataProblems, match=reason) as refused:
        bring(content)
    assert len(refused.value.problems) == 1


def test_limits_are_kept_and_named(bring):
    bomb = b"title,year\n" + b"a,2016\n" * 40_000
    for content in (gzip.compress(bomb), zipped({"a.csv": bomb})):
        with pytest.raises(DataProblems, match="more than 100 times larger"):
            bring(content)
    with pytest.raises(DataProblems, match="larger than 0 MB"):
        bring(TEXT.encode(), limits=Limits(file_bytes=20))
    with pytest.raises(DataProblems, match="more than 1 rows"):
        bring(TEXT.encode(), limits=Limits(rows=1))
    with pytest.raises(DataProblems, match="2 columns, more than 1"):
        bring(TEXT.encode(), limits=Limits(columns=1))
    assert bring(TEXT.encode(), limits=Limits(cell_chars=5)).lines("error") == {2, 3}


def test_a_limit_can_be_set(monkeypatch):
    monkeypatch.setenv("SLOWBURN_MAX_ROWS", "12")
    assert Limits.from_environment() == Limits(rows=12)
    monkeypatch.setenv("SLOWBURN_MAX_ROWS", "many")
    with pytest.raises(ValueError, match="SLOWBURN_MAX_ROWS must be a whole number"):
        Limits.from_environment()


def workbook(sheets):
    """Return a minimal ``.xlsx``; a cell is text, a number, or a date."""
    epoch = date(1899, 12, 30)

    def cell(value):
        if isinstance(value, date):
            return f'<c s="1"><v>{(value - epoch).days}</v></c>'
        if isinstance(value, bool):
            return f'<c t="b"><v>{int(value)}</v></c>'
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'

    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    names = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    styles = f'<Relationship Id="rs" Type="{office}/styles" Target="styles.xml"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{office}"><sheets>{names}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{links}{styles}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet {space}><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for i, rows in enumerate(sheets.values(), 1):
        body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
        files[f"xl/worksheets/s{i}.xml"] = (
            f"<worksheet {space}><sheetData>{body}</sheetData></worksheet>"
        )
    return zipped(files)


def test_a_workbook_is_read_as_it_shows(bring):
    rows = [
        ["My list"],
        [],
        ["title", "year", "score", "start", "done"],
        ["Goblin, the", 2016, 8.8, date(2016, 12, 2), True],
        ["견우와 선녀", 2025, 8, date(2025, 6, 23), False],
    ]
    back = bring(workbook({"Empty": [], "List": rows, "Other": [["x"]]}), name="list.xlsx")
    assert back.table == [
        ["title", "year", "score", "start", "done"],
        ["Goblin, the", "2016", "8.8", "2016-12-02", "TRUE"],
        ["견우와 선녀", "2025", "8", "2025-06-23", "FALSE"],
    ]
    assert back.reading.layout.header_line == 3
    assert back.lines("note") == {1}
    assert [each.value for each in back.problems if each.severity == "warning"] == ["Other"]


def test_a_damaged_workbook_is_refused(bring):
    with pytest.raises(DataProblems, match="damaged or locked"):
        bring(zipped({"xl/workbook.xml": "no such thing"}))
