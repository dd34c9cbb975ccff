"""A title as rows of the catalogue's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.importers import catalogue_files as files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from etl.importers.catalogue_files import Record, TextFile
    from etl.importers.titles import Title

MDL = "mdl"
TITLE_FILES = (files.DRAMAS, files.ALIASES, files.GENRES, files.NETWORKS, files.CREDITS)
"""The files in which all rows of a drama come from its title's row in a dump."""


def records_of(titles: Mapping[str, Title]) -> dict[TextFile, list[Record]]:
    """Return the rows of :data:`TITLE_FILES` for titles that are given by drama id."""
    records: dict[TextFile, list[Record]] = {file: [] for file in TITLE_FILES}
    for drama_id, title in titles.items():
        owner = {"drama_id": drama_id}
        records[files.DRAMAS].append(owner | _drama(title))
        records[files.ALIASES] += [owner | {"alias": alias} for alias in title.aliases]
        records[files.GENRES] += [owner | {"genre": genre} for genre in title.genres]
        records[files.NETWORKS] += [
            owner | {"position": str(position), "network": network}
            for position, network in enumerate(title.networks, start=1)
        ]
        records[files.CREDITS] += [
            owner | {"role": role, "position": str(position), "person": person}
            for role, people in (("writer", title.writers), ("director", title.directors))
            for position, person in enumerate(people, start=1)
        ]
    return records


def _drama(title: Title) -> Record:
    values = {
        "title": title.name,
        "native_title": title.native_name,
        "country": title.country,
        "format": title.format,
        "start_date": title.start,
        "end_date": title.end,
        "year": title.year,
        "episodes": title.episodes,
        "minutes": title.minutes,
        "age_rating": title.age_rating,
        "score": title.score,
        "scored_by": title.scored_by,
        "watchers": title.watchers,
        "snapshot": title.snapshot,
    }
    return {name: "" if value is None else str(value) for name, value in values.items()}
