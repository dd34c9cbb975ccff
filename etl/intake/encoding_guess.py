"""Guessing an encoding that nothing proves, and saying so with a line that shows what it makes.

chardet and charset-normalizer are both asked, of the parts that are not ASCII only. Where they
differ the person is told what the other one would have read.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

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
THAI = "cp874"
NOT_OF_TABLES = ("utf", "cp037", "cp5", "cp8", "cp1026", "cp1140")
"""Beginnings of encodings that are proven otherwise, or that only old mainframes and DOS write."""

SAMPLE = 40_000
ENOUGH = 30
"""Bytes that are not ASCII below which detectors that agree may both be wrong."""
NOT_ASCII_BYTES = bytes(range(128, 256))
NOT_ASCII = re.compile(rb'[^,;\t\r\n"]*[\x80-\xff][^,;\t\r\n"]*')
SHOWN = 120


def familiar(encoding: str) -> str:
    """Return the name by which people know an encoding of Python's."""
    return FAMILIAR.get(encoding, encoding)


def guess(file: str, content: bytes, apart: Collection[int]) -> tuple[str, list[Problem]]:
    """Return the likeliest encoding, and a problem that shows a line as it reads then.

    Args:
        file: The file's name.
        content: Bytes that are not UTF-8.
        apart: Lines that are in another encoding than the rest.
    """
    import chardet
    import charset_normalizer

    lines = [
        (number, line)
        for number, line in enumerate(content.splitlines(), start=1)
        if not line.isascii() and number not in apart
    ]
    parts = (part for _, line in lines for part in NOT_ASCII.findall(line))
    sample = b"\n".join(islice(parts, SAMPLE // 10))[:SAMPLE]
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
    line, shown = _read(lines[0], encoding)
    how = f"Nothing in the file names its encoding; it was read as {familiar(encoding)}"
    if not others and len(sample) - len(sample.translate(None, NOT_ASCII_BYTES)) < ENOUGH:
        reason = f"{how}, but the file is too short to tell. Choose another if this line is wrong."
        return encoding, [Problem(file, line, None, shown, reason, Severity.WARNING)]
    if not others:
        reason = f"{how}, which two detectors agree on."
        return encoding, [Problem(file, line, None, shown, reason, Severity.NOTE)]
    other = others[0]
    reads = _read(lines[0], other)[1]
    reason = f"{how}, but could be {familiar(other)}: then this line reads “{reads}”. Choose one."
    return encoding, [Problem(file, line, None, shown, reason, Severity.WARNING)]


def _widest(encoding: str | None) -> str | None:
    """Return the widest encoding of a family, or ``None`` for one that no table comes in."""
    if encoding is None:
        return None
    name = codecs.lookup(encoding).name
    if name.startswith(NOT_OF_TABLES) and name != THAI:
        return None
    return WIDEST.get(name, name)


def _is_multibyte(encoding: str) -> bool:
    return encoding in {*WIDEST.values(), "euc_jp", "euc_jis_2004"} - {WESTERN, THAI}


def _read(line: tuple[int, bytes], encoding: str) -> tuple[int, str]:
    number, content = line
    return number, content.decode(encoding, errors="replace")[:SHOWN]
