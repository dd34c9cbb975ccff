"""One title of a MyDramaList dump: its row read, checked and put as the catalogue has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.importers.names import readable_slug, split_names, split_networks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from etl.importers.fields import Fields
    from etl.problems import Problem

COLUMNS = (
    "mdl_id",
    "title",
    "native_title",
    "aka",
    "country",
    "type",
    "format",
    "start_date",
    "end_date",
    "year",
    "network",
    "episodes",
    "duration_min",
    "content_rating",
    "score",
    "n_scored",
    "watchers",
    "genres",
    "screenwriters",
    "directors",
    "snapshot",
)
"""The columns that are read; a dump may have more."""

AGE_RATINGS = frozenset({"G", "13+", "15+", "18+", "R"})
NOT_RATED = "Not Yet Rated"
SNAPSHOT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIRST_YEAR, LAST_YEAR = 1950, 2100
MOST_EPISODES, MOST_MINUTES, MOST_VIEWERS, BEST_SCORE = 2000, 600, 100_000_000, 10

UNKNOWN_COUNTRY = "country not in countries.csv; mend the name, or add the country there"
UNKNOWN_NETWORK = "network not in networks.csv; kept as written"
UNKNOWN_RATING = "age rating not known; left empty"


@dataclass(frozen=True, slots=True)
class Title:
    """A title as the catalogue has it; ``None`` or empty where the dump does not know."""

    mdl_id: str
    name: str
    native_name: str
    aliases: tuple[str, ...]
    country: str
    format: str
    start: date | None
    end: date | None
    year: int | None
    networks: tuple[str, ...]
    episodes: int | None
    minutes: int | None
    age_rating: str
    score: float | None
    scored_by: int | None
    watchers: int
    genres: tuple[str, ...]
    writers: tuple[str, ...]
    directors: tuple[str, ...]
    snapshot: str


def read_title(
    fields: Fields, countries: Mapping[str, str], networks: Mapping[str, str]
) -> tuple[Title, list[Problem]]:
    """Read a row whose columns are :data:`COLUMNS`.

    Args:
        fields: The row; where ``fields.faults`` is not empty afterwards, the title is of no use.
        countries: Country codes by case-folded name.
        networks: Known networks, from :func:`etl.importers.names.index_networks`.

    Returns:
        The title, and what is odd about it without making it wrong.
    """
    name, native_name = fields.filled("title"), fields.text("native_title")
    start, end, year = _read_time(fields)
    scored_by = fields.whole("n_scored", MOST_VIEWERS)
    score = fields.number("score", BEST_SCORE)
    age_rating, odd_ratings = _read_age_rating(fields)
    on_networks, odd_networks = _read_networks(fields, networks)
    title = Title(
        mdl_id=fields.outside_id("mdl_id"),
        name=name,
        native_name=native_name,
        aliases=_without(split_names(fields.raw("aka"), "|"), name, native_name),
        country=fields.coded("country", countries, UNKNOWN_COUNTRY),
        format=readable_slug(fields.text("format")),
        start=start,
        end=end,
        year=year,
        networks=on_networks,
        episodes=fields.whole("episodes", MOST_EPISODES) or None,
        minutes=fields.whole("duration_min", MOST_MINUTES) or None,
        age_rating=age_rating,
        score=None if scored_by == 0 else score,
        scored_by=scored_by,
        watchers=_read_watchers(fields),
        genres=split_names(fields.text("genres"), "|"),
        writers=split_names(fields.text("screenwriters"), ","),
        directors=split_names(fields.text("directors"), ","),
        snapshot=_read_snapshot(fields),
    )
    return title, odd_ratings + odd_networks


def _read_time(fields: Fields) -> tuple[date | None, date | None, int | None]:
    start, end = fields.date("start_date"), fields.date("end_date")
    year = fields.whole("year", LAST_YEAR, least=FIRST_YEAR)
    if start and end and start > end:
        fields.faults.append(fields.problem("end_date", "ends before it starts"))
    if start and not FIRST_YEAR <= start.year <= LAST_YEAR:
        reason = f"must lie between the years {FIRST_YEAR} and {LAST_YEAR}"
        fields.faults.append(fields.problem("start_date", reason))
    elif start and year is not None and year != start.year:
        fields.faults.append(fields.problem("year", "is not the year of start_date"))
    return start, end, start.year if start else year


def _read_watchers(fields: Fields) -> int:
    fields.filled("watchers")
    return fields.whole("watchers", MOST_VIEWERS) or 0


def _read_snapshot(fields: Fields) -> str:
    snapshot = fields.filled("snapshot")
    if snapshot and not SNAPSHOT.fullmatch(snapshot):
        reason = "must be lower-case letters, digits and single hyphens"
        fields.faults.append(fields.problem("snapshot", reason))
    return snapshot


def _read_age_rating(fields: Fields) -> tuple[str, list[Problem]]:
    written = fields.text("content_rating")
    if not written or written == NOT_RATED:
        return "", []
    label = written.split()[0]
    if label in AGE_RATINGS:
        return label, []
    return "", [fields.problem("content_rating", UNKNOWN_RATING)]


def _read_networks(
    fields: Fields, known: Mapping[str, str]
) -> tuple[tuple[str, ...], list[Problem]]:
    networks, unknown = split_networks(fields.text("network"), known)
    return networks, [fields.problem("network", UNKNOWN_NETWORK, name) for name in unknown]


def _without(names: tuple[str, ...], *others: str) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others)
