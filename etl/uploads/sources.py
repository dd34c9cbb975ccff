"""Who says what an upload says: the person who brought it, or each coder that its rows name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.importers.names import readable_slug, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

UPLOAD = "upload"
"""Identifier of the source, or its beginning; no source of the catalogue's begins so."""

MOST = 20
"""Coders who are sources of their own; beyond them, the column tells rows apart, not voices."""

LONGEST = 60
HARMLESS = frozenset(" ,'’-&()")
"""Signs that a name may have beside letters and digits: none formats text or makes a link."""

METHOD = "A file that a reader brought. Slowburn has read it, and has not checked what it says."
LIMITS = "How the statements came about is known to whoever brought the file."
LICENCE = "Whoever brought the file decides who may use it."


def name_on_screen(text: str) -> str:
    """Return a name that shows as it is wherever it stands; empty if nothing is left of it."""
    shown = "".join(
        sign if sign.isalnum() or sign in HARMLESS else " " for sign in tidy(text)[:LONGEST]
    )
    return " ".join(shown.split())


def source_ids(labels: Iterable[str]) -> dict[str, str]:
    """Return an identifier for each coder; none if there are too many to be voices."""
    names = sorted(set(labels))
    if len(names) > MOST:
        return {}
    given: dict[str, str] = {}
    for label in names:
        wish = f"{UPLOAD}-{readable_slug(label) or 'coder'}"
        number, source_id = 1, wish
        while source_id in given.values():
            number += 1
            source_id = f"{wish}-{number}"
        given[label] = source_id
    return given


def source_table(name: str, ids: dict[str, str], used: Iterable[str]) -> pa.Table:
    """Return the rows of the table ``source`` for the sources that are used.

    Args:
        name: What the owner calls the upload.
        ids: Identifiers by coder.
        used: Identifiers that statements or terms stand under.
    """
    own = name_on_screen(name) or "Your data"
    names = {UPLOAD: own} | {
        source_id: f"{own}, {name_on_screen(label) or 'unnamed coder'}"
        for label, source_id in ids.items()
    }
    rows = [
        {
            "source_id": source_id,
            "name": names[source_id],
            "kind": UPLOAD,
            "accessed": datetime.now(UTC).date().isoformat(),
            "licence": LICENCE,
            "method": METHOD,
            "limits": LIMITS,
        }
        for source_id in sorted(used)
    ]
    columns = ("source_id", "name", "kind", "accessed", "licence", "method", "limits")
    return pa.Table.from_pylist(rows, schema=pa.schema({each: pa.string() for each in columns}))
