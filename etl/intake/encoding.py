"""From bytes to text: the encoding is proven where it can be, and otherwise guessed and said.

A mark at the start, or being valid UTF-8 or UTF-16, proves an encoding.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import pyarrow as pa

from etl.intake.container import refuse
from etl.intake.encoding_guess import familiar, guess
from etl.problems import Problem, Severity

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32's little-endian mark begins with UTF-16's, so it is looked for first."""

UNREADABLE = re.compile("[\udc80-\udcff]")
BEYOND_CHANCE = re.compile(rb"(?:[\xe1-\xef][\x80-\xbf]{2}){2}")
"""Bytes that other encodings hardly ever have in a row."""
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1c\x1d\x1e\x1f"))
FEW, HALF = 0.05, 0.5
OTHERWISE_UTF8 = "this line is UTF-8, unlike others; the file holds two encodings: mend it"
SHOWN = 120


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        encoding: The encoding's name as people know it; Python knows it as well.
        utf8: The text in UTF-8 without a mark; a byte that is not of the encoding stands as a lone
            surrogate, encoded, so that its line can be found.
        problems: What the person must know of how it was read.
    """

    encoding: str
    utf8: bytes
    problems: list[Problem]

    def text(self) -> str:
        """Return the whole text."""
        return self.utf8.decode(errors="surrogatepass")

    def head(self, most: int) -> str:
        """Return the text of the first ``most`` bytes, or all of it if it is shorter."""
        if len(self.utf8) <= most:
            return self.text()
        # The cut may go through a character, which is left out.
        end = next(at for at in range(most, most - 4, -1) if self.utf8[at] & 0xC0 != 0x80)
        return self.utf8[:end].decode(errors="surrogatepass")


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
    wide = _wide(content) if b"\0" in content else None
    if wide:
        return _decoded(file, content, wide, [])
    if _is_utf8(content):
        return Decoded("utf-8", content, [])
    if len(content) - len(content.translate(None, CONTROLS)) > FEW * len(content):
        raise refuse(file, "The file is not text; export the table as CSV.")
    utf8, other = _plainly_utf8(content)
    if _nearly_utf8(content) or len(utf8) > len(other):
        return _decoded(file, content, "utf-8", [])
    apart = {number for number, _ in utf8}
    encoding, problems = guess(file, content, apart)
    problems += [
        Problem(file, number, None, shown, OTHERWISE_UTF8, Severity.WARNING)
        for number, shown in utf8
    ]
    return _decoded(file, content, encoding, problems)


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


def _is_utf8(content: bytes) -> bool:
    """Say whether the bytes are valid UTF-8; Arrow looks at them without building a text."""
    ends = pa.array([0, len(content)], pa.int64()).buffers()[1]
    whole = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(content)])
    try:
        whole.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


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
    # In text of one byte a character, a stray NUL makes UTF-16 of all of it; but then the line ends
    # and delimiters that stand there have no NUL beside them.
    bytes_alike = sum(map(content.count, (b"\n", b"\r", b",", b";", b"\t")))
    return best if best and found[best] > HALF * bytes_alike else None


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
    utf8 = text.removeprefix("\ufeff").encode(errors="surrogatepass")
    return Decoded(familiar(encoding), utf8, problems)
