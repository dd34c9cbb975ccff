"""The eight dimensions of maturity, and the weights that a reader gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from slowburn.analysis.vocabulary import UnknownValueError, check_among

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

DIMENSION_COLUMNS = {
    "emotional-maturity": "do the leads listen, reflect, apologise and help? 0 to 100",
    "communication": "do they talk when something goes wrong? 0 to 100",
    "realism": "is love found in everyday life? 0 to 100",
    "friendship": "does love grow out of care and respect, without games? 0 to 100",
    "vulnerability": "are fears and failures shown and met with care? 0 to 100",
    "growth": "do both leads keep their work, friends and selves? 0 to 100",
    "pacing": "does the story build patiently instead of on shocks? 0 to 100",
    "restraint": "does it do without the overused contrivances? 0 to 100",
}
"""Columns of an answer that hold the dimensions, by identifier."""

DIMENSIONS = tuple(DIMENSION_COLUMNS)

MOST = 10.0
WEIGHT = re.compile(r"(?P<dimension>[^:]*):(?P<weight>\d+(?:\.\d+)?)")


def weights_of(given: tuple[str, ...], defaults: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the weights of :data:`DIMENSIONS`, those given as ``pacing:2`` and the defaults.

    Raises:
        UnknownValueError: If one is not of that form, names no dimension, is above 10, or if
            all weights are zero.
    """
    chosen = dict(defaults)
    for text in given:
        match = WEIGHT.fullmatch(text)
        if not match:
            fault = f"The weight “{text}” is not a dimension and a number such as pacing:2."
            raise UnknownValueError("weight", text, [], fault=fault)
        check_among("weight", [match["dimension"]], DIMENSIONS)
        if float(match["weight"]) > MOST:
            fault = f"The weight “{text}” is above {MOST:g}."
            raise UnknownValueError("weight", text, [f"{match['dimension']}:{MOST:g}"], fault=fault)
        chosen[match["dimension"]] = float(match["weight"])
    if not any(chosen.values()):
        fault = "All weights are zero; give at least one dimension some weight."
        raise UnknownValueError("weight", " ".join(given), [], fault=fault)
    return np.array([chosen[dimension] for dimension in DIMENSIONS])
