"""How large a file may be; each limit can be set by an environment variable."""

from __future__ import annotations

from dataclasses import dataclass

from slowburn.warehouse.settings import LimitsFromEnvironment


@dataclass(frozen=True, slots=True)
class Limits(LimitsFromEnvironment):
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
