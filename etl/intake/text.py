"""A text of which it is known how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.records import RecordReader

if TYPE_CHECKING:
    from pathlib import Path

    from etl.intake.dialect import Dialect
    from etl.intake.layout import Layout
    from etl.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class Text:
    """A text of which it is known how it is to be read.

    Attributes:
        file: The file's name, for problems.
        utf8: The text in UTF-8, without a mark; a byte that could not be read is a lone surrogate.
        path: A file that holds just these bytes, if there is one.
        dialect: Its dialect.
        layout: Where the table stands in it.
        limits: What is read at most.
    """

    file: str
    utf8: bytes
    path: Path | None
    dialect: Dialect
    layout: Layout
    limits: Limits

    def reader(self, text: str) -> RecordReader:
        """Return a reader of a part of the text."""
        return RecordReader(text, self.dialect, longest=self.limits.cell_chars)
