"""Writing an answer as CSV, JSON or Parquet."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from slowburn.analysis.question import Answer


class Format(StrEnum):
    """The forms that an answer can take."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def write_answer(answer: Answer, form: Format, output: Path | None) -> None:
    """Write the rows to ``output``, or to standard output."""
    content = _as_bytes(answer, form)
    if output:
        output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)


def _as_bytes(answer: Answer, form: Format) -> bytes:
    if form is Format.PARQUET:
        buffer = io.BytesIO()
        answer.table.to_parquet(buffer, index=False)
        return buffer.getvalue()
    if form is Format.JSON:
        text = answer.table.to_json(
            orient="records", date_format="iso", force_ascii=False, indent=1, double_precision=15
        )
        return (text + "\n").encode()
    return answer.table.to_csv(index=False).encode()
