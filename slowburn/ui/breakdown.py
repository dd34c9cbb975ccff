"""One trope in each country, on each network, by each writer: the same trend, panel by panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.charts.alt import small_multiples_alt
from slowburn.charts.records import records
from slowburn.charts.small_multiples import small_multiples_figure
from slowburn.charts.words import counted, share_in_words, years
from slowburn.ui import controls, links
from slowburn.ui.asking import ask
from slowburn.ui.drill import EVERY_STANCE, drama_list
from slowburn.ui.figures import mode, show
from slowburn.ui.findings import swing_in_words
from slowburn.ui.groups import choose_group, group_chosen
from slowburn.ui.held import held_in_words
from slowburn.ui.places import PLACES, with_place_names
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters
    from slowburn.ui.groups import Group

WHOLE = "none"
# Four points in the sixteen years of the first view: enough dramas a point for most networks.
YEARS_A_POINT = 4


def breakdown(filters: Filters, trope: str, name: str, adjust: tuple[str, ...]) -> None:
    """Let the reader choose what to break a trope down by, and draw a panel for each group.

    Args:
        filters: What is in view.
        trope: The trope.
        name: Its name.
        adjust: What the trend of a group holds constant.
    """
    words = {WHOLE: "Nothing", **PLACES}
    by = controls.one(
        "Break down by",
        "by",
        list(words),
        default=WHOLE,
        words=words.__getitem__,
        widget=st.segmented_control,
    )
    if by == WHOLE:
        return
    asked = {"trope": trope, "by": by, "period": YEARS_A_POINT, "adjust": adjust}
    answer = ask("breakdown", filters, **asked)
    named = with_place_names(answer.table, by)
    show(
        f"{name} by {PLACES[by].lower()}, {YEARS_A_POINT} years a point",
        small_multiples_figure(named, label="place", mode=mode()),
        answer,
        alt=small_multiples_alt(named, label="place"),
        key="breakdown",
        on_click=_choose_period,
    )
    if named["place"].nunique() == 1:
        st.info(
            f"All dramas in view are of one {PLACES[by].lower()}. Widen the filters to compare.",
            icon=":material/filter_alt:",
        )
    if len(named):
        known = named.iloc[0]
        st.caption(
            f"{PLACES[by]} is known for {known['known_dramas']:,} of "
            f"{counted(known['covered_in_view'], 'covered drama')}. Groups with fewer than ten "
            "stand together; a drama on two networks, or by two writers, counts in both. The first "
            "point may hold fewer years. A group rises or falls by the odds ratio of all its years"
            f"{f' {held_in_words(adjust)}' if adjust else ''} (Benjamini-Hochberg over the "
            f"groups, 5 %). {swing_in_words(named.drop_duplicates('place'), 'groups')} The table "
            "has them all."
        )
        if group := group_chosen(named):
            _dramas_of(group, named[named["place"] == group.name], filters, trope=trope, by=by)


def _choose_period(mark: list[Any]) -> None:
    """Take a click on a point: its group and its period."""
    choose_group(mark)
    links.choose("period", str(mark[1]))


def _dramas_of(
    group: Group, points: pd.DataFrame, filters: Filters, *, trope: str, by: str
) -> None:
    """Let the reader choose one of a group's periods, and list its dramas."""
    periods = {str(point.period_to): point for point in records(points)}
    chosen = controls.one(
        "In the years",
        "period",
        list(periods),
        default=max(periods),
        words=lambda last: years(periods[last].period_from, periods[last].period_to),
    )
    point = periods[chosen]
    span = (point.period_from, point.period_to)
    st.markdown(
        f"**{as_text(group.name)}, {years(*span)}**: {share_in_words(point)}. {EVERY_STANCE}"
    )
    # Of all years and then these: which groups are too small to stand alone rests on all years.
    every = ask("dramas", filters, trope=trope, by=by, place=group.place)
    drama_list(every, key="in-period", table=every.table[every.table["year"].between(*span)])
