"""From a mark on a chart to the dramas behind it, and from there to each drama."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from slowburn.charts.words import share_in_words
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.figures import quiet_row
from slowburn.ui.open_drama import open_by_name
from slowburn.ui.words import country_names, format_name, source_names, trope_names

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters
    from slowburn.analysis.question import Answer

NO_YEAR = "none"
OPEN = st.column_config.LinkColumn("Open", display_text="Open", width="small")
YEAR = st.column_config.NumberColumn("Year", format="%d")
EVERY_STANCE = (
    "The list holds every drama of which a source in view speaks, also where it says that the "
    "trope is avoided."
)


def dramas_behind(filters: Filters, tropes: tuple[str, ...], drawn: list[int]) -> None:
    """Let the reader choose a point of the trend, here or by a click, and list its dramas.

    Args:
        filters: What is in view.
        tropes: The tropes of the trend.
        drawn: The years of the trend.
    """
    names = trope_names()
    years = [NO_YEAR, *(str(year) for year in sorted(drawn, reverse=True))]
    with st.container(horizontal=True):
        year = controls.one(
            "Dramas behind the year",
            "year",
            years,
            default=NO_YEAR,
            words=lambda text: "Click a point, or choose" if text == NO_YEAR else text,
        )
        trope = tropes[0]
        if len(tropes) > 1:
            trope = controls.one(
                "With the trope",
                "of",
                list(tropes),
                default=trope,
                words=lambda trope_id: names[trope_id],
            )
    if year == NO_YEAR:
        return
    there = replace(filters, years=(int(year), int(year)))
    [point] = ask("trends", there, trope=(trope,)).table.itertuples()
    st.markdown(f"**{names[trope]}, {year}**: {share_in_words(point)}. {EVERY_STANCE}")
    drama_list(ask("dramas", there, trope=trope), key="behind")


def choose_point(mark: list[str | int | None]) -> None:
    """Take a click on the trend: the year, and the trope of the point; a bar is of no trope."""
    year, trope = mark
    links.choose("year", str(year))
    if trope:
        links.choose("of", str(trope))


def drama_list(answer: Answer, *, key: str, table: pd.DataFrame | None = None) -> None:
    """List dramas, each with a link to its page; say so if there is none.

    Args:
        answer: The answer to ``dramas``.
        key: Identity of the list on the page.
        table: The rows to list, if not all.
    """
    table = answer.table if table is None else table
    if table.empty:
        st.info(
            "No source in view says anything of this trope here. "
            "Widen the years or the countries, or choose another trope.",
            icon=":material/search_off:",
        )
        return
    st.dataframe(
        _as_read(table),
        hide_index=True,
        column_config={
            "open": OPEN,
            "score": st.column_config.NumberColumn("Score", format="%.1f"),
            "watchers": st.column_config.NumberColumn("Watchers", format="localized"),
            "year": YEAR,
            "title": "Title",
            "native_title": "Native title",
            "statements_on_trope": "What sources say",
            "networks": "Network",
            "country": "Country",
            "format": "Format",
        },
        alt=f"List of {len(table):,} dramas",
        key=key,
    )
    open_by_name(table, key=key)
    quiet_row(answer, table, alt="Dramas.", key=key)


def address_of_drama(drama_id: str) -> str:
    """Return the address of a drama's page, with the filters kept."""
    return f"drama?{urlencode(links.address_of(drama=drama_id), doseq=True)}"


def _with_names(said: str) -> str:
    """Return ``mdl: present, tmdb: present`` with the names of the sources."""
    parts = [part.split(": ") for part in said.split(", ")]
    return ", ".join(f"{source_names()[source]}: {stance}" for source, stance in parts)


def _as_read(table: pd.DataFrame) -> pd.DataFrame:
    countries = country_names()
    shown = table.assign(
        country=table["country"].map(countries),
        format=table["format"].map(format_name, na_action="ignore"),
        statements_on_trope=table["statements_on_trope"].map(_with_names, na_action="ignore"),
        open=table["drama_id"].map(address_of_drama),
    )
    columns = ["open", "title", "native_title", "year", "statements_on_trope"]
    columns += ["score", "watchers", "country", "networks", "format"]
    return shown[[name for name in columns if not shown[name].isna().all()]]
