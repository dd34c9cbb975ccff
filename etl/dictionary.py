"""The data dictionary, written from the contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.contracts import CONTRACTS, Contract
from etl.contracts.contract import SQL_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """\
# Data dictionary

Every table of the warehouse: what one row is, its key, and every column. This page is written
from the contracts in `etl/contracts` by `make data`; change it there.
"""


def data_dictionary() -> str:
    """Return the page, as Markdown."""
    return "\n".join([HEAD, *(line for contract in CONTRACTS for line in _section(contract))])


def _section(contract: Contract) -> Iterator[str]:
    yield f"## {contract.table}\n"
    yield f"One row: {contract.grain}.\n"
    yield f"Key: {', '.join(f'`{name}`' for name in contract.key)}."
    origin = ", ".join(f"`data/{pattern}`" for pattern in contract.files)
    yield f"From: {origin or 'derived'}.\n"
    yield "| column | type | empty? | meaning | must hold |"
    yield "|---|---|---|---|---|"
    references = {
        name: f"names a `{key.table}`" for key in contract.foreign_keys for name in key.columns
    }
    for name, column in contract.columns.items():
        rules = [str(check.error) for check in column.checks]
        rules += [references[name]] if name in references else []
        yield (
            f"| `{name}` | {SQL_TYPE[column.dtype.type]} | {'yes' if column.nullable else 'no'} "
            f"| {column.description} | {'; '.join(rules)} |"
        )
    for rule in contract.schema.checks:
        yield f"\nAlso: {rule.error}."
    yield ""
