"""On which dramas do two sources differ over a trope?"""

from __future__ import annotations

from typing import Annotated

import pandas as pd

from slowburn.analysis.question import Ask, Help, question
from slowburn.analysis.share_columns import DRAMA_COLUMNS
from slowburn.analysis.vocabulary import check


@question(
    columns={
        **DRAMA_COLUMNS,
        "source_a": "identifier of the first source",
        "says_a": "its stances on the trope; empty where it has looked at the drama and is silent",
        "source_b": "identifier of the second source",
        "says_b": "its stances on the trope; empty where it has looked at the drama and is silent",
        "contradiction": "whether one says present and the other avoided",
    }
)
def differences(
    ask: Ask, *, trope: Annotated[str, Help("The trope.")] = "love-triangle"
) -> pd.DataFrame:
    """Dramas of which one of two sources in view says they have the trope, the other not."""
    check(ask.warehouse, "trope", [trope])
    return ask.run("differences", trope=trope)
