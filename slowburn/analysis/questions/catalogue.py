"""Which dramas are in view?"""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.questions.places import Place
from slowburn.analysis.share_columns import DRAMA_COLUMNS
from slowburn.analysis.vocabulary import check

Stance = Literal["any", "has", "present", "avoided", "subverted"]


@question(
    columns={
        **DRAMA_COLUMNS,
        "format": "how it was made to be shown",
        "networks": "networks and services that first showed it",
        "episodes": "number of episodes",
        "score": "viewers' mean score, 0 to 10",
        "sources": "sources in view that have looked at it",
        "statements": "statements that they make about tropes in it",
        "statements_on_trope": "what each source says of the trope asked for",
    }
)
def dramas(
    ask: Ask,
    *,
    trope: Annotated[str, Help("Only dramas with a statement on this trope.")] = "",
    stance: Annotated[
        Stance,
        Help("Only statements on the trope that take this stance; has: present or subverted."),
    ] = "any",
    also: Annotated[str, Help("Only dramas that have this trope as well.")] = "",
    by: Annotated[
        Literal["none", Place], Help("Only covered dramas of one group: the kind of group.")
    ] = "none",
    place: Annotated[
        str, Help("That group, as `places` names it; empty for the pool of the small ones.")
    ] = "",
    min_covered: Annotated[int, Help("Groups with fewer covered dramas stand together.")] = 10,
) -> pd.DataFrame:
    """The dramas in view, the most watched first; with a trope, those with a statement on it."""
    check(ask.warehouse, "trope", [name for name in (trope, also) if name])
    return ask.run(
        "dramas",
        trope=trope or None,
        stance=None if stance == "any" else stance,
        also=also or None,
        by=None if by == "none" else by,
        place=place or None,
        min_covered=min_covered,
    )


@question(
    columns={
        "dramas": "dramas in view",
        "covered": "of these, dramas that at least one source in view has looked at",
        "sources": "sources that have looked at one",
        "statements": "statements that they make about tropes",
        "first_year": "earliest year in view",
        "last_year": "latest year in view",
    }
)
def view(ask: Ask) -> pd.DataFrame:
    """What is in view, in numbers."""
    return ask.run("view")
