"""The whole texts that are kept with a workspace, for whoever has its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.store import find
from slowburn.workspaces.tables import TEXTS

if TYPE_CHECKING:
    from pathlib import Path


def texts_of(workspace_id: str, at: Path | None = None) -> list[dict[str, str]]:
    """Return the texts in their order: each with ``drama_id``, ``document`` and ``text``.

    Raises:
        NoWorkspaceError: If there is no such workspace, or no more.
    """
    folder, manifest = find(workspace_id, at)
    if not manifest.rows.get(TEXTS):
        return []
    try:
        with duckdb.connect() as con:
            kept = con.read_parquet(str(folder / f"{TEXTS}.parquet"))
            return [dict(zip(kept.columns, row, strict=True)) for row in kept.fetchall()]
    except duckdb.Error:
        raise NoWorkspaceError from None  # deleted meanwhile; DuckDB's message would name the id
