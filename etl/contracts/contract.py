"""What a contract is: one table's columns, keys, ranges and references, declared once.

The contract is the only description of a table. The reader takes its header and types from it,
pandera checks the rows against it, the warehouse copies its descriptions as comments, and
``docs/data-dictionary.md`` is written from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
import pyarrow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TEXT, WHOLE, REAL, DAY, FLAG = (
    pd.ArrowDtype(arrow)
    for arrow in (
        pyarrow.string(),
        pyarrow.int32(),
        pyarrow.float64(),
        pyarrow.date32(),
        pyarrow.bool_(),
    )
)

SQL_TYPE = {TEXT: "VARCHAR", WHOLE: "INTEGER", REAL: "DOUBLE", DAY: "DATE", FLAG: "BOOLEAN"}
KIND_OF_VALUE = {
    WHOLE: "a whole number",
    REAL: "a number",
    DAY: "a date that exists, written YYYY-MM-DD",
    FLAG: "yes or no",
}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Values of ``columns`` that must stand in ``table`` under the same column names."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Contract:
    """One table of the warehouse.

    Attributes:
        table: Its name.
        grain: What one row is.
        schema: Columns and checks, for pandera; each column has a description.
        key: The columns that name a row, once; also the order in which the table is stored.
        files: Glob patterns below ``data/`` that hold its rows; empty for a derived table.
        foreign_keys: References to other tables.
    """

    table: str
    grain: str
    schema: pa.DataFrameSchema
    key: tuple[str, ...]
    files: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> dict[str, pa.Column]:
        """The columns by name, in the order of the text file."""
        return dict(self.schema.columns)


def contract(
    table: str,
    grain: str,
    columns: dict[str, pa.Column],
    *,
    key: Sequence[str],
    files: Sequence[str] = (),
    references: Sequence[tuple[Sequence[str], str]] = (),
    rules: Sequence[pa.Check] = (),
) -> Contract:
    """Declare a table; its key is unique and its columns stand in the order given."""
    schema = pa.DataFrameSchema(
        columns,
        checks=list(rules),
        strict=True,
        ordered=True,
        name=table,
        description=grain,
    )
    return Contract(
        table=table,
        grain=grain,
        schema=schema,
        key=tuple(key),
        files=tuple(files),
        foreign_keys=tuple(ForeignKey(tuple(names), other) for names, other in references),
    )


def column(
    dtype: pd.ArrowDtype, description: str, *checks: pa.Check, optional: bool = False
) -> pa.Column:
    """Declare a column; its cells must be filled unless ``optional``."""
    return pa.Column(dtype, list(checks), nullable=optional, description=description)


def one_of(*values: str) -> pa.Check:
    """The value is one of a fixed vocabulary."""
    return pa.Check.isin(list(values), error=f"must be one of: {', '.join(values)}")


def between(low: float, high: float) -> pa.Check:
    """The number lies in a closed range."""
    return pa.Check.in_range(low, high, error=f"must lie between {low} and {high}")


def shaped(pattern: str, in_words: str) -> pa.Check:
    """The text has a given shape."""
    return pa.Check.str_matches(pattern, error=in_words)


def row_rule(test: Callable[[pd.DataFrame], Any], error: str) -> pa.Check:
    """A rule over several columns of a row; an empty cell does not break it."""
    return pa.Check(lambda rows: test(rows).fillna(value=True).astype(bool), error=error)


IDENTIFIER = shaped(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$", "must be lower-case letters, digits and single hyphens"
)
STANCE = one_of("present", "avoided", "subverted")
