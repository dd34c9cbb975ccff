"""What is known, and said, of one drama?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.names import composed, letters_with_marks
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.share_columns import DRAMA_COLUMNS
from slowburn.analysis.vocabulary import check

HEAD_OVER_HEELS = "head-over-heels-2025"


@question(
    columns={
        "drama_id": "identifier of the drama",
        "title": "English title",
        "native_title": "title in its own language and script",
        "country": "country of origin, ISO 3166-1 alpha-2",
        "format": "how it was made to be shown",
        "start_date": "first day on air",
        "end_date": "last day on air",
        "year": "year of the first day on air",
        "episodes": "number of episodes",
        "minutes": "length of an episode, minutes",
        "age_rating": "age rating",
        "score": "viewers' mean score, 0 to 10",
        "scored_by": "viewers who gave a score",
        "watchers": "viewers who list it as watched or followed",
        "snapshot": "the dump that the facts were taken from",
        "aliases": "other names",
        "genres": "genres",
        "networks": "networks and services that first showed it",
        "writers": "writers",
        "directors": "directors",
        "mdl_ref": "its number on MyDramaList",
        "tmdb_ref": "its number on TMDB",
    }
)
def drama(
    ask: Ask, *, drama: Annotated[str, Help("Identifier of the drama.")] = HEAD_OVER_HEELS
) -> pd.DataFrame:
    """The facts of one drama; the filters are not applied."""
    check(ask.warehouse, "drama", [drama])
    return ask.run("drama", drama=drama)


@question(
    columns={
        "drama_id": "identifier of the drama",
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "family": "group of the trope",
        "stance": "present, avoided or subverted",
        "source_id": "identifier of the source",
        "source": "name of the source",
        "source_kind": "what sort of source it is",
        "describes_aired_show": "for texts on one drama: whether they describe the show that aired",
        "confidence": "how surely the source's words say this of the trope, 0 to 1",
        "raw_term": "the source's term, where a term says so",
        "locator": "where in the source",
        "evidence": "what the source says, in the coder's own words",
        "url": "where the source stands",
    }
)
def statements(
    ask: Ask, *, drama: Annotated[str, Help("Identifier of the drama.")] = HEAD_OVER_HEELS
) -> pd.DataFrame:
    """Every statement of every source on one drama; the filters are not applied."""
    check(ask.warehouse, "drama", [drama])
    return ask.run("statements", drama=drama)


@question(
    columns={
        "drama_id": "identifier of the drama",
        "title": "English title",
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "present": "sources that say the trope is present",
        "avoided": "sources that say it is avoided",
        "subverted": "sources that say it is subverted",
        "sources": "sources that speak of the trope",
        "contradiction": "whether one says present and another avoided",
    }
)
def disputes(
    ask: Ask,
    *,
    drama: Annotated[str, Help("Identifier of a drama; all if empty.")] = "",
    trope: Annotated[str, Help("Only disputes over this trope.")] = "",
) -> pd.DataFrame:
    """Tropes of dramas on which the sources in view take different stances."""
    check(ask.warehouse, "drama", [drama] if drama else [])
    check(ask.warehouse, "trope", [trope] if trope else [])
    return ask.run("disputes", drama=drama or None, trope=trope or None)


@question(
    columns={
        **DRAMA_COLUMNS,
        "found_as": "the name that was found",
        "closeness": "1 the whole name, 2 its beginning, 3 a part of it",
    }
)
def find(
    ask: Ask, *, text: Annotated[str, Help("A name or part of one, in any script.")] = ""
) -> pd.DataFrame:
    """Dramas by any of their names, in any script; the filters are not applied."""
    marked, unmarked = letters_with_marks()
    return ask.run("find", text=composed(text), marked=marked, unmarked=unmarked)
