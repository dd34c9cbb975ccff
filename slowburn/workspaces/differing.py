"""Where an upload gives other facts than the catalogue, or says the opposite of its sources."""

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
    return _rows(opened, "differing_facts")


def differing_statements(opened: Warehouse) -> pd.DataFrame:
    """Return what the upload says against others: drama_id, title, trope, yours, others.

    A row is a trope of a drama that the upload calls present and a source of the catalogue
    avoided (``yours`` is ``present``, ``others`` names these sources), or the other way round.

    Args:
        opened: A workspace that was opened merged or alone.
    """
    return _rows(opened, "differing_statements")


def _rows(opened: Warehouse, name: str) -> pd.DataFrame:
    sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return opened.connection.cursor().execute(sql).df()
