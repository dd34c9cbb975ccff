"""Sources in two sorts: those of many dramas, and texts on single ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

OF_MANY = ("community tags", "keywords", "upload")


def of_many_dramas(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the answer of ``sources`` that cover many dramas."""
    return sources[sources["source_kind"].isin(OF_MANY)]


def of_single_dramas(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are texts on single dramas."""
    return sources[~sources["source_kind"].isin(OF_MANY)]
