"""What the maturity index stands on beside the loadings: its prior, and terms to check it by."""

from __future__ import annotations

from etl.contracts.contract import REAL, TEXT, WHOLE, between, column, contract, one_of

HELD_OUT_TERM = contract(
    "held_out_term",
    "a term by which viewers judge a couple outright, to hold the maturity index against",
    {
        "source_id": column(TEXT, "The source whose word it is."),
        "term": column(TEXT, "The word as the source writes it."),
        "judges": column(TEXT, "What it calls the couple.", one_of("healthy", "unhealthy")),
    },
    key=["source_id", "term"],
    files=["held_out_terms.csv"],
    references=[(["source_id"], "source")],
)

DIMENSION_PRIOR = contract(
    "dimension_prior",
    "where a drama stands on a dimension as long as nothing is known of it",
    {
        "dimension_id": column(TEXT, "The dimension."),
        "mean": column(
            REAL,
            "Mean over dramas of the share of what is said that speaks for the dimension, 0 to 1.",
            between(0, 1),
        ),
        "dramas": column(WHOLE, "Dramas of which anything is said on the dimension."),
    },
    key=["dimension_id"],
    references=[(["dimension_id"], "dimension")],
)
