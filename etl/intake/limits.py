"""How large a file may be; each limit can be set by an environment variable."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

PREFIX = "SLOWBURN_MAX_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most.

    Attributes:
        file_bytes: Size of a file, unpacked.
        rows: Rows of a table.
        columns: Columns of a table.
        cell_chars: Characters of one cell.
        expansion: How many times larger an archive may become when it is unpacked.
    """

    file_bytes: int = 200_000_000
    rows: int = 5_000_000
    columns: int = 500
    cell_chars: int = 1_000_000
    expansion: int = 100

    @classmethod
    def from_environment(cls) -> Limits:
        """Return the limits, each replaced by ``SLOWBURN_MAX_<NAME>`` where that is set.

        Raises:
            ValueError: If such a variable is not a whole number above zero.
        """
        given = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            text = os.environ.get(name, "").strip()
            if not text:
                continue
            if not (text.isascii() and text.isdigit() and int(text)):
                raise ValueError(f"{name} must be a whole number above zero, not “{text}”.")
            given[field.name] = int(text)
        return cls(**given)
