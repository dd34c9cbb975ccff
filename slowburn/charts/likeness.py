"""Tropes in an order in which those that keep the same company stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import pdist

if TYPE_CHECKING:
    from numpy.typing import NDArray


def most_common(table: pd.DataFrame, limit: int, chosen: str | None = None) -> pd.DataFrame:
    """Return the pairs, as ``together`` answers them, of the tropes that most dramas have.

    The ``chosen`` trope is among them, if it is in the table at all.
    """
    sides = [
        table[[f"trope_{side}", f"dramas_{side}"]].set_axis(["trope_id", "dramas"], axis=1)
        for side in "ab"
    ]
    # A pair may leave out terms that mean both; a trope is as common as with the fewest left out.
    tropes = pd.concat(sides).groupby("trope_id", as_index=False)["dramas"].max()
    rank = tropes.assign(first=tropes["trope_id"] == chosen).sort_values(
        ["first", "dramas", "trope_id"], ascending=[False, False, True]
    )
    kept = rank["trope_id"].head(limit)
    return table[table["trope_a"].isin(kept) & table["trope_b"].isin(kept)]


def by_likeness(table: pd.DataFrame) -> list[str]:
    """Return the tropes of the pairs, ordered by hierarchical clustering of their company.

    Two tropes are alike if they are more and less often than chance with the same others. Average
    linkage; the leaves are turned so that neighbours are as alike as can be (Bar-Joseph, Gifford &
    Jaakkola 2001, Bioinformatics 17, S22-S29, as computed by scipy).
    """
    tropes = sorted({*table["trope_a"], *table["trope_b"]})
    if len(tropes) < 3:
        return tropes
    apart = pdist(_company(table, tropes))
    tree = linkage(apart, method="average", optimal_ordering=True)
    return [tropes[leaf] for leaf in leaves_list(tree)]


def _company(table: pd.DataFrame, tropes: list[str]) -> NDArray[np.float64]:
    """Return for each trope how it keeps with every other: the logarithm of seen over expected.

    One drama is added to both, so that pairs hardly expected to meet do not decide the order.
    """
    place = {trope_id: number for number, trope_id in enumerate(tropes)}
    first = [place[trope_id] for trope_id in table["trope_a"]]
    second = [place[trope_id] for trope_id in table["trope_b"]]
    kept = np.log(((table["dramas"] + 1) / (table["expected"] + 1)).to_numpy(dtype=float))
    company = np.zeros((len(tropes), len(tropes)))
    company[first, second] = kept
    company[second, first] = kept
    # A trope is its own best company; so pairs that travel together are alike themselves.
    np.fill_diagonal(company, np.abs(company).max())
    return company
