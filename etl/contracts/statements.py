"""Who says what: the terms that sources use, what texts say outright, and what both come to."""

from __future__ import annotations

from etl.contracts.contract import (
    REAL,
    STANCE,
    TEXT,
    WHOLE,
    between,
    column,
    contract,
)

TERM_USE = contract(
    "term_use",
    "a source's use of one of its terms on a drama, whether or not the term means a trope",
    {
        "source_id": column(TEXT, "The source."),
        "drama_id": column(TEXT, "The drama."),
        "position": column(
            WHOLE,
            "Place of the term in the source's list; empty if unordered.",
            between(1, 10_000),
            optional=True,
        ),
        "term": column(TEXT, "The term as the source writes it."),
    },
    key=["source_id", "drama_id", "term"],
    files=["term_uses/*.csv"],
    references=[(["source_id"], "source"), (["drama_id"], "drama")],
)

STATEMENT = contract(
    "statement",
    "what a text says outright of a trope in a drama, coded by hand",
    {
        "source_id": column(TEXT, "The source."),
        "drama_id": column(TEXT, "The drama."),
        "trope_id": column(TEXT, "The trope."),
        "stance": column(TEXT, "Present, avoided or subverted.", STANCE),
        "confidence": column(REAL, "How surely the text says so.", between(0, 1)),
        "locator": column(TEXT, "Where in the text."),
        "evidence": column(TEXT, "What it says, in the coder's own words."),
    },
    key=["source_id", "drama_id", "trope_id", "stance", "locator"],
    files=["statements/*.csv"],
    references=[
        (["source_id"], "source"),
        (["drama_id"], "drama"),
        (["trope_id"], "trope"),
    ],
)

ANNOTATION = contract(
    "annotation",
    "a source's statement about a trope in a drama",
    {
        "source_id": column(TEXT, "The source."),
        "drama_id": column(TEXT, "The drama."),
        "statement_no": column(WHOLE, "Number of the statement within source and drama, from 1."),
        "trope_id": column(TEXT, "The trope."),
        "stance": column(TEXT, "Present, avoided or subverted.", STANCE),
        "confidence": column(
            REAL, "How surely the source's words say this of the trope.", between(0, 1)
        ),
        "raw_term": column(
            TEXT, "The source's term, where it is a term that says so.", optional=True
        ),
        "locator": column(TEXT, "Where in the source.", optional=True),
        "evidence": column(TEXT, "What the source says, in the coder's own words.", optional=True),
    },
    key=["source_id", "drama_id", "statement_no"],
    references=[
        (["source_id"], "source"),
        (["drama_id"], "drama"),
        (["trope_id"], "trope"),
    ],
)

COVERAGE = contract(
    "coverage",
    "a source has looked at a drama; a drama without a row is unknown to the source, "
    "not without tropes",
    {
        "source_id": column(TEXT, "The source."),
        "drama_id": column(TEXT, "The drama."),
        "n_terms": column(WHOLE, "Terms used, or statements made, of whatever kind."),
        "n_statements": column(WHOLE, "Of these, statements about a trope."),
    },
    key=["source_id", "drama_id"],
    references=[(["source_id"], "source"), (["drama_id"], "drama")],
)
