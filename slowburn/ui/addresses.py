"""Whole addresses: of the page that is shown, and of the HTTP API beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import streamlit as st

from slowburn.ui import links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def base() -> str:
    """Return where the dashboard is served, as the reader's browser sees it."""
    page = links.session().page
    return (st.context.url or "").removesuffix("/").removesuffix(page).rstrip("/")


def page_address(**more: str) -> str:
    """Return the address of the page as it is shown, with parameters added."""
    added = {name: [value] for name, value in more.items()}
    return with_query(f"{base()}/{links.session().page}", links.address() | added)


def with_query(path: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """Return an address with its parameters, in which a colon stays readable."""
    query = urlencode(parameters, doseq=True, safe=":", quote_via=quote)
    return f"{path}?{query}" if query else path
