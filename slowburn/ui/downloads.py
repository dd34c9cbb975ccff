"""Tables as files that a person opens elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.intake.formulas import neutral

if TYPE_CHECKING:
    import pandas as pd


def as_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in which no spreadsheet takes a text for a formula."""
    harmless = table.copy(deep=False)
    for name in table.select_dtypes(include=["object", "string"]).columns:
        harmless[name] = table[name].map(_harmless)
    return harmless.to_csv(index=False).encode()


def _harmless(cell: Any) -> Any:
    return neutral(cell) if isinstance(cell, str) else cell
