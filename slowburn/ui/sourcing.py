"""Who says so, in one line: what stands under a chart that leaves its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.words import counted
from slowburn.ui.asking import ask
from slowburn.ui.data_in_view import current_warehouse
from slowburn.ui.sources import of_many_dramas, of_single_dramas
from slowburn.ui.words import listed

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters


def covering(filters: Filters) -> pd.DataFrame:
    """Return the rows of the answer of ``sources`` that have looked at a drama in view."""
    sources = ask("sources", filters).table
    return sources[sources["covered"] > 0]


def by_whom(filters: Filters) -> str:
    """Return the sources that cover something in view: the broad ones by name, texts by number."""
    sources = covering(filters)
    texts = len(of_single_dramas(sources))
    names = list(of_many_dramas(sources)["source"])
    names += [f"{counted(texts, 'text')} on single dramas"] if texts else []
    return listed(names) if names else "no source"


def source_line(filters: Filters) -> str:
    """Return ``Slowburn, data version 0123456789ab, from ...``, as plain text."""
    version = current_warehouse().data_version
    return f"Slowburn, data version {version}, from {by_whom(filters)}"
