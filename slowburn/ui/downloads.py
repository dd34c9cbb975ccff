"""Tables as files that a person opens elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.formulas import neutral

if TYPE_CHECKING:
    import pandas as pd


def as_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in which no spreadsheet takes a text for a formula."""
    texts = table.select_dtypes(include=["object", "string"])
    harmless = {
        name: column.map(lambda cell: neutral(cell) if isinstance(cell, str) else cell)
        for name, column in texts.items()
    }
    return table.assign(**harmless).to_csv(index=False).encode()
