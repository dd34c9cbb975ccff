"""From a bar of what sources cover to the dramas that they have looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.coverage_counts import dramas_in_view, kind_name, kinds_of
from slowburn.charts.words import counted, of
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.drill import NO_YEAR, drama_list
from slowburn.ui.sourcing import covering

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters


def choose_bar(mark: list[str | int]) -> None:
    """Take a click on a bar: the year and the kind of source."""
    year, kind = mark
    links.choose("year", str(year))
    links.choose("kind", str(kind))


def dramas_covered(filters: Filters, coverage: pd.DataFrame) -> None:
    """Let the reader choose a year and a kind of source, here or by a click; list its dramas.

    Args:
        filters: What is in view.
        coverage: The answer to ``coverage``.
    """
    years = sorted(dramas_in_view(coverage), reverse=True)
    kinds = [kind.source_kind for kind in kinds_of(coverage)]
    if not kinds:
        return
    with st.container(horizontal=True):
        year = controls.one(
            "Covered dramas of the year",
            "year",
            [NO_YEAR, *(str(number) for number in years)],
            default=NO_YEAR,
            words=lambda text: "Click a bar, or choose" if text == NO_YEAR else text,
        )
        kind = controls.one("By", "kind", kinds, default=kinds[0], words=kind_name)
    if year == NO_YEAR:
        return
    there = replace(filters, years=(int(year), int(year)))
    whole = dramas_in_view(coverage)[int(year)]
    sources = covering(there)
    of_kind = tuple(sources.loc[sources["source_kind"] == kind, "source_id"])
    if not of_kind:
        st.info(
            f"No source of this kind has looked at one of the {counted(whole, 'drama')} of {year} "
            "in view. Choose another year or kind.",
            icon=":material/search_off:",
        )
        return
    answer = ask("dramas", replace(there, source=of_kind))
    covered = answer.table[answer.table["sources"] > 0]
    st.markdown(f"**{kind_name(kind)}, {year}**: {of(len(covered), whole)} dramas in view.")
    drama_list(answer, key="covered", table=covered)
