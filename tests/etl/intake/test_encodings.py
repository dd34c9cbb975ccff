"""Encodings: proven where they can be, otherwise found and always said."""

from __future__ import annotations

import pytest

from etl.problems import DataProblems

KOREAN = ["견우와 선녀", "사랑의 불시착", "도깨비", "별에서 온 그대", "선재 업고 튀어"]
CHINESE = ["致我们单纯的小美好", "何以笙箫默", "三生三世十里桃花", "陈情令", "偷偷藏不住"]
TAIWANESE = ["惡作劇之吻", "我可能不會愛你", "想見你", "流星花園", "王子變青蛙"]
JAPANESE = ["花より男子", "逃げるは恥だが役に立つ", "恋はつづくよどこまでも", "東京ラブストーリー"]
WESTERN = ["Café Minamdang", "Señorita Polaroid", "À la folie", "Schöne Tage", "L'été d'Élise"]
THAI = ["รักวุ่นวายของยัยส้มหล่น", "ดวงใจเทวพรหม", "กลรักรุ่นพี่"]


def table(names):
    return [["title", "year"], *([name, str(2010 + i)] for i, name in enumerate(names))]


def text(names, delimiter=",", end="\n"):
    return "".join(delimiter.join(row) + end for row in table(names))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"],
)
@pytest.mark.parametrize("names", [KOREAN, CHINESE, JAPANESE, WESTERN])
def test_unicode_in_any_form(bring, encoding, names):
    back = bring(text(names, ";", "\r\n").encode(encoding))
    if encoding == "gb18030" and names is not CHINESE:
        assert back.lines("note", "warning") & {2, 3}  # not proven, so it is said
    else:
        assert back.table == table(names)


@pytest.mark.parametrize(
    ("encoding", "name", "names"),
    [
        ("cp949", "cp949", KOREAN),
        ("euc_kr", "cp949", KOREAN),
        ("gbk", "gb18030", CHINESE),
        ("gb18030", "gb18030", CHINESE),
        ("big5", "big5", TAIWANESE),
        ("shift_jis", "shift_jis", JAPANESE),
        ("cp932", "shift_jis", JAPANESE),
        ("cp1252", "windows-1252", WESTERN),
        ("cp874", "windows-874", THAI),
    ],
)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_an_encoding_that_nothing_proves_is_found_and_said(bring, encoding, name, names, count):
    back = bring(text(names[:count]).encode(encoding))
    assert 2 in back.lines("note", "warning")
    if count > 1:
        assert back.table == table(names[:count])
        assert back.reading.encoding == name
    elif back.table != table(names[:count]):
        assert 2 in back.lines("warning")


@pytest.mark.parametrize("encoding", ["cp949", "gb18030", "utf-16-be", "windows-1252", "UTF8"])
def test_an_encoding_can_be_named(bring, encoding):
    names = WESTERN if encoding == "windows-1252" else CHINESE if "gb" in encoding else KOREAN
    assert bring(text(names).encode(encoding), encoding=encoding).table == table(names)


def test_a_name_that_is_no_encoding_is_refused(bring):
    with pytest.raises(DataProblems, match="no encoding called “klingon”"):
        bring(b"a,b\n1,2\n", encoding="klingon")


def test_one_faulty_byte_costs_one_line(bring):
    content = text(KOREAN).encode().replace("도깨비".encode(), "도깨비".encode()[:-1])
    back = bring(content)
    assert back.lines("error") == {4}
    assert back.reading.encoding == "utf-8"
    assert [row for row in table(KOREAN) if row not in back.table] == [["도깨비", "2012"]]


@pytest.mark.parametrize("mostly", ["utf-8", "cp949"])
def test_a_file_of_two_encodings_names_each_line_of_the_other(bring, mostly):
    [other] = {"utf-8", "cp949"} - {mostly}
    content = text(KOREAN).encode(mostly) + "도깨비 신부,2020\n도깨비 각시,2021\n".encode(other)
    back = bring(content)
    assert back.table[:6] == table(KOREAN)
    assert {7, 8} <= back.lines("error", "warning")


def test_bytes_that_are_no_text_are_refused(bring):
    with pytest.raises(DataProblems, match="not text"):
        bring(bytes(range(256)) * 40)


def test_separators_inside_of_characters_are_not_taken_for_delimiters(bring):
    """The second byte of ソ in Shift-JIS is a backslash, that of ポ a bar in Big5 and others."""
    names = ["ソウルの恋", "ポーの一族", "表参道ラブ", "予感の恋物語"]
    assert bring(text(names, "|").encode("shift_jis")).table == table(names)


def test_a_file_too_short_to_tell_its_encoding_says_so(bring):
    back = bring("título,año\nÉlite,2018\n".encode("cp1252"))
    [said] = [each for each in back.problems if "too short" in each.reason]
    assert (said.line, said.severity) == (1, "warning")


@pytest.mark.parametrize("place", [1, 2, 5])
def test_one_nul_does_not_make_utf_16_of_a_file(bring, place):
    """Read as UTF-16, all of it would be Chinese beyond doubt."""
    lines = text(KOREAN).splitlines()
    lines[place] += "\0"
    back = bring(("\n".join(lines) + "\n").encode())
    assert back.reading.encoding == "utf-8"
    assert back.lines("error") == {place + 1}
