"""Where an upload gives other facts than the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.workspaces.opening import SQL

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.warehouse.connection import Warehouse


def differing_facts(opened: Warehouse) -> pd.DataFrame:
    """Return the facts that differ, as text: drama_id, title, fact, yours, catalogue.

    Args:
        opened: A workspace that was opened merged or alone.
    """
    sql = (SQL / "differing_facts.sql").read_text(encoding="utf-8")
    return opened.connection.cursor().execute(sql).df()
