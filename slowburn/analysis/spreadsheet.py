"""CSV that a spreadsheet opens without running any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.warehouse.formulas import neutral

if TYPE_CHECKING:
    import pandas as pd


def spreadsheet_csv(table: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8, texts that a spreadsheet would run behind an apostrophe.

    Numbers, dates and yes or no stay as they are.
    """
    harmless = table.map(lambda value: neutral(value) if isinstance(value, str) else value)
    # Where lines end so, pandas quotes a lone carriage return too, which would begin a new row.
    return str(harmless.to_csv(index=False, lineterminator="\r\n")).encode()
