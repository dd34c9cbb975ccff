"""The filters of every page, and the line that says in words what is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.vocabulary import known
from slowburn.charts.words import counted
from slowburn.charts.words import years as years_of
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.data_in_view import current_warehouse, data_in_words
from slowburn.ui.sourcing import by_whom
from slowburn.ui.words import country_names, format_name, listed, source_names
from slowburn.ui.workspace_choice import draw_data

if TYPE_CHECKING:
    from slowburn.warehouse.connection import Warehouse

DEFAULT_COUNTRY = ("KR",)
DEFAULT_YEARS = (2010, 2025)
WATCHERS = ["0", "1000", "5000", "10000", "25000", "50000", "100000"]


@st.cache_data(show_spinner=False)
def _known(
    parameter: str,
    data_version: str,  # noqa: ARG001 - part of the key
    _warehouse: Warehouse,
) -> list[str]:
    return known(_warehouse, parameter)


def _years() -> tuple[int, int]:
    """Return the first and the last year of the data, and of the default if that is wider."""
    view = ask("view").table.iloc[0]
    ends = [int(view[end]) for end in ("first_year", "last_year") if pd.notna(view[end])]
    return min(*ends, *DEFAULT_YEARS), max(*ends, *DEFAULT_YEARS)


def draw_filters() -> Filters:
    """Draw the filters, after the choice of data if there is one; return what is in view."""
    draw_data()
    warehouse = current_warehouse()

    def known_here(parameter: str) -> list[str]:
        return _known(parameter, warehouse.data_version, warehouse)

    countries, sources = country_names(), source_names()
    first, last = _years()
    country = controls.many(
        "Country",
        "country",
        known_here("country"),
        default=tuple(code for code in DEFAULT_COUNTRY if code in known_here("country")),
        words=lambda code: countries[code],
        placeholder="All countries",
        shared=True,
    )
    years = controls.span(
        "Years on air",
        "years",
        low=first,
        high=last,
        default=DEFAULT_YEARS,
        help="The whole range also takes in dramas whose year is not known.",
        shared=True,
    )
    drama_format = controls.many(
        "Format",
        "drama_format",
        known_here("drama_format"),
        words=format_name,
        placeholder="All formats",
        help="Not known for the Korean dramas of one of the two snapshots.",
        shared=True,
    )
    watchers = controls.one(
        "Watched by at least",
        "min_watchers",
        WATCHERS,
        default="0",
        words=lambda text: f"{int(text):,} viewers" if text != "0" else "any number of viewers",
        help="Viewers who list the drama as watched or followed.",
        shared=True,
    )
    source = controls.many(
        "Sources",
        "source",
        known_here("source"),
        words=lambda source_id: sources[source_id],
        placeholder="All sources",
        help="Whose coverage and statements count. A share is out of the dramas they looked at.",
        shared=True,
    )
    in_all_years = years == (first, last)
    return Filters(country, None if in_all_years else years, drama_format, int(watchers), source)


def in_view(filters: Filters) -> str:
    """Return in one line what the page rests on."""
    view = ask("view", filters).table.iloc[0]
    countries = [country_names()[code] for code in filters.country]
    parts = [f"{data_in_words()}**{counted(view['dramas'], 'romance drama')}**"]
    if countries:
        parts.append(f"from {listed(countries)}")
    parts.append(years_of(*filters.years) if filters.years else "of all years")
    if filters.drama_format:
        parts.append(listed([format_name(name).lower() for name in filters.drama_format]))
    if filters.min_watchers:
        parts.append(f"watched by {filters.min_watchers:,} or more")
    if not view["covered"]:
        return f"{', '.join(parts)}; no source in view has looked at one. Widen the filters."
    return f"{', '.join(parts)}; {view['covered']:,} of them covered by {by_whom(filters)}."
