"""The rows of a table, to be read by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(table: pd.DataFrame) -> list[Any]:
    """Return the rows as named tuples; what their fields hold is known only to who asked."""
    return list(table.itertuples(index=False))
