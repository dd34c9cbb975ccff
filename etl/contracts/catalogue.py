"""The dramas: their facts, names, identifiers elsewhere, genres, networks and credits."""

from __future__ import annotations

from etl.contracts.contract import (
    DAY,
    IDENTIFIER,
    REAL,
    TEXT,
    WHOLE,
    between,
    column,
    contract,
    one_of,
    row_rule,
    shaped,
)

COUNTRY = contract(
    "country",
    "a country that dramas come from",
    {
        "country": column(
            TEXT,
            "ISO 3166-1 alpha-2 code.",
            shaped(r"^[A-Z]{2}$", "must be a two-letter country code"),
        ),
        "name": column(TEXT, "English name."),
    },
    key=["country"],
    files=["countries.csv"],
)

DRAMA = contract(
    "drama",
    "a drama",
    {
        "drama_id": column(TEXT, "Readable identifier: title and year.", IDENTIFIER),
        "title": column(TEXT, "English title."),
        "native_title": column(TEXT, "Title in its own language and script.", optional=True),
        "country": column(TEXT, "Country of origin, ISO 3166-1 alpha-2."),
        "format": column(
            TEXT, "How it was made to be shown; empty if not known.", IDENTIFIER, optional=True
        ),
        "start_date": column(DAY, "First day on air.", optional=True),
        "end_date": column(DAY, "Last day on air.", optional=True),
        "year": column(WHOLE, "Year of the first day on air.", between(1950, 2100), optional=True),
        "episodes": column(WHOLE, "Number of episodes.", between(1, 2000), optional=True),
        "minutes": column(WHOLE, "Length of an episode, minutes.", between(1, 600), optional=True),
        "age_rating": column(
            TEXT, "Age rating.", one_of("G", "13+", "15+", "18+", "R"), optional=True
        ),
        "score": column(REAL, "Viewers' mean score, 0 to 10.", between(0, 10), optional=True),
        "scored_by": column(
            WHOLE, "Viewers who gave a score.", between(0, 100_000_000), optional=True
        ),
        "watchers": column(
            WHOLE, "Viewers who list it as watched or followed.", between(0, 100_000_000)
        ),
        "snapshot": column(TEXT, "The dump that the row was taken from.", IDENTIFIER),
    },
    key=["drama_id"],
    files=["catalogue/dramas.csv"],
    references=[(["country"], "country")],
    rules=[
        row_rule(lambda rows: rows["end_date"] >= rows["start_date"], "ends before it starts"),
        row_rule(
            lambda rows: rows["start_date"].dt.year == rows["year"],
            "year is not the year of start_date",
        ),
    ],
)

DRAMA_ALIAS = contract(
    "drama_alias",
    "another name of a drama",
    {
        "drama_id": column(TEXT, "The drama."),
        "alias": column(TEXT, "The name, in any language and script."),
    },
    key=["drama_id", "alias"],
    files=["catalogue/aliases.csv"],
    references=[(["drama_id"], "drama")],
)

DRAMA_REF = contract(
    "drama_ref",
    "a drama's identifier elsewhere",
    {
        "drama_id": column(TEXT, "The drama."),
        "authority": column(TEXT, "Who gave the identifier.", one_of("mdl", "tmdb", "wikidata")),
        "ref": column(TEXT, "The identifier there."),
    },
    key=["authority", "ref"],
    files=["catalogue/refs.csv"],
    references=[(["drama_id"], "drama")],
)

DRAMA_GENRE = contract(
    "drama_genre",
    "a genre of a drama",
    {"drama_id": column(TEXT, "The drama."), "genre": column(TEXT, "The genre.")},
    key=["drama_id", "genre"],
    files=["catalogue/genres.csv"],
    references=[(["drama_id"], "drama")],
)

DRAMA_NETWORK = contract(
    "drama_network",
    "a network or service that first showed a drama",
    {
        "drama_id": column(TEXT, "The drama."),
        "position": column(WHOLE, "Order in which the network is named.", between(1, 50)),
        "network": column(TEXT, "Its name."),
    },
    key=["drama_id", "network"],
    files=["catalogue/networks.csv"],
    references=[(["drama_id"], "drama")],
)

DRAMA_CREDIT = contract(
    "drama_credit",
    "a person's part in making a drama",
    {
        "drama_id": column(TEXT, "The drama."),
        "role": column(TEXT, "What they did.", one_of("writer", "director")),
        "position": column(WHOLE, "Order in which they are named.", between(1, 200)),
        "person": column(TEXT, "Their name."),
    },
    key=["drama_id", "role", "person"],
    files=["catalogue/credits.csv"],
    references=[(["drama_id"], "drama")],
)
