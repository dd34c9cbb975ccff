"""How often two tropes meet by chance, when dramas keep how many they have and tropes how many.

Among all ways to spread the tropes over the dramas, the one of maximum entropy is taken that gives
every drama its own number of tropes, exactly, and every trope its number of dramas, on average.
Then a drama with ``r`` tropes has just the set ``s`` with the probability
``prod(y[t] for t in s) / e_r(y)``, where ``y`` holds one weight a trope and ``e_r`` is the
elementary symmetric polynomial of degree ``r``: the conditional form of Rasch's model (Andersen
1972, J. R. Stat. Soc. B 34, 42-54), also called conditional Bernoulli sampling (Chen, Dempster &
Liu 1994, Biometrika 81, 457-469, whose procedure for the weights is used).

Every sum here is one of positive terms, so nothing cancels, however unequal the weights are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TOLERANCE = 1e-8
MOST_ROUNDS = 200
"""A trope that every drama has would need an infinite weight; then this is close enough."""


def expected_pairs(totals: Floats, sizes: Floats) -> Floats:
    """Return how many dramas have each two tropes, on average, with these margins.

    Args:
        totals: Dramas with each trope, all above 0; shape (tropes,).
        sizes: Dramas with 0, 1, 2, ... tropes; ``sizes @ arange`` is the sum of ``totals``.

    Returns:
        A symmetric matrix of shape (tropes, tropes) with zeros on its diagonal.
    """
    if len(sizes) <= 2:
        return np.zeros((len(totals), len(totals)))
    weights = _weights(totals, sizes)
    others = _without_own(weights)
    before = _polynomials(others, len(sizes))
    # The tropes before the second of a pair meet those behind it, which are taken in from the last.
    behind = np.zeros_like(before[0])
    behind[:, :-2] = (sizes / _polynomials(weights[None], len(sizes))[-1, 0])[2:]
    pairs = np.empty_like(others)
    for second in reversed(range(len(weights))):
        pairs[:, second] = (before[second] * behind).sum(axis=1)
        behind[:, :-1] += others[:, second, None] * behind[:, 1:]
    pairs *= np.outer(weights, weights)
    np.fill_diagonal(pairs, 0)
    return pairs


def _weights(totals: Floats, sizes: Floats) -> Floats:
    """Fit the weights: each is raised by what its trope lacks, until none lacks anything."""
    weights: Floats = totals / totals.mean()
    for _ in range(MOST_ROUNDS):
        lacking = totals / _expected_totals(weights, sizes)
        weights = weights * lacking
        if np.abs(lacking - 1).max() < TOLERANCE:
            break
    return weights


def _expected_totals(weights: Floats, sizes: Floats) -> Floats:
    """Return how many dramas have each trope, on average."""
    others = _polynomials(_without_own(weights), len(sizes))[-1]
    every = _polynomials(weights[None], len(sizes))[-1, 0]
    expected: Floats = weights * (others[:, :-1] @ (sizes / every)[1:])
    return expected


def _without_own(weights: Floats) -> Floats:
    """Return the weights once for each trope, in whose row its own is 0."""
    others: Floats = weights * (1 - np.eye(len(weights)))
    return others


def _polynomials(rows: Floats, terms: int) -> Floats:
    """Multiply out ``prod(1 + y * z for y in row)`` for each row, factor by factor.

    Returns:
        The coefficients of the first ``terms`` powers of ``z``, which are elementary symmetric
        polynomials, before each factor and at the end; shape (factors + 1, rows, terms).
    """
    factors = rows.shape[1]
    products = np.zeros((factors + 1, len(rows), terms))
    products[0, :, 0] = 1
    for place in range(factors):
        products[place + 1] = products[place]
        products[place + 1, :, 1:] += rows[:, place, None] * products[place, :, :-1]
    return products
