"""Who has looked at what?"""

from __future__ import annotations

import pandas as pd

from slowburn.analysis.question import Ask, question


@question(
    columns={
        "source_id": "identifier of the source; empty where no source in view has looked",
        "source_kind": "what sort of source it is",
        "year": "year of the first day on air; empty if not known",
        "country": "country of origin, ISO 3166-1 alpha-2",
        "covered": "dramas that the source has looked at",
        "dramas": "dramas in view of that year and country",
        "terms": "terms used, or statements made, of whatever kind",
        "statements": "of these, statements about a trope",
    }
)
def coverage(ask: Ask) -> pd.DataFrame:
    """Dramas that each source has looked at, by year and country."""
    return ask.run("coverage")


@question(
    columns={
        "source_id": "identifier of the source",
        "source": "name of the source",
        "source_kind": "what sort of source it is",
        "publisher": "who publishes it",
        "url": "where it stands",
        "accessed": "when its statements were taken",
        "licence": "on what terms its facts are carried",
        "method": "how its statements came about",
        "limits": "what a reader must know before trusting it",
        "describes_aired_show": "for texts on one drama: whether they describe the show that aired",
        "covered": "dramas in view that it has looked at",
        "terms": "terms used, or statements made, of whatever kind",
        "statements": "of these, statements about a trope",
    }
)
def sources(ask: Ask) -> pd.DataFrame:
    """The sources: who they are, how they came about, and what they cover of what is in view."""
    return ask.run("sources")


@question(
    columns={
        "source_id": "identifier of the source",
        "uses": "uses of a term of the source on a drama in view",
        "decided": "of these, uses of terms that are decided: a trope, or explicitly not one",
        "tropes": "of these, uses of terms that mean a trope",
        "terms": "different terms used",
        "terms_decided": "of these, terms that are decided",
        "share_decided": "decided / uses, 0 to 1",
    }
)
def decided(ask: Ask) -> pd.DataFrame:
    """How much of what sources say in their own terms has been decided."""
    table = ask.run("decided")
    return table.assign(share_decided=table["decided"] / table["uses"])
