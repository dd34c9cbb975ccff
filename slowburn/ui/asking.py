"""Asking a question from a page: the same registry as everywhere, kept by data and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.ui.data_in_view import current_warehouse

if TYPE_CHECKING:
    from slowburn.analysis.question import Answer
    from slowburn.warehouse.connection import Warehouse


def ask(name: str, filters: Filters | None = None, **parameters: Any) -> Answer:
    """Answer the question ``name`` of the data in view.

    The same asking of the same data is answered from memory.
    """
    return ask_of(current_warehouse(), name, filters, **parameters)


def ask_of(
    warehouse: Warehouse, name: str, filters: Filters | None = None, **parameters: Any
) -> Answer:
    """Answer the question ``name`` of a warehouse, from memory if it was asked before."""
    return _answer(name, filters or Filters(), parameters, warehouse.data_version, warehouse)


@st.cache_data(max_entries=1000, show_spinner=False, hash_funcs={Filters: repr})
def _answer(
    name: str,
    filters: Filters,
    parameters: dict[str, Any],
    data_version: str,  # noqa: ARG001 - part of the key
    _warehouse: Warehouse,
) -> Answer:
    return answer(_warehouse, name, filters, **parameters)
