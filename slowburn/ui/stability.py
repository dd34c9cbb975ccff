"""How much the rank of a drama depends on the weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.alt_maturity import stability_alt
from slowburn.charts.stability import stability_figure
from slowburn.ui.asking import ask
from slowburn.ui.figures import mode, show
from slowburn.ui.finder import title_of
from slowburn.ui.maturity_words import FEW
from slowburn.ui.text import as_text

if TYPE_CHECKING:
    import pandas as pd

    from slowburn.analysis.filters import Filters


def show_stability(drama_id: str, filters: Filters, maturity: pd.DataFrame) -> None:
    """Show the ranks of a drama over random weightings, if it can be ranked.

    Args:
        drama_id: The drama.
        filters: What is in view.
        maturity: The answer of ``maturity`` at the reader's weights.
    """
    own = maturity.loc[(maturity["drama_id"] == drama_id) & (maturity["statements"] > 0), "rank"]
    if own.empty or len(maturity) < FEW:
        return
    draws = ask("stability", filters, drama=drama_id)
    low, high = draws.table["rank"].quantile([0.05, 0.95])
    name = as_text(title_of(drama_id))
    ranks = f"{low:,.0f}" if low == high else f"between {low:,.0f} and {high:,.0f}"
    st.markdown(
        f"**How much hangs on the weights?** Of 1,000 random weightings of the eight dimensions, "
        f"nine in ten rank {name} {ranks} of {len(maturity):,}. That is how far the weights alone "
        "move it; how sure the index is comes on top."
    )
    show(
        f"Rank of {name} over 1,000 random weightings",
        stability_figure(draws.table, mode=mode(), dramas=len(maturity), own=int(own.iloc[0])),
        draws,
        alt=stability_alt(draws.table, dramas=len(maturity), own=int(own.iloc[0])),
        key="stability",
    )
