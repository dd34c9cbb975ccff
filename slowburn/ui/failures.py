"""A sentence instead of a traceback, for whatever goes wrong on a page."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.analysis.vocabulary import UnknownValueError
from slowburn.ui.text import as_text
from slowburn.warehouse.connection import NoWarehouseError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG = logging.getLogger(__name__)


@contextmanager
def mended() -> Iterator[None]:
    """Show what went wrong as a person can use it; the log keeps the traceback."""
    try:
        yield
    except (UnknownValueError, NoWarehouseError) as error:
        st.error(as_text(str(error)), icon=":material/error:")
    except Exception:
        LOG.exception("a page failed")
        st.error(
            "This page could not be drawn. Reload it, or take a filter back; "
            "if it stays so, please open an issue with the address of this page.",
            icon=":material/error:",
        )
