"""What the pages on maturity share: the reader's weights, and one drama as each side tells it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from slowburn.analysis.filters import Filters
from slowburn.charts.words import counted
from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.sources import of_many_dramas, of_single_dramas

MOST = 5.0
BY_MANY = {"community tags": "tag", "keywords": "keyword"}
UPLOADED = "uploaded statement"


def draw_weights() -> tuple[str, ...]:
    """Draw a slider for each dimension; return the weights as the questions take them."""
    dimensions = ask("dimensions").table
    names = dict(zip(dimensions["dimension_id"], dimensions["dimension"], strict=True))
    with st.expander("What counts as grown-up: weigh the eight dimensions", icon=":material/tune:"):
        st.caption(
            "The index is the weighted mean of eight dimensions. At first all count alike; a "
            "weight of 0 leaves a dimension out."
        )
        with st.container(horizontal=True, gap="medium"):
            weights = controls.numbers("weight", names, default=1.0, high=MOST, step=0.5, width=220)
    if not any(weights.values()):
        st.info("All weights are 0, so all dimensions count alike.", icon=":material/tune:")
        return ()
    return tuple(f"{name}:{weight:g}" for name, weight in weights.items() if weight != 1.0)


def catalogue_mean(weight: tuple[str, ...]) -> float:
    """Return the index of a drama of which nothing is known, 0 to 100."""
    return float(ask("explain", weight=weight).table["level"].iloc[0])


def on_the_same_terms(filters: Filters) -> Filters:
    """Return the filters with only those sources in view that look at many dramas, if any do.

    A text on one drama can say what the drama avoids, a tag hardly can; so a drama that has texts
    stands in no relation to one that is only tagged.
    """
    many = of_many_dramas(ask("sources", filters).table)
    many = many[many["covered"] > 0]
    return replace(filters, source=tuple(sorted(many["source_id"]))) if len(many) else filters


def tellings(drama_id: str, filters: Filters, weight: tuple[str, ...]) -> pd.DataFrame:
    """Return the index of a drama by each sort of source that speaks of it.

    The columns are label, index, low, high and statements: the fullest text, all texts on the show
    that aired, and the broadest source of many dramas; no row where there are not both sorts.
    """
    verdicts = ask("verdicts", filters, drama=drama_id, weight=weight).table
    alone = verdicts[verdicts["source_id"].notna()]
    texts, many = of_single_dramas(alone), of_many_dramas(alone).head(1)
    if texts.empty or many.empty:
        return alone.head(0).assign(label="")
    is_essay = texts["source_id"].iloc[0].startswith("essay-")
    told = [texts.head(1).assign(label="the essay" if is_essay else "the fullest text")]
    aired = tuple(texts.loc[texts["describes_aired_show"] == True, "source_id"])  # noqa: E712
    if len(aired) > 1:
        together = ask("verdicts", Filters(source=aired), drama=drama_id, weight=weight).table
        told.append(together.head(1).assign(label="reviews of the show that aired"))
    tags = counted(many["statements"].iloc[0], BY_MANY.get(many["source_kind"].iloc[0], UPLOADED))
    return pd.concat([*told, many.assign(label=f"viewers' {tags}")], ignore_index=True)
