"""The forms that a table is handed out in: CSV, JSON, Parquet."""

from __future__ import annotations

import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

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
        # Not pandas' own JSON: it rounds small p values and gives dates a time of day. One row a
        # line: json's own indentation is written in Python, and takes twice as long.
        names = list(table)
        columns = [_values(table[name]) for name in names]
        rows = (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))
        return "[\n{}\n]\n".format(",\n".join(map(JSON.encode, rows))).encode()
    return table.to_csv(index=False).encode()


def _values(column: pd.Series) -> list[object]:
    """Return the values of a column, ``None`` for those that are missing."""
    values, missing = column.to_list(), column.isna()
    if not missing.any():
        return values
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]


def _plain(value: Any) -> Any:
    """Return what JSON has for a value of numpy's, or for a day."""
    return value.item() if isinstance(value, np.generic) else value.date().isoformat()


JSON = json.JSONEncoder(ensure_ascii=False, default=_plain, allow_nan=False)
