"""The forms that a table is handed out in: CSV, JSON, Parquet."""

from __future__ import annotations

import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Format(StrEnum):
    """The forms that an answer can take."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"

    @property
    def media_type(self) -> str:
        """The media type, as registered with IANA."""
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.JSON: "application/json",
    Format.PARQUET: "application/vnd.apache.parquet",
}


def as_bytes(table: pd.DataFrame, form: Format) -> bytes:
    """Return the rows in a form; text is UTF-8."""
    if form is Format.PARQUET:
        buffer = io.BytesIO()
        table.to_parquet(buffer, index=False)
        return buffer.getvalue()
    if form is Format.JSON:
        # Not pandas' own JSON: it rounds small p values and gives dates a time of day.
        values = table.astype(object)
        records = values.where(values.notna(), None).to_dict("records")
        text = json.dumps(records, ensure_ascii=False, indent=1, default=_date, allow_nan=False)
        return (text + "\n").encode()
    return table.to_csv(index=False).encode()


def _date(value: pd.Timestamp) -> str:
    return value.date().isoformat()
