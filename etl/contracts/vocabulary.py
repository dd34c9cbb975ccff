"""The words of the field: tropes, dimensions of maturity, and how the one speaks for the other."""

from __future__ import annotations

from etl.contracts.contract import (
    FLAG,
    IDENTIFIER,
    REAL,
    STANCE,
    TEXT,
    WHOLE,
    between,
    column,
    contract,
    one_of,
    row_rule,
    shaped,
)

TROPE = contract(
    "trope",
    "a trope",
    {
        "trope_id": column(TEXT, "Identifier; a promise, never reused.", IDENTIFIER),
        "name": column(TEXT, "Name on the screen."),
        "family": column(TEXT, "Group that the trope is listed under."),
        "definition": column(TEXT, "What it is, in one sentence."),
        "counts_when": column(TEXT, "The rule by which a coder counts it."),
        "counts_not_when": column(TEXT, "The nearest confusions, which do not count."),
    },
    key=["trope_id"],
    files=["tropes.csv"],
)

DIMENSION = contract(
    "dimension",
    "a dimension of maturity",
    {
        "dimension_id": column(TEXT, "Identifier.", IDENTIFIER),
        "name": column(TEXT, "Name on the screen."),
        "question": column(TEXT, "The question that the dimension answers of a drama."),
        "essay_section": column(
            WHOLE, "Section of the founding essay that it comes from.", between(1, 9)
        ),
        "default_weight": column(REAL, "Weight in the index unless changed.", between(0, 10)),
    },
    key=["dimension_id"],
    files=["dimensions.csv"],
)

LOADING = contract(
    "loading",
    "how a trope, when present, speaks for or against a dimension",
    {
        "trope_id": column(TEXT, "The trope."),
        "dimension_id": column(TEXT, "The dimension."),
        "loading": column(
            WHOLE,
            "From -2 (strongly against) to 2 (strongly for); a pair without a row says nothing.",
            between(-2, 2),
        ),
        "because": column(TEXT, "The argument, from the meaning of the trope."),
    },
    key=["trope_id", "dimension_id"],
    files=["loadings.csv"],
    references=[(["trope_id"], "trope"), (["dimension_id"], "dimension")],
)

SOURCE = contract(
    "source",
    "who says so",
    {
        "source_id": column(TEXT, "Identifier.", IDENTIFIER),
        "name": column(TEXT, "Name on the screen."),
        "kind": column(
            TEXT,
            "What sort of source it is.",
            one_of("community tags", "keywords", "editorial", "reviews", "upload"),
        ),
        "publisher": column(TEXT, "Who publishes it.", optional=True),
        "url": column(TEXT, "Where it stands.", optional=True),
        "accessed": column(
            TEXT,
            "When its statements were taken: a month or a day.",
            shaped(
                r"^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$",
                "must be YYYY-MM or YYYY-MM-DD",
            ),
        ),
        "licence": column(TEXT, "On what terms its facts are carried."),
        "method": column(TEXT, "How its statements came about."),
        "limits": column(TEXT, "What a reader must know before trusting it."),
        "describes_aired_show": column(
            FLAG,
            "For texts on one drama: whether they describe the show that aired; empty elsewhere.",
            optional=True,
        ),
    },
    key=["source_id"],
    files=["sources.csv"],
)

TERM = contract(
    "term",
    "a source's word, and a trope that it means (or the reason why it means none)",
    {
        "source_id": column(TEXT, "The source whose word it is."),
        "term": column(TEXT, "The word as the source writes it."),
        "decision": column(
            TEXT,
            "`trope`, or what the word is instead.",
            one_of(
                "trope",
                "format",
                "genre",
                "occupation",
                "actor fact",
                "character",
                "relationship",
                "setting",
                "theme",
                "plot",
                "audience",
                "production",
                "other",
            ),
        ),
        "trope_id": column(TEXT, "The trope that it means; empty if it means none.", optional=True),
        "stance": column(TEXT, "What using the word says of the trope.", STANCE, optional=True),
        "confidence": column(
            REAL, "How surely the word means the trope.", between(0, 1), optional=True
        ),
        "reason": column(TEXT, "Why it was decided so."),
    },
    key=["source_id", "term", "trope_id"],
    files=["terms.csv"],
    references=[(["source_id"], "source"), (["trope_id"], "trope")],
    rules=[
        row_rule(
            lambda rows: (rows["decision"] == "trope") == rows["trope_id"].notna(),
            "a term that is a trope names its trope_id, any other names none",
        ),
        row_rule(
            lambda rows: (
                (rows["trope_id"].notna() == rows["stance"].notna())
                & (rows["trope_id"].notna() == rows["confidence"].notna())
            ),
            "stance and confidence are given exactly where a trope_id is",
        ),
    ],
)
