"""Asking a question from a page: the same registry as everywhere, kept by data and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.warehouse.connection import open_warehouse

if TYPE_CHECKING:
    from slowburn.analysis.question import Answer


def ask(name: str, filters: Filters | None = None, **parameters: Any) -> Answer:
    """Answer the question ``name``; the same asking of the same data is answered from memory."""
    warehouse = open_warehouse()
    return _answer(name, filters or Filters(), parameters, warehouse.data_version)


@st.cache_data(max_entries=1000, show_spinner=False, hash_funcs={Filters: repr})
def _answer(
    name: str,
    filters: Filters,
    parameters: dict[str, Any],
    data_version: str,  # noqa: ARG001 - part of the key
) -> Answer:
    return answer(open_warehouse(), name, filters, **parameters)
