"""Old names in an address, put right before anything else reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.analysis.renamed import OldNames, old_names
from slowburn.warehouse.connection import NoWarehouseError, open_warehouse

if TYPE_CHECKING:
    from collections.abc import Mapping


def current_address(address: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the parameters of an address with the names in force.

    Where an address has a parameter under both its names, the name in force counts.
    """
    names = _known()
    renamed = {names.name("parameter", name): texts for name, texts in address.items()}
    renamed |= {name: texts for name, texts in address.items() if name in renamed}
    return {name: [names.value(name, text) for text in texts] for name, texts in renamed.items()}


def old_pages() -> dict[str, str]:
    """Return the page in force by each old name of one."""
    current = _known().current
    return {old: new for (what, old), new in current.items() if what == "page"}


def _known() -> OldNames:
    try:
        return _of_version(open_warehouse().data_version)
    except NoWarehouseError:
        return OldNames()  # It is about to be built.


@st.cache_data(show_spinner=False)
def _of_version(data_version: str) -> OldNames:  # noqa: ARG001 - part of the key
    return old_names(open_warehouse())
