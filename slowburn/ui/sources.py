"""Sources in two sorts: those of many dramas, and texts on single ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.coverage_counts import kind_name
from slowburn.ui.words import country_names

if TYPE_CHECKING:
    import pandas as pd

OF_MANY = ("community tags", "keywords", "upload")


def of_many_dramas(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the answer of ``sources`` that cover many dramas."""
    return sources[_is_of_many(sources)]


def of_single_dramas(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are texts on single dramas."""
    return sources[~_is_of_many(sources)]


def _is_of_many(sources: pd.DataFrame) -> pd.Series[bool]:
    """Say which sources count as such: uploads do, whatever kind their owner says they are."""
    uploaded = sources["source_id"].astype("string").str.startswith("upload").fillna(value=False)
    return sources["source_kind"].isin(OF_MANY) | uploaded.astype(bool)


def by_country(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return the answer of ``coverage`` by country: dramas in view, and covered by each kind.

    Of the texts on single dramas the widest counts: several may speak of the same drama.
    """
    in_view = coverage.drop_duplicates(["year", "country"]).groupby("country")["dramas"].sum()
    by_source = coverage.groupby(["country", "source_kind", "source_id"])["covered"].sum()
    by_kind = by_source.groupby(["country", "source_kind"]).max().unstack(fill_value=0)
    table = in_view.to_frame("Dramas in view").join(by_kind.rename(columns=kind_name)).fillna(0)
    named = table.sort_values("Dramas in view", ascending=False).reset_index(names="Country")
    return named.assign(Country=named["Country"].map(country_names()))
