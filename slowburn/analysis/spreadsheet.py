"""CSV that a spreadsheet opens without running any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet takes for a formula (OWASP, CSV injection)."""


def spreadsheet_csv(table: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8, texts that a spreadsheet would run behind an apostrophe.

    Numbers, dates and yes or no stay as they are.
    """
    harmless = table.apply(lambda column: column.map(_harmless))
    return str(harmless.to_csv(index=False)).encode()


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(RUN_AS_FORMULA) else value
    return text.replace("\r", "\n")  # pandas leaves a lone carriage return unquoted: a new row.
