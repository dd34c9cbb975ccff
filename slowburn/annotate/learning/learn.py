"""All of the learning from coded texts, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from slowburn.annotate.learned import Learned
from slowburn.annotate.learning.steps import learn_steps
from slowburn.annotate.learning.words import Material
from slowburn.annotate.weighing import STANCES, Candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from slowburn.annotate.learning.material import Text
    from slowburn.annotate.resources import Resources

    Saved = dict[str, NDArray[Any]]
    Numbers = NDArray[np.int64]

FOLDS = 5
"""Parts that reviews are dealt to; a part is scored by what the others teach."""
NOTHING = len(STANCES)
"""The outcome of a candidate that was not coded."""


def learn(resources: Resources, texts: Sequence[Text]) -> Saved:
    """Return what the texts teach, for ``Learned``.

    Args:
        resources: The language's.
        texts: What was coded, at least some whole reviews of every stance among it.
    """
    material = Material(resources, texts)
    cases = list(_cases(resources, material, texts))
    outcomes = np.concatenate([outcome for _, outcome in cases])
    mention = learn_steps(
        np.concatenate([candidates.of_mentions() for candidates, _ in cases]),
        (outcomes != NOTHING).astype(np.int64),
    )
    stance = learn_steps(
        np.concatenate([_of_coded(*case) for case in cases]), outcomes[outcomes != NOTHING]
    )
    return material.weights() | mention.saved("mention") | stance.saved("stance")


def _cases(
    resources: Resources, material: Material, texts: Sequence[Text]
) -> Iterator[tuple[Candidates, Numbers]]:
    """Yield the candidates of every review, and what was coded of each."""
    whole = [number for number, text in enumerate(texts) if text.whole]
    for fold in range(FOLDS):
        part = whole[fold::FOLDS]
        learned = Learned(resources.nlp, material.weights(part))
        for number in part:
            sentences = resources.sentences(material.docs[number], {}, material.bounds[number])
            find = resources.find_mentions(sentences, ())
            candidates = Candidates(learned, sentences, find)
            coded = [dict(states) for _, states in texts[number].sentences]
            told = [
                coded[row].get(material.tropes[column])
                for row, column in zip(
                    candidates.rows.tolist(), candidates.columns.tolist(), strict=True
                )
            ]
            outcomes = [STANCES.index(stance) if stance else NOTHING for stance in told]
            yield candidates, np.array(outcomes, np.int64)


def _of_coded(candidates: Candidates, outcomes: Numbers) -> NDArray[np.float32]:
    which = np.flatnonzero(outcomes != NOTHING)
    return candidates.of_stances(which, [candidates.verdict(at)[1] for at in which.tolist()])
