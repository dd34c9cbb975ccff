"""From bytes to text: the encoding is proven where it can be, and else cross-checked and said.

A mark at the start, or being valid UTF-8 or UTF-16, proves an encoding. Nothing proves the older
ones, so chardet and charset-normalizer are both asked, only of the parts that are not ASCII, and the
person is always told which was taken and shown a line read so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from etl.intake.container import refuse
from etl.problems import Problem, Severity

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32's little-endian mark begins with UTF-16's, so it is looked for first."""

WIDEST = {
    "euc_kr": "cp949",
    "johab": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "big5": "cp950",
    "big5hkscs": "cp950",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
"""The encoding that Windows writes where a narrower one of the same family is found."""

FAMILIAR = {
    "cp950": "big5",
    "cp932": "shift_jis",
    "cp1252": "windows-1252",
    "cp874": "windows-874",
}
"""Names that people know, for some of Python's."""

WESTERN = "cp1252"
SURE = 0.5
"""chardet's confidence below which a single-byte encoding is a guess."""

SAMPLE = 40_000
NOT_ASCII = re.compile(rb'[^,;\t\r\n"]*[\x80-\xff][^,;\t\r\n"]*')
UNREADABLE = re.compile("[\udc80-\udcff]")
BEYOND_CHANCE = re.compile(rb"(?:[\xe1-\xef][\x80-\xbf]{2}){2}")
"""Bytes that other encodings hardly ever have in a row."""
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1c\x1d\x1e\x1f"))
FEW = 0.05
OTHERWISE_UTF8 = "this line is UTF-8, unlike others; the file holds two encodings: mend it"
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: Its text without a mark; a byte that is not of the encoding stands as a lone
            surrogate, so that its line can be found.
        encoding: The encoding's name as people know it; Python knows it as well.
        is_plain: Whether the bytes are this text in UTF-8, without a mark and without a fault.
        problems: What the person must know of how it was read.
    """

    text: str
    encoding: str
    is_plain: bool
    problems: list[Problem]


def decode(file: str, content: bytes, asked: str | None) -> Decoded:
    """Return the text of ``content``, in the encoding ``asked`` for or found.

    Raises:
        DataProblems: If it is not text, or there is no encoding of the name asked for.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark) and (asked is None or _same(encoding, asked)):
            return _decoded(file, content[len(mark) :], encoding, [])
    if asked is not None:
        return _decoded(file, content, _known(file, asked), [])
    try:
        text = content.decode()
    except UnicodeDecodeError:
        pass
    else:
        wide = _wide(content) if "\0" in text else None
        return _decoded(file, content, wide, []) if wide else Decoded(text, "utf-8", True, [])  # noqa: FBT003
    wide = _wide(content) if b"\0" in content else None
    if wide:
        return _decoded(file, content, wide, [])
    if len(content) - len(content.translate(None, CONTROLS)) > FEW * len(content):
        raise refuse(file, "The file is not text; export the table as CSV.")
    utf8, other = _plainly_utf8(content)
    if _nearly_utf8(content) or len(utf8) > len(other):
        return _decoded(file, content, "utf-8", [])
    encoding, problems = _guess(file, content)
    problems += [
        Problem(file, number, None, shown, OTHERWISE_UTF8, Severity.WARNING)
        for number, shown in utf8
    ]
    return _decoded(file, content, encoding, problems)


def familiar(encoding: str) -> str:
    """Return the name by which people know an encoding of Python's."""
    return FAMILIAR.get(encoding, encoding)


def _same(encoding: str, asked: str) -> bool:
    try:
        name = codecs.lookup(asked).name
    except LookupError:
        return False
    return encoding.startswith(name.removesuffix("-sig"))


def _known(file: str, asked: str) -> str:
    try:
        return codecs.lookup(asked).name.removesuffix("-sig")
    except LookupError as error:
        reason = f"There is no encoding called “{asked}”; utf-8, cp949, gb18030 are some."
        raise refuse(file, reason) from error


def _wide(content: bytes) -> str | None:
    """Return the UTF-16 that the bytes are in, judged by the line ends and ASCII in them."""
    even = len(content) // 2 * 2
    found = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content[:even].decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            found[encoding] = sum(map(text.count, "\n\r,;\t"))
    best = max(found, key=lambda encoding: found[encoding], default=None)
    return best if best and found[best] else None


def _plainly_utf8(content: bytes) -> tuple[list[tuple[int, str]], list[int]]:
    """Return the lines that are UTF-8 beyond chance, as they read so, and the other ones."""
    utf8, other = [], []
    for number, line in enumerate(content.splitlines(), start=1):
        if line.isascii():
            continue
        try:
            text = line.decode()
        except UnicodeDecodeError:
            other.append(number)
        else:
            if BEYOND_CHANCE.search(line):
                utf8.append((number, text[:SHOWN]))
    return utf8, other


def _nearly_utf8(content: bytes) -> bool:
    """Say whether most of what is not ASCII is UTF-8, so that the rest is damage."""
    faulty = len(UNREADABLE.findall(content.decode(errors="surrogateescape")))
    characters = sum(ord(character) > 127 for character in content.decode(errors="ignore"))
    return faulty <= FEW * characters


def _guess(file: str, content: bytes) -> tuple[str, list[Problem]]:
    import chardet
    import charset_normalizer

    sample = b"\n".join(NOT_ASCII.findall(content)[: SAMPLE // 10])[:SAMPLE]
    first = chardet.detect(sample)
    best = charset_normalizer.from_bytes(sample).best()
    says = [_widest(first["encoding"]), _widest(best.encoding if best else None)]
    encoding = says[0] or says[1] or WESTERN
    agree = says[0] == says[1]
    if not agree and (first["confidence"] or 0) < SURE and not _is_multibyte(encoding):
        encoding = WESTERN
    texts = {each: sample.decode(each, errors="replace") for each in says if each}
    mine = sample.decode(encoding, errors="replace")
    others = [each for each, text in texts.items() if text != mine]
    line, shown = _first_line(content, encoding)
    how = f"Nothing in the file names its encoding; it was read as {familiar(encoding)}"
    if not others:
        reason = f"{how}, which two detectors agree on."
        return encoding, [Problem(file, line, None, shown, reason, Severity.NOTE)]
    other = others[0]
    reads = _first_line(content, other)[1]
    reason = f"{how}, but could be {familiar(other)}: then this line reads “{reads}”. Choose one."
    return encoding, [Problem(file, line, None, shown, reason, Severity.WARNING)]


def _widest(encoding: str | None) -> str | None:
    """Return the widest encoding of a family, or ``None`` for one that no table comes in."""
    if encoding is None:
        return None
    name = codecs.lookup(encoding).name
    if name.startswith(("utf", "cp037", "cp5", "cp8", "cp1026", "cp1140")) and name != "cp874":
        return None
    return WIDEST.get(name, name)


def _is_multibyte(encoding: str) -> bool:
    return encoding in {*WIDEST.values(), "euc_jp", "euc_jis_2004"} - {WESTERN, "cp874"}


def _first_line(content: bytes, encoding: str) -> tuple[int, str]:
    """Return the first line that is not ASCII: its number, and its text."""
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.isascii():
            return number, line.decode(encoding, errors="replace")[:SHOWN]
    raise AssertionError("asked only of content that is not ASCII")


def _decoded(file: str, content: bytes, encoding: str, problems: list[Problem]) -> Decoded:
    if encoding.startswith("utf-16") and len(content) % 2:
        content = content[:-1]
        reason = "The last byte is half a character: the file may have been cut short."
        problems = [*problems, Problem(file, None, None, None, reason, Severity.WARNING)]
    if encoding.startswith(("utf-16", "utf-32")):
        # Their codecs cannot keep a faulty byte; the character that is shown for one will do.
        text = content.decode(encoding, errors="replace").replace("\ufffd", "\udcff")
    else:
        text = content.decode(encoding, errors="surrogateescape")
    text = text.removeprefix("\ufeff")
    return Decoded(text, familiar(encoding), is_plain=False, problems=problems)
