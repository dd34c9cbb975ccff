"""Documents to annotate: a plain text, JSON lines, or a CSV with a column of texts."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

TEXT_COLUMNS = ("text", "review", "body", "content", "comment")
DRAMA_COLUMNS = ("drama", "title", "show", "series", "name")
ID_COLUMNS = ("id", "review_id")


class DocumentError(ValueError):
    """Raised when a file's documents cannot be read; says where and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to annotate.

    Attributes:
        id: What it is called in the answer.
        text: The text.
        drama: The drama that it is about, as the file names it; empty if it does not.
    """

    id: str
    text: str
    drama: str = ""


def read_documents(path: Path, text_column: str = "", drama_column: str = "") -> Iterator[Document]:
    """Yield the documents of a file, read as its ending says.

    ``.jsonl`` and ``.ndjson``: an object a line with ``id`` and ``text``, and ``drama`` if it is
    known. ``.csv``: a row a document. Anything else is one plain text. Bytes that are not UTF-8
    are read as the replacement character, which leaves every offset as it is.

    Args:
        path: The file.
        text_column: The CSV's column of texts; by default one of the usual names.
        drama_column: The CSV's column of dramas; by default one of the usual names, if there.

    Raises:
        DocumentError: If a line is no such object, or the column is missing.
        OSError: If the file cannot be read.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        if path.suffix in {".jsonl", ".ndjson"}:
            yield from from_json_lines(stream)
        elif path.suffix == ".csv":
            yield from _from_csv(stream, text_column, drama_column)
        else:
            yield Document(path.name, stream.read())


def from_json_lines(lines: Iterable[str]) -> Iterator[Document]:
    """Yield the document of each line that is not blank.

    Raises:
        DocumentError: If a line is no object with a text.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(f"Line {number} is not JSON: {error}.") from None
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            raise DocumentError(f"Line {number} has no text: expected an object with “text”.")
        yield Document(str(given.get("id", number)), given["text"], str(given.get("drama") or ""))


def _from_csv(stream: TextIO, text_column: str, drama_column: str) -> Iterator[Document]:
    csv.field_size_limit(sys.maxsize)  # a text may be long
    rows = csv.DictReader(stream)
    columns = rows.fieldnames or []
    text = _column(columns, text_column, TEXT_COLUMNS)
    if not text:
        raise DocumentError(
            f"No column of texts among {', '.join(columns) or 'no columns at all'}. "
            "Name it with --text-column."
        )
    drama = _column(columns, drama_column, DRAMA_COLUMNS)
    key = _column(columns, "", ID_COLUMNS)
    for number, row in enumerate(rows, start=1):
        yield Document(
            (key and row[key]) or str(number), row[text] or "", (drama and row[drama]) or ""
        )


def _column(columns: Sequence[str], asked: str, usual: tuple[str, ...]) -> str:
    """Return the column asked for, or else the first of the usual ones; empty if there is none."""
    by_name = {column.strip().lower(): column for column in columns}
    if asked:
        if asked.lower() not in by_name:
            raise DocumentError(f"No column is called “{asked}”: there are {', '.join(columns)}.")
        return by_name[asked.lower()]
    return next((by_name[name] for name in usual if name in by_name), "")
