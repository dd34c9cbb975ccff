"""A long list, a few rows at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = TypeVar("Row")
ROWS = 10


def page_of(rows: Sequence[Row], key: str) -> Sequence[Row]:
    """Draw a choice of pages if there are several; return the rows of the one chosen."""
    pages = math.ceil(len(rows) / ROWS)
    if pages <= 1:
        return rows
    page = int(
        st.number_input(
            f"Page, of {pages:,}",
            min_value=1,
            max_value=pages,
            step=1,
            key=f"page-{key}",
            width=160,
        )
    )
    return rows[(page - 1) * ROWS : page * ROWS]
