"""Names that were promised and are called otherwise now: links with the old ones keep working."""

from __future__ import annotations

import pandas as pd

from etl.contracts.contract import TEXT, column, contract, one_of, row_rule, shaped


def _is_final(rows: pd.DataFrame) -> pd.Series:
    """Whether the new name of each row is no old name itself: neither a chain nor a circle."""
    old = set(zip(rows["what"], rows["old"], strict=True))
    new = zip(rows["what"], rows["new"], strict=True)
    return pd.Series([pair not in old for pair in new], index=rows.index, dtype=bool)


RENAMED = contract(
    "renamed",
    "a name that links may still have, and what it is called now",
    {
        "what": column(
            TEXT,
            "What is called so.",
            one_of(
                "page",
                "parameter",
                "country",
                "drama_format",
                "source",
                "trope",
                "drama",
                "dimension",
            ),
        ),
        "old": column(TEXT, "The name in old links; never given to anything else."),
        "new": column(TEXT, "The name in force."),
        "since": column(
            TEXT,
            "Day of the change.",
            shaped(r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", "must be YYYY-MM-DD"),
        ),
        "reason": column(TEXT, "Why it is called otherwise."),
    },
    key=["what", "old"],
    files=["renamed.csv"],
    rules=[
        row_rule(
            _is_final,
            "leads to a name that is itself an old one; let every old name lead to the one in "
            "force",
        )
    ],
)
