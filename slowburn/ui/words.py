"""Numbers and names as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from slowburn.ui.data_in_view import current_warehouse

if TYPE_CHECKING:
    from slowburn.warehouse.connection import Warehouse

FORMATS = {
    "standard-series": "Standard series",
    "drama-special": "Drama special",
    "web-series": "Web series",
    "vertical-series": "Vertical series",
    "unknown": "Format not known",
}


def listed(words: list[str]) -> str:
    """Return ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@st.cache_data(show_spinner=False)
def _names(
    table: str,
    identifier: str,
    data_version: str,  # noqa: ARG001 - part of the key
    _warehouse: Warehouse,
) -> dict[str, str]:
    relation = _warehouse.connection.cursor().table(table)
    rows = relation.select(identifier, "name").order("name").fetchall()
    return dict(rows)


def names(table: str, identifier: str) -> dict[str, str]:
    """Return the names on the screen by identifier, in the order of the names."""
    warehouse = current_warehouse()
    return _names(table, identifier, warehouse.data_version, warehouse)


def country_names() -> dict[str, str]:
    """Return the name of each country by its code."""
    return names("country", "country")


def trope_names() -> dict[str, str]:
    """Return the name of each trope by its identifier."""
    return names("trope", "trope_id")


def source_names() -> dict[str, str]:
    """Return the name of each source by its identifier."""
    return names("source", "source_id")


def format_name(drama_format: str) -> str:
    """Return the name of a format of drama."""
    return FORMATS.get(drama_format, drama_format.replace("-", " ").capitalize())


def drama_name(row: Any) -> str:
    """Return ``Head over Heels (견우와 선녀, 2025)``."""
    native = None if pd.isna(row.native_title) else row.native_title
    year = None if pd.isna(row.year) else str(int(row.year))
    more = ", ".join(part for part in (native, year) if part)
    return f"{row.title} ({more})" if more else str(row.title)
