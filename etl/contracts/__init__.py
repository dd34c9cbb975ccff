"""The declared contract of every table of the warehouse, in the order in which they are built."""

from __future__ import annotations

from etl.contracts import catalogue, maturity, renaming, statements, vocabulary
from etl.contracts.contract import Contract

READ: tuple[Contract, ...] = (
    catalogue.COUNTRY,
    catalogue.DRAMA,
    catalogue.DRAMA_ALIAS,
    catalogue.DRAMA_REF,
    catalogue.DRAMA_GENRE,
    catalogue.DRAMA_NETWORK,
    catalogue.DRAMA_CREDIT,
    vocabulary.TROPE,
    vocabulary.DIMENSION,
    vocabulary.LOADING,
    vocabulary.SOURCE,
    vocabulary.TERM,
    maturity.HELD_OUT_TERM,
    renaming.RENAMED,
    statements.TERM_USE,
    statements.STATEMENT,
)
"""Tables that stand in ``data/`` as text."""

DERIVED: tuple[Contract, ...] = (
    statements.ANNOTATION,
    statements.COVERAGE,
    maturity.DIMENSION_PRIOR,
)
"""Tables that are computed from those."""

CONTRACTS: tuple[Contract, ...] = READ + DERIVED

__all__ = ["CONTRACTS", "DERIVED", "READ", "Contract"]
