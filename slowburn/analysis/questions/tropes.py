"""How common is each trope, and what terms is it made of?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.share_columns import SHARE_COLUMNS
from slowburn.analysis.shares import with_share
from slowburn.analysis.vocabulary import check


@question(
    columns={
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "family": "group of the trope",
        "definition": "what it is",
        "counts_when": "the rule by which a coder counts it",
        "counts_not_when": "the nearest confusions, which do not count",
        **SHARE_COLUMNS,
        "avoided": "covered dramas that a source in view says avoid the trope",
        "subverted": "covered dramas that a source in view says subvert the trope",
        "disputed": "dramas on which several sources take more than one stance",
        "statements": "statements about the trope",
    }
)
def tropes(
    ask: Ask, *, trope: Annotated[tuple[str, ...], Help("Tropes; all if none is given.")] = ()
) -> pd.DataFrame:
    """Each trope's rules, and the share of covered dramas that have it."""
    check(ask.warehouse, "trope", trope)
    return with_share(ask.run("tropes", trope=list(trope) or None))


@question(
    columns={
        "source_id": "identifier of the source",
        "source": "name of the source",
        "term": "the source's term, as it writes it",
        "trope_id": "the trope that the term means",
        "stance": "what using the term says of the trope",
        "confidence": "how surely the term means the trope, 0 to 1",
        "reason": "why it was decided so",
        "dramas": "dramas in view that carry the term",
    }
)
def terms(
    ask: Ask, *, trope: Annotated[tuple[str, ...], Help("Tropes; all if none is given.")] = ()
) -> pd.DataFrame:
    """The sources' own terms that tropes are made of."""
    check(ask.warehouse, "trope", trope)
    return ask.run("terms", trope=list(trope) or None)
