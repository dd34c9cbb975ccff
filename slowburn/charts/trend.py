"""How often tropes appear year by year, and how many dramas each year rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.end_labels import end_labels, room
from slowburn.charts.frame import figure, nothing, share_axis
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, tokens
from slowburn.charts.trend_lines import context, strip, trend_line
from slowburn.charts.words import SMALL_GROUP
from slowburn.charts.year_panels import panels_height, year_panels
from slowburn.charts.yearly import Course, courses

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import plotly.graph_objects as go

MAIN = 300
PAIR = 2


def trend_figure(table: pd.DataFrame, *, mode: Mode, chosen: Sequence[str] = ()) -> go.Figure:
    """Draw the answer to ``trends``: a line for each trope, labelled at its end.

    ``chosen`` names the tropes to colour, the first in rose, the second in slate blue; all others
    are grey context. If it is empty, the first tropes of the table are taken. Clicking a point
    gives ``[year, trope_id]``, clicking a bar beneath ``[year, None]``.
    """
    found = {course.trope_id: course for course in courses(table)}
    if not found:
        return nothing(mode, "No source in view has looked at a drama with a known year.")
    token = tokens(mode)
    names = [name for name in chosen or found if name in found][: len(token.series)]
    coloured = [found[name] for name in names]
    others = [course for name, course in found.items() if name not in names]
    covered = _covered(table)
    shares = share_axis(_highest(coloured, others))
    top = shares["range"][1]

    margin, needed = room(coloured)
    main = max(MAIN, needed)
    traces = [context(others, token)] if others else []
    for place, course in reversed(list(enumerate(coloured))):
        # With many lines only the chosen one keeps a band that can be seen at a glance.
        quiet = place > 0 and len(coloured) > PAIR
        traces += trend_line(course, token.series[place], token, top=top, quiet=quiet)
    traces.append(strip(covered, token))
    first, last = min(covered), max(covered)
    titles = [_heading(covered), "Covered dramas a year"]
    layout = year_panels(first, last, shares, main=main, right=margin, titles=titles)
    edge = layout["xaxis"]["range"][1]
    layout["annotations"] += end_labels(coloured, token, edge=edge, top=top, height=main)
    return figure(traces, layout, mode=mode, height=panels_height(main))


def _covered(table: pd.DataFrame) -> dict[int, int]:
    """Return the covered dramas of each year that has any."""
    known = table.loc[table["covered"] > 0, ["year", "covered"]].drop_duplicates("year")
    return {int(row.year): int(row.covered) for row in records(known.sort_values("year"))}


def _heading(covered: dict[int, int]) -> str:
    """Return what the lines are, and what the hollow dots are if there are any."""
    few = f" · ○ fewer than {SMALL_GROUP} that year"
    return "Share of covered dramas" + (few if min(covered.values()) < SMALL_GROUP else "")


def _highest(coloured: list[Course], others: list[Course]) -> float:
    """Return the highest share of a firm year, or end of an interval that is drawn."""
    shares = [course.rows[year].share for course in coloured + others for year in course.firm]
    ends = [course.rows[year].high for course in coloured for year in course.firm]
    return float(max(shares + ends))
