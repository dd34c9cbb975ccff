"""The SQL that turns cells of text into the types of a contract.

The shape of a cell is asked for before it is cast because DuckDB's casts forgive: 5.7 would
become the whole number 6, and "infinity" a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.contracts.contract import DAY, FLAG, REAL, SQL_TYPE, TEXT, WHOLE

if TYPE_CHECKING:
    from etl.contracts import Contract

SHAPE = {
    WHOLE: "-?[0-9]+",
    REAL: "-?[0-9]+([.][0-9]+)?",
    DAY: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    FLAG: "yes|no",
}

OR_FAIL = (
    "CASE WHEN {cell} IS NULL OR regexp_full_match({cell}, '{shape}') "
    "THEN CAST({cell} AS {type}) ELSE error({cell}) END"
)
"""A cell of the wrong shape stops the query."""

OR_EMPTY = "CASE WHEN regexp_full_match({cell}, '{shape}') THEN TRY_CAST({cell} AS {type}) END"
"""A cell of the wrong shape is left empty."""


def typed(contract: Contract, cast: str) -> str:
    """Return the contract's columns as a list for SELECT, each cell cast by the form ``cast``."""
    return ", ".join(
        f'"{name}"'
        if column.dtype.type == TEXT
        else cast.format(
            cell=f'"{name}"', shape=SHAPE[column.dtype.type], type=SQL_TYPE[column.dtype.type]
        )
        + f' AS "{name}"'
        for name, column in contract.columns.items()
    )
