"""What sources say of one drama, counted by trope, sort of source and stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.charts.records import records

if TYPE_CHECKING:
    import pandas as pd

STANCES = ("present", "avoided", "subverted")

# Sorts of source in the order in which they stand side by side, and what a narrow column says.
TAGS = "Viewers' tags"
KEYWORDS = "Keywords"
ESSAY = "Essay"
THIS_SHOW = "Articles and reviews of the show that aired"
ANOTHER_SHOW = "Articles on another show"
UPLOADS = "Uploaded annotations"
SHORT = {
    TAGS: "Viewers'<br>tags",
    KEYWORDS: "Keywords",
    ESSAY: "Essay",
    THIS_SHOW: "Reviews,<br>articles",
    ANOTHER_SHOW: "Another<br>show",
    UPLOADS: "Uploads",
}


def sort_of_source(source_id: str, kind: str, describes_aired_show: object) -> str:
    """Return which column a source stands in."""
    if source_id.startswith("upload"):
        return UPLOADS  # whatever kind its owner says it is
    by_kind = {"community tags": TAGS, "keywords": KEYWORDS}
    if kind in by_kind:
        return by_kind[kind]
    if source_id.startswith("essay-"):
        return ESSAY
    return ANOTHER_SHOW if describes_aired_show in (False, "no") else THIS_SHOW


def stance_counts(statements: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each trope, sort of source and stance in the answer to ``statements``.

    The columns are family, trope_id, trope, column (the sort of source), stance, sources (how many
    take the stance), named (their names), and disputed (whether several sources, of whatever
    sort, take different stances on the trope). Tropes keep the order of the answer.
    """
    placed = statements.assign(
        column=[
            sort_of_source(row.source_id, row.source_kind, row.describes_aired_show)
            for row in records(statements)
        ]
    )
    keys = ["family", "trope_id", "trope", "column", "stance"]
    counted = (
        placed.drop_duplicates([*keys, "source_id"])
        .groupby(keys, sort=False)["source"]
        .agg(sources="count", named=list)
        .reset_index()
    )
    voices = placed.groupby("trope_id")[["stance", "source_id"]].nunique()
    disputed = (voices > 1).all(axis="columns")
    return counted.assign(disputed=counted["trope_id"].map(disputed).astype(bool))


def stance_table(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the same counts to read: a row for each trope, a column for each sort of source."""
    counts = stance_counts(statements)
    rank = counts["stance"].map({stance: place for place, stance in enumerate(STANCES)})
    ordered = counts.assign(text=counts["stance"] + " " + counts["sources"].astype(str))
    ordered = ordered.iloc[rank.argsort(kind="stable")]
    cells = ordered.groupby(["family", "trope", "column"], sort=False)["text"].agg(", ".join)
    tropes = counts[["family", "trope", "disputed"]].drop_duplicates()
    if counts.empty:
        return tropes
    wide = cells.unstack("column", fill_value="")
    wide = wide[[column for column in SHORT if column in wide.columns]]
    return tropes.merge(wide.reset_index(), on=["family", "trope"], how="left")
