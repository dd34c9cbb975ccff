"""An answer to keep: its rows with all that is needed to read and to cite them, in one ZIP."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from slowburn.analysis.forms import Format, as_bytes
from slowburn.analysis.query import readable
from slowburn.analysis.spreadsheet import spreadsheet_csv

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.question import Answer

CITED = ["source_id", "source", "source_kind", "publisher", "url", "accessed", "licence"]

README = """\
{title}

{alt}

{citation}

Files
  data.csv       The rows. A text that a spreadsheet would run as a formula stands behind an
                 apostrophe.
  data.parquet   The same rows with their types, every text as it is.
  metadata.json  What each column means and its unit, the sources and their terms, what was in view
                 (filters), the question's own parameters, the data version, and the SQL that ran.

Shares are out of the dramas that a source in view has looked at. A drama that no source has looked
at is left out; it does not count as a drama without the trope.
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into the ZIP.

    Attributes:
        title: What the table shows.
        alt: The same in words.
        citation: How to cite it, in one line.
        answer: The answer that the table is, or is taken from.
        table: The rows.
        sources: The answer of ``sources`` for those that cover something in view.
    """

    title: str
    alt: str
    citation: str
    answer: Answer
    table: pd.DataFrame
    sources: pd.DataFrame


def as_zip(bundle: Bundle) -> bytes:
    """Return the ZIP; the same bundle gives the same bytes."""
    files = {
        "README.txt": README.format(
            title=bundle.title, alt=bundle.alt, citation=bundle.citation
        ).encode(),
        "metadata.json": metadata(bundle),
        "data.csv": spreadsheet_csv(bundle.table),
        "data.parquet": as_bytes(bundle.table, Format.PARQUET),
    }
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            with archive.open(_dateless(name), "w") as file:
                file.write(content)
    return buffer.getvalue()


def metadata(bundle: Bundle) -> bytes:
    """Return what the table is, as JSON."""
    answer = bundle.answer
    sources = json.loads(as_bytes(bundle.sources[CITED], Format.JSON))
    described: dict[str, Any] = {
        "title": bundle.title,
        "citation": bundle.citation,
        "question": {"name": answer.question.name, "answers": answer.question.summary},
        "data_version": answer.data_version,
        "filters": asdict(answer.filters),
        "parameters": answer.parameters,
        "columns": {str(name): _column(bundle, str(name)) for name in bundle.table},
        "sources": sources,
        "sql": [readable(query) for query in answer.queries],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _column(bundle: Bundle, name: str) -> dict[str, Any]:
    """Return a column's meaning with its unit; one that only the page has is said to be that."""
    meaning = bundle.answer.question.columns.get(name, "made for the page from the answer")
    return {"meaning": meaning, "type": str(bundle.table[name].dtype)}


def _dateless(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16  # What a file is that its owner writes and all may read.
    return info
