"""What is the maturity of one drama made of?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pandas as pd

from slowburn.analysis.credibility import STRENGTH, Estimate
from slowburn.analysis.dimensions import DIMENSION_COLUMNS, DIMENSIONS
from slowburn.analysis.maturity import SCALE, Scale, estimate_of, heard_of, scale_of
from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.questions.drama import HEAD_OVER_HEELS
from slowburn.analysis.questions.maturity import WEIGHT
from slowburn.analysis.vocabulary import check

STATEMENT = ["source_id", "statement_no", "trope_id", "trope", "stance", "confidence"]
STATEMENT += ["source", "source_kind", "describes_aired_show", "says"]


@question(
    columns={
        "step": "order: 0 is the start, the last is the index",
        "kind": "start (the catalogue's mean), statement, or index",
        "trope_id": "identifier of the trope",
        "trope": "name of the trope",
        "stance": "present or avoided; a subverted trope takes no side and is left out",
        "source_id": "identifier of the source",
        "source": "name of the source",
        "source_kind": "what sort of source it is",
        "confidence": "how surely the source's words say this of the trope, 0 to 1",
        "says": "the source's term, or what it says in the coder's own words",
        "push": "points of the index that the statement adds or takes",
        "level": "where the index stands after this step, 0 to 100",
        **dict.fromkeys(DIMENSION_COLUMNS, "points of the index, by way of this dimension"),
    }
)
def explain(
    ask: Ask,
    *,
    drama: Annotated[str, Help("Identifier of the drama.")] = HEAD_OVER_HEELS,
    weight: Annotated[tuple[str, ...], WEIGHT] = (),
) -> pd.DataFrame:
    """What each statement adds to a drama's index; of the filters, the sources are applied."""
    check(ask.warehouse, "drama", [drama])
    scale = scale_of(ask, weight)
    start = SCALE * scale.share @ scale.prior
    pushes = _pushes(heard_of(ask, (drama,)), scale)
    level = start + pushes["push"].cumsum()
    first = pd.DataFrame({"kind": ["start"], "level": [start]})
    last = pd.DataFrame({"kind": ["index"], "level": [level.iloc[-1] if len(level) else start]})
    steps = pd.concat([first, pushes.assign(kind="statement", level=level), last])
    return steps.assign(step=np.arange(len(steps))).reset_index(drop=True)


def _pushes(heard: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """Return a row for each statement: what it adds to the index, and by which dimension.

    The posterior mean is the prior plus the sum over statements of their strength times how far
    they stand from the prior, over all strength there is: so each has a part of its own, and the
    parts sum to the index.
    """
    place = pd.Index(DIMENSIONS).get_indexer(pd.Index(heard["dimension_id"]))
    total = STRENGTH + heard.groupby("dimension_id")["strength"].transform("sum")
    surprise = heard["speaks_for"] - scale.prior[place]
    push = SCALE * scale.share[place] * heard["strength"] * surprise / total
    by_dimension = heard.assign(push=push).pivot_table(
        index=["source_id", "statement_no"], columns="dimension_id", values="push", aggfunc="sum"
    )
    by_dimension = by_dimension.reindex(columns=list(DIMENSIONS), fill_value=0.0).fillna(0.0)
    statements = heard[STATEMENT].drop_duplicates(["source_id", "statement_no"])
    table = statements.merge(
        by_dimension.assign(push=by_dimension.sum(axis=1)).reset_index(),
        on=["source_id", "statement_no"],
    )
    return table.sort_values("push", key=abs, ascending=False, kind="stable")


@question(
    columns={
        "drama_id": "identifier of the drama",
        "title": "English title",
        "dimension_id": "identifier of the dimension",
        "dimension": "name of the dimension",
        "question": "what the dimension asks of a drama",
        "value": "posterior mean of the dimension, 0 to 100",
        "low": "lower end of the 90 % credible interval of the value",
        "high": "upper end of the 90 % credible interval of the value",
        "prior": "where it would stand if nothing were said: the catalogue's mean, 0 to 100",
        "weight": "weight of the dimension in the index",
        "statements": "statements by sources in view that take a side on the dimension",
    }
)
def dimensions(
    ask: Ask,
    *,
    drama: Annotated[tuple[str, ...], Help("Identifiers of dramas.")] = (HEAD_OVER_HEELS,),
    weight: Annotated[tuple[str, ...], WEIGHT] = (),
) -> pd.DataFrame:
    """The eight dimensions of one or several dramas; of the filters, the sources are applied."""
    check(ask.warehouse, "drama", drama)
    scale = scale_of(ask, weight)
    heard = heard_of(ask, drama)
    parts = []
    for drama_id in dict.fromkeys(drama):
        own = heard[heard["drama_id"] == drama_id]
        found = estimate_of(own, scale)
        low, high = found.interval()
        counts = own.groupby("dimension_id").size().reindex(list(DIMENSIONS), fill_value=0)
        parts.append(
            pd.DataFrame(
                {
                    "drama_id": drama_id,
                    "title": ask.run("drama", drama=drama_id)["title"].iloc[0],
                    "dimension_id": DIMENSIONS,
                    "dimension": scale.table["name"].to_numpy(),
                    "question": scale.table["question"].to_numpy(),
                    "value": SCALE * found.mean,
                    "low": SCALE * low,
                    "high": SCALE * high,
                    "prior": SCALE * scale.prior,
                    "weight": scale.weights,
                    "statements": counts.to_numpy(),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


@question(
    columns={
        "source_id": "identifier of the source; empty for all sources in view together",
        "source": "name of the source",
        "source_kind": "what sort of source it is",
        "describes_aired_show": "for texts on one drama: whether they describe the show that aired",
        "index": "index by this source alone, 0 to 100",
        "low": "lower end of the 90 % credible interval of the index",
        "high": "upper end of the 90 % credible interval of the index",
        "statements": "statements of the source that take a side on a dimension",
    }
)
def verdicts(
    ask: Ask,
    *,
    drama: Annotated[str, Help("Identifier of the drama.")] = HEAD_OVER_HEELS,
    weight: Annotated[tuple[str, ...], WEIGHT] = (),
) -> pd.DataFrame:
    """The index of one drama by each source alone; of the filters, the sources are applied."""
    check(ask.warehouse, "drama", [drama])
    scale = scale_of(ask, weight)
    rows = [_verdict(heard_of(ask, (drama,)), scale)]
    rows += [
        _verdict(own, scale) | {name: own[name].iloc[0] for name in SOURCE}
        for _, own in heard_of(ask, (drama,), each_source=True).groupby("source_id")
    ]
    table = pd.DataFrame(rows, columns=[*SOURCE, "index", "low", "high", "statements"])
    together = table["source_id"].isna()
    order = table.assign(together=together).sort_values(
        ["together", "statements", "source_id"], ascending=[False, False, True]
    )
    return order.drop(columns="together").reset_index(drop=True)


SOURCE = ["source_id", "source", "source_kind", "describes_aired_show"]


def _verdict(heard: pd.DataFrame, scale: Scale) -> dict[str, object]:
    """Return the index that comes of some statements."""
    found: Estimate = estimate_of(heard, scale).weighted(scale.weights)
    low, high = found.interval()
    return {
        "index": SCALE * float(found.mean),
        "low": SCALE * float(low),
        "high": SCALE * float(high),
        "statements": len(heard.drop_duplicates(["source_id", "statement_no"])),
    }
