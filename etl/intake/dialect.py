"""How a table stands in its file, and what a person may overrule of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How the cells of a text file are told apart.

    Attributes:
        delimiter: What stands between two cells, one character or more; ``None`` for one column.
        quote: What stands around a cell that holds a delimiter; ``None`` if nothing does.
        escape: ``\`` if it stands before a quotation mark that is part of a cell; else ``None``,
            and such a mark is doubled.
    """

    delimiter: str | None
    quote: str | None = '"'
    escape: str | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person says of a file; ``None`` where it is to be found.

    Attributes:
        encoding: Any encoding that Python knows.
        delimiter: The delimiter; empty for a file of one column.
        quote: The quotation mark; empty for none.
        header_line: The line of the header; 0 for none.
        shape: What a row is: a drama or a statement.
        columns: Role and place of each column that means something.
        named: Role and name, or number from 1, of single columns; the others are found.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header_line: int | None = None
    shape: str | None = None
    columns: tuple[tuple[str, int], ...] | None = None
    named: tuple[tuple[str, str], ...] = ()
