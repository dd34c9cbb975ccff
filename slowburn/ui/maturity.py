"""What the pages on maturity share: the reader's weights, and one drama as each side tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from slowburn.ui import controls
from slowburn.ui.asking import ask
from slowburn.ui.sources import of_many_dramas, of_single_dramas

if TYPE_CHECKING:
    from slowburn.analysis.filters import Filters

MOST = 5.0
BY_MANY = {
    "community tags": "viewers' tags",
    "keywords": "keywords",
    "upload": "uploaded annotations",
}


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


def two_tellings(drama_id: str, filters: Filters, weight: tuple[str, ...]) -> pd.DataFrame:
    """Return the index of a drama by the fullest text alone, and by viewers or keywords alone.

    Two rows with the columns of ``verdicts`` and a ``label``; none where there are not both sorts
    of source.
    """
    verdicts = ask("verdicts", filters, drama=drama_id, weight=weight).table
    alone = verdicts[verdicts["source_id"].notna()]
    text, many = of_single_dramas(alone).head(1), of_many_dramas(alone).head(1)
    if text.empty or many.empty:
        return alone.head(0).assign(label="")
    is_essay = text["source_id"].iloc[0].startswith("essay-")
    told = pd.concat([text, many])
    return told.assign(
        label=[
            "the essay" if is_essay else "the fullest text",
            BY_MANY[many["source_kind"].iloc[0]],
        ]
    )
