"""From what a person brings to documents: a plain text, JSON lines, or a table of texts.

A table is read as on the page "Your data", whatever its encoding and delimiter.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from etl.intake.container import unpack
from etl.intake.dialect import Overrides
from etl.intake.encoding import decode
from etl.intake.limits import Limits
from etl.intake.reading import read
from slowburn.annotate.documents import (
    DRAMA_COLUMNS,
    ID_COLUMNS,
    TEXT_COLUMNS,
    Document,
    DocumentError,
    from_json_lines,
)
from slowburn.charts.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slowburn.annotate.limits import TextLimits

PLAIN = (".txt", ".md")
LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv", ".xlsx")
READ_AS = "texts"
"""What a file is called on the disk while it is read: names of files never become paths."""
NONE = -1
LONGEST_NAME = 200
"""Characters of a drama's name."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read of a file.

    Attributes:
        documents: Its texts.
        lost: What could not be read, in sentences.
        columns: The header, if it is a table.
        roles: Which columns hold the text, the drama and the identifier; :data:`NONE` for none.
    """

    documents: list[Document]
    lost: list[str]
    columns: tuple[str, ...] = ()
    roles: tuple[int, int, int] = (NONE, NONE, NONE)


def read_texts(
    name: str, content: bytes, limits: TextLimits, columns: tuple[int, int] | None = None
) -> Brought:
    """Return the documents of a file, read as its name's ending says.

    Args:
        name: What the person calls it.
        content: Its bytes.
        limits: How much is read.
        columns: Places of the columns of texts and of dramas, if the person says so.

    Raises:
        DocumentError: If nothing can be read; the sentence says why.
        DataProblems: The same, where it is a fault of the encoding or of the table.
    """
    ending = Path(name).suffix.lower()
    if len(content) > limits.text_bytes:
        raise DocumentError(_too_large(len(content), limits))
    with tempfile.TemporaryDirectory(prefix="slowburn-") as folder:
        path = Path(folder) / READ_AS
        path.write_bytes(content)
        within = replace(
            Limits.from_environment(),
            file_bytes=limits.text_bytes,
            rows=limits.documents,
            cell_chars=limits.text_bytes,
        )
        if ending in TABLES:
            brought = _from_table(path, within, columns)
        else:
            brought = _from_text(name, path, within, as_lines=ending in LINES)
    filled = [
        replace(each, drama=" ".join(each.drama.split())[:LONGEST_NAME])
        for each in brought.documents
        if each.text.strip()
    ]
    empty = len(brought.documents) - len(filled)
    if len(filled) > limits.documents:
        raise DocumentError(
            f"The file holds {len(filled):,} texts, and {limits.documents:,} are read at once. "
            "Split it, or use the command line, which has no limit."
        )
    if empty and brought.columns:
        brought.lost.append(f"{counted(empty, 'row')} without a text.")
    return replace(brought, documents=filled)


def _from_text(name: str, path: Path, limits: Limits, *, as_lines: bool) -> Brought:
    decoded = decode(name, unpack(path, limits).content, None)
    text = decoded.utf8.decode(errors="replace")
    lost = [] if decoded.is_whole else ["Some bytes are no characters; each shows as �."]
    lost += [problem.reason.capitalize() for problem in decoded.problems]
    if as_lines:
        return Brought(list(from_json_lines(text.split("\n"))), lost)
    return Brought([Document(name, text)], lost)


def _from_table(path: Path, limits: Limits, columns: tuple[int, int] | None) -> Brought:
    reading = read(path, Overrides(), limits)
    header = reading.layout.header
    text, drama = columns or (_place(header, TEXT_COLUMNS), _place(header, DRAMA_COLUMNS))
    key = _place(header, ID_COLUMNS)
    roles = (text, drama, key)
    lost = []
    if reading.rejected:
        lines = ", ".join(f"{line:,}" for line, _ in reading.rejected[:10])
        more = " and others" if len(reading.rejected) > 10 else ""
        lost.append(
            f"{counted(len(reading.rejected), 'row')} could not be read whole and "
            f"{'is' if len(reading.rejected) == 1 else 'are'} left out: line {lines}{more}. "
            "“Your data” says what is the matter with each."
        )
    if text == NONE:
        return Brought([], lost, header, roles)
    wanted = ", ".join("NULL" if at == NONE else f"c{at + 1}" for at in (key, text, drama))
    rows = reading.con.execute(f"SELECT line, {wanted} FROM raw ORDER BY line").fetchall()  # noqa: S608
    documents = [
        Document(str(known_as or f"line {line}"), words or "", about or "")
        for line, known_as, words, about in rows
    ]
    return Brought(documents, lost, header, roles)


def _place(header: Sequence[str], usual: tuple[str, ...]) -> int:
    plain = [name.strip().lower() for name in header]
    return next((plain.index(name) for name in usual if name in plain), NONE)


def _too_large(size: int, limits: TextLimits) -> str:
    return (
        f"This is {size / 1e6:,.1f} MB, and the page reads {limits.text_bytes / 1e6:,.1f} MB at "
        "once. Split it, or use the command line, which has no limit."
    )
