"""One sentence for each chart, for readers who do not see it: what it shows and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.coverage_counts import dramas_in_view, kind_name, kinds_of
from slowburn.charts.movers import ends_go_the_other_way
from slowburn.charts.ranking import name_of, ranked
from slowburn.charts.records import records
from slowburn.charts.small_multiples import drawn_panels
from slowburn.charts.stance_counts import stance_counts
from slowburn.charts.words import of, percent, points, years
from slowburn.charts.yearly import Course, courses

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

NOTHING = "Nothing to show."
NAMED = 3


def trend_alt(table: pd.DataFrame, *, chosen: Sequence[str] = ()) -> str:
    """Return what ``trend_figure`` shows: each trope's share in its first and last firm year."""
    found = {course.trope_id: course for course in courses(table)}
    named = [found[name] for name in chosen or found if name in found]
    if not named:
        return NOTHING
    told = "; ".join(_from_to(course) for course in named[:NAMED])
    more = f"; and {len(named) - NAMED} more tropes" if len(named) > NAMED else ""
    return f"Line chart: {told}{more}."


def _from_to(course: Course) -> str:
    """Return a trope's share at both ends of its line."""
    ends = [
        f"{percent(course.rows[year].share)} of {course.rows[year].covered:,} dramas in {year}"
        for year in dict.fromkeys((course.firm[0], course.end))
    ]
    return f"{course.trope}, {' to '.join(ends)}"


def movers_alt(table: pd.DataFrame) -> str:
    """Return what ``movers_figure`` shows: how many tropes rise and fall, and which the most."""
    if table.empty:
        return NOTHING
    row = records(table)[0]
    span = f"{years(row.then_from, row.then_to)} against {years(row.now_from, row.now_to)}"
    found = []
    for direction, ascending in (("rising", False), ("falling", True)):
        moved = table[table["direction"] == direction].sort_values("change", ascending=ascending)
        most = next((row for row in records(moved) if not ends_go_the_other_way(row)), None)
        which = f", most {most.trope} ({points(most.change)} points)" if most else ""
        found.append(f"{len(moved)} {direction}{which}")
    unclear = int((table["direction"] == "no clear change").sum())
    found.append(f"{unclear} with no clear change")
    return f"Dot chart of {len(table)} tropes, {span}: {'; '.join(found)}."


def small_multiples_alt(table: pd.DataFrame, *, label: str) -> str:
    """Return what ``small_multiples_figure`` shows: which of its groups rise and which fall."""
    heads = [panel[0] for panel in drawn_panels(table, label)]
    if not heads:
        return NOTHING
    found = []
    for direction in ("rising", "falling", "no clear change"):
        names = [str(getattr(head, label)) for head in heads if head.direction == direction]
        which = f" ({', '.join(names[:NAMED])}{', ...' if len(names) > NAMED else ''})"
        found.append(f"{len(names)} {direction}{which if names else ''}")
    return f"{len(heads)} small line charts on one scale: {'; '.join(found)}."


def ranking_alt(table: pd.DataFrame, *, label: str, chosen: str | None = None) -> str:
    """Return what ``ranking_figure`` shows: the highest and lowest share, and the chosen one."""
    rows = records(ranked(table, label))
    if not rows:
        return NOTHING
    ends = [("highest", rows[0]), ("lowest", rows[-1])][: min(len(rows), 2)]
    ends += [("chosen", row) for row in rows if chosen and getattr(row, label) == chosen]
    told = "; ".join(
        f"{word} {name_of(row, label)}, {of(row.dramas, row.covered)} dramas, {percent(row.share)}"
        for word, row in ends
    )
    return f"Dot chart of {len(rows)} shares with intervals: {told}."


def coverage_alt(table: pd.DataFrame) -> str:
    """Return what ``coverage_figure`` shows: how much each kind of source covers."""
    in_view = dramas_in_view(table)
    if not in_view:
        return NOTHING
    span = years(min(in_view), max(in_view))
    dramas = sum(in_view.values())
    told = "; ".join(
        f"{kind_name(kind.source_kind)} {kind.at_least}{of(kind.covered, dramas)}"
        for kind in kinds_of(table)
    )
    return f"Bar charts of the dramas covered a year, {span}: {told}."


def stances_alt(statements: pd.DataFrame) -> str:
    """Return what ``stances_figure`` shows: how many tropes, and on which sources differ."""
    counts = stance_counts(statements)
    if counts.empty:
        return NOTHING
    tropes = counts["trope"].nunique()
    sources = statements["source_id"].nunique()
    differ = list(counts.loc[counts["disputed"], "trope"].unique())
    which = f", among them {', '.join(differ[:NAMED])}" if differ else ""
    return (
        f"Table of marks: {sources} sources on {tropes} tropes; "
        f"they differ on {len(differ)}{which}."
    )
