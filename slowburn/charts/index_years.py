"""The mean maturity index of the dramas of each year, and how many dramas each year rests on."""

from __future__ import annotations

from math import isfinite
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from slowburn.charts.frame import figure, index_axis, nothing
from slowburn.charts.index_words import mean_in_words
from slowburn.charts.records import records
from slowburn.charts.theme import Mode, tokens
from slowburn.charts.trend_lines import strip, trend_line
from slowburn.charts.words import SMALL_GROUP, counted
from slowburn.charts.year_panels import panels_height, year_panels
from slowburn.charts.yearly import Course

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

MAIN = 220


def index_years_figure(table: pd.DataFrame, *, mode: Mode, mean: float) -> go.Figure:
    """Draw the answer to ``maturity_by`` by year, as ``trend_figure`` draws a trope.

    ``mean`` is the catalogue's mean index, a dotted line. Clicking a point gives
    ``[year, "index"]``, clicking a bar beneath ``[year, None]``.
    """
    course = index_course(table)
    if not course.rows:
        return nothing(mode, "No source in view speaks of a drama with a known year.")
    token = tokens(mode)
    rows = course.rows
    shown = [row.share for row in rows.values()]
    shown += [end for year in course.firm for end in (rows[year].low, rows[year].high)]
    axis = index_axis(min(mean, 100 * min(shown)), max(mean, 100 * max(shown)))
    dramas = {year: row.covered for year, row in rows.items()}
    without = int(table.loc[table["place"].isna(), "dramas"].sum())
    traces = [
        *trend_line(
            course,
            token.chosen,
            token,
            top=axis["range"][1],
            quiet=False,
            in_words=lambda row: mean_in_words(row.answer),
        ),
        strip(dramas, token, thing="drama"),
    ]
    titles = [f"Mean index · dotted: the catalogue's mean, {mean:.0f}", _beneath(dramas, without)]
    layout = year_panels(min(rows), max(rows), axis, main=MAIN, right=16, titles=titles)
    line = {"color": token.muted, "width": 1, "dash": "dot"}
    across = {"xref": "paper", "x0": 0, "x1": 1, "y0": mean, "y1": mean, "layer": "below"}
    layout["shapes"] = [{"type": "line", **across, "line": line}]
    return figure(traces, layout, mode=mode, height=panels_height(MAIN))


def index_course(table: pd.DataFrame) -> Course:
    """Return the way of the mean through the years.

    A ``Course`` holds shares of one where the index runs to a hundred. The mean of a single drama
    has no interval; its band has no width.
    """
    known = table.dropna(subset=["place", "mean"])
    rows = {int(row.place): _as_share(row) for row in records(known)}
    return Course("index", "Maturity index", dict(sorted(rows.items())))


def _as_share(row: Any) -> SimpleNamespace:
    """Return a year's row with its mean and interval as parts of a hundred."""
    low, high = (end if isfinite(end) else row.mean for end in (row.low, row.high))
    return SimpleNamespace(
        answer=row,
        covered=int(row.dramas),
        share=row.mean / 100,
        low=low / 100,
        high=high / 100,
    )


def _beneath(dramas: dict[int, int], without: int) -> str:
    """Return the name of the lower panel, with what is not drawn or drawn hollow."""
    few = f" · ○ fewer than {SMALL_GROUP}" if min(dramas.values()) < SMALL_GROUP else ""
    unknown = f" · {counted(without, 'drama')} without a year" if without else ""
    return f"Dramas a year{few}{unknown}"
