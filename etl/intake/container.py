"""From a file to the bytes of one table: plain, packed with gzip or zip, or a spreadsheet.

What a file is, its first bytes say; its name is not asked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.problems import DataProblems, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from etl.intake.limits import Limits

GZIP, ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls); save it as .xlsx or CSV",
    b"7z\xbc\xaf": "a 7z archive; unpack it",
    b"Rar!": "a RAR archive; unpack it",
    b"PAR1": "a Parquet file; export it as CSV",
    b"SQLite format 3": "a database; export the table as CSV",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
WORKBOOK = "xl/workbook.xml"
HIDDEN = ("__MACOSX/", ".")
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Container:
    """The bytes of one table.

    Attributes:
        content: Its bytes, unpacked.
        is_workbook: Whether they are an ``.xlsx`` workbook rather than text.
        is_packed: Whether they were packed, so that the file itself holds other bytes.
    """

    content: bytes
    is_workbook: bool = False
    is_packed: bool = False


def refuse(file: str, reason: str, *, line: int | None = None) -> DataProblems:
    """Return the error that says in one sentence why a whole file cannot be used."""
    return DataProblems([Problem(file, line, None, None, reason)])


def unpack(path: Path, limits: Limits) -> Container:
    """Return the bytes of the one table in ``path``.

    Raises:
        DataProblems: If it cannot be opened, holds none or more than one, or is too large.
    """
    name = path.name
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise refuse(name, _too_large(limits))
        content = path.read_bytes()
    except OSError as error:
        raise refuse(name, f"The file cannot be opened: {error.strerror}.") from error
    if content.startswith(ZIP):
        unpacked = _from_zip(name, content, limits)
    elif content.startswith(GZIP):
        unpacked = Container(_from_gzip(name, content, limits), is_packed=True)
    else:
        unpacked = Container(content)
    if not unpacked.content or unpacked.content.isspace():
        raise refuse(name, "The file is empty; export it again.")
    for start, kind in OTHER_KINDS.items():
        if unpacked.content.startswith(start):
            raise refuse(name, f"The file is not a table in text but {kind}.")
    return unpacked


def _from_gzip(name: str, content: bytes, limits: Limits) -> bytes:
    most = _most(content, limits)
    parts, length, rest = [], 0, content
    try:
        while rest.startswith(GZIP):  # a file may be several packed parts in a row
            packed = zlib.decompressobj(wbits=31)
            while not packed.eof:
                part = packed.decompress(rest, CHUNK)
                rest = packed.unconsumed_tail
                length += len(part)
                if length > most:
                    raise refuse(name, _expands(length, limits))
                if not part and not rest and not packed.eof:
                    raise refuse(name, "The file was cut short; download or pack it again.")
                parts.append(part)
            rest = packed.unused_data
    except zlib.error as error:
        raise refuse(name, "The packed file is damaged; download or pack it again.") from error
    if rest.strip(b"\0"):
        raise refuse(name, "Something follows the packed table that is not packed.")
    return b"".join(parts)


def _from_zip(name: str, content: bytes, limits: Limits) -> Container:
    most = _most(content, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if WORKBOOK in archive.namelist():
                size = sum(each.file_size for each in archive.infolist())
                if size > most:
                    raise refuse(name, _expands(size, limits))
                return Container(content, is_workbook=True)
            members = [
                each
                for each in archive.infolist()
                if not each.is_dir() and not each.filename.startswith(HIDDEN)
            ]
            if len(members) != 1:
                reason = f"The archive holds {len(members)} files; pack the one table alone."
                raise refuse(name, reason)
            with archive.open(members[0]) as packed:
                inner = packed.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise refuse(name, "The archive is damaged; download or pack it again.") from error
    except (RuntimeError, NotImplementedError) as error:  # zipfile's: a password, a rare packing
        reason = "The archive is locked or packed in an unusual way; unpack it first."
        raise refuse(name, reason) from error
    if len(inner) > most:
        raise refuse(name, _expands(len(inner), limits))
    if inner.startswith((GZIP, *ZIP)):
        raise refuse(name, "The archive holds another archive or a workbook; unpack it first.")
    return Container(inner, is_packed=True)


def _most(content: bytes, limits: Limits) -> int:
    return min(limits.file_bytes, limits.expansion * len(content))


def _expands(size: int, limits: Limits) -> str:
    if size > limits.file_bytes:
        return _too_large(limits)
    return (
        f"The file becomes more than {limits.expansion} times larger when it is unpacked; "
        "unpack it first."
    )


def _too_large(limits: Limits) -> str:
    return f"The file is larger than {limits.file_bytes / 1e6:,.0f} MB; split it, or drop columns."
