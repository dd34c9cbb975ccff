"""The rows of a table that was read, asked by value and dropped by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

FEW = 20_000
"""Values that are gone through in Python rather than asked of the database again."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of one column, or the values of several.

    Attributes:
        cells: The cells; ``None`` where one is empty.
        line: The first line that has them.
        count: How many rows have them.
    """

    cells: tuple[str | None, ...]
    line: int
    count: int


class Rows:
    """The rows of a reading's table ``mended`` that have not been dropped."""

    def __init__(self, con: duckdb.DuckDBPyConnection, width: int) -> None:
        """Take ``mended`` of ``con``, with the columns ``line``, ``c1`` to ``c<width>``."""
        self._con = con
        self._values: dict[tuple[int, ...], list[Value]] = {}
        self._all = ", ".join(_names(range(width)))
        con.execute("CREATE OR REPLACE TABLE dropped (line BIGINT)")
        con.execute("CREATE OR REPLACE VIEW kept AS FROM mended")

    def sample(self, at: int, most: int) -> list[str]:
        """Return up to ``most`` filled cells of a column, from the top."""
        [name] = _names([at])
        sql = f"SELECT {name} FROM kept WHERE trim({name}) <> '' LIMIT {most}"  # noqa: S608
        return [cell for (cell,) in self._con.execute(sql).fetchall()]

    def values(self, columns: Sequence[int]) -> list[Value]:
        """Return what the rows hold in these columns, each combination once, by first line."""
        key = tuple(columns)
        if key in self._values:
            return self._values[key]
        wider = next((each for each in self._values if set(key) <= set(each)), None)
        if wider and len(self._values[wider]) < FEW:
            self._values[key] = _narrowed(self._values[wider], [wider.index(at) for at in key])
            return self._values[key]
        names = ", ".join(_names(columns))
        sql = f"SELECT {names}, min(line), count(*) FROM kept GROUP BY ALL ORDER BY min(line)"  # noqa: S608
        found = self._con.execute(sql).fetchall()
        values = [Value(tuple(cells), line, count) for *cells, line, count in found]
        self._values[key] = values
        return values

    def lines_of(self, columns: Sequence[int], wanted: Iterable[Value]) -> list[tuple[int, ...]]:
        """Return line and first line of every row that holds one of these combinations."""
        names = _names(columns)
        firsts = [value.line for value in wanted]
        same = " AND ".join(f"kept.{name} IS NOT DISTINCT FROM first.{name}" for name in names)
        sql = f"""
            SELECT kept.line, first.line
            FROM kept
            INNER JOIN (FROM rows_on($firsts)) AS first ON {same}
            ORDER BY kept.line
        """  # noqa: S608
        return self._con.execute(sql, {"firsts": firsts}).fetchall()

    def repeats(self) -> list[tuple[int, int]]:
        """Return line and first line of every row that repeats an earlier one in every cell."""
        # Equal rows have equal hashes, and numpy sorts a million of them in milliseconds; only the
        # few rows that share one are compared cell by cell.
        hashed = self._con.execute(f"SELECT line, hash({self._all}) AS key FROM kept").fetchnumpy()  # noqa: S608
        keys = np.sort(hashed["key"])
        twice = np.unique(keys[1:][keys[1:] == keys[:-1]])
        shared = hashed["line"][np.isin(hashed["key"], twice)]
        sql = f"""
            SELECT line, first
            FROM (
                SELECT line, min(line) OVER (PARTITION BY {self._all}) AS first
                FROM rows_on($shared)
            )
            WHERE line <> first
            ORDER BY line
        """  # noqa: S608
        return self._con.execute(sql, {"shared": shared}).fetchall() if shared.size else []

    def drop(self, lines: Sequence[int]) -> None:
        """Drop the rows on these lines."""
        if not lines:
            return
        self._values.clear()
        self._con.execute("INSERT INTO dropped SELECT unnest($lines)", {"lines": list(lines)})
        self._con.execute(
            "CREATE OR REPLACE VIEW kept AS "
            "SELECT * FROM mended WHERE line NOT IN (SELECT line FROM dropped)"
        )


def _narrowed(values: Sequence[Value], places: Sequence[int]) -> list[Value]:
    """Return what fewer columns hold, from the values of more, which stand by first line."""
    found: dict[tuple[str | None, ...], Value] = {}
    for value in values:
        cells = tuple(value.cells[at] for at in places)
        before = found.get(cells)
        line, count = (before.line, before.count) if before else (value.line, 0)
        found[cells] = Value(cells, line, count + value.count)
    return list(found.values())


def _names(columns: Iterable[int]) -> list[str]:
    return [f"c{at + 1}" for at in columns]
