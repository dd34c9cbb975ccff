"""Writing an answer as CSV, JSON or Parquet."""

from __future__ import annotations

import io
import json
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from slowburn.analysis.question import Answer


class Format(StrEnum):
    """The forms that an answer can take."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def write_answer(answer: Answer, form: Format, output: Path | None) -> None:
    """Write the rows to ``output``, or to standard output.

    Raises:
        OSError: If they cannot be written.
    """
    content = _as_bytes(answer, form)
    if output:
        output.write_bytes(content)
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError:
        # Python keeps what it could not write, and would try again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _as_bytes(answer: Answer, form: Format) -> bytes:
    if form is Format.PARQUET:
        buffer = io.BytesIO()
        answer.table.to_parquet(buffer, index=False)
        return buffer.getvalue()
    if form is Format.JSON:
        # Not pandas' own JSON: it rounds small p values and gives dates a time of day.
        table = answer.table.astype(object)
        records = table.where(table.notna(), None).to_dict("records")
        text = json.dumps(records, ensure_ascii=False, indent=1, default=_date, allow_nan=False)
        return (text + "\n").encode()
    return answer.table.to_csv(index=False).encode()


def _date(value: pd.Timestamp) -> str:
    return value.date().isoformat()
