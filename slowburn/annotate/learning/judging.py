"""How good the annotator is on whole reviews that it did not learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slowburn.annotate.learned import Learned
from slowburn.annotate.learning.learn import learn
from slowburn.annotate.weighing import by_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slowburn.annotate.learning.material import Text
    from slowburn.annotate.patterns import Stance
    from slowburn.annotate.resources import Resources

    Statements = set[tuple[str, Stance]]

ONE_IN = 5
"""Of so many reviews one is held out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A review that was held out.

    Attributes:
        coded: What was coded in it, as pairs of trope and stance.
        found: What was found in it.
    """

    coded: Statements
    found: Statements


def held_out(resources: Resources, texts: Sequence[Text]) -> list[Judged]:
    """Return what is found in every fifth review by what all other texts teach.

    Args:
        resources: The language's.
        texts: What was coded.
    """
    out = [number for number, text in enumerate(texts) if text.whole][::ONE_IN]
    kept = [text for number, text in enumerate(texts) if number not in set(out)]
    learned = Learned(resources.nlp, learn(resources, kept))
    return [_judged(resources, learned, texts[number]) for number in out]


def figures(judged: Sequence[Judged], stance: Stance | None = None) -> tuple[float, float, float]:
    """Return precision, recall and F1 over all pairs, or those of one stance.

    Args:
        judged: Reviews.
        stance: The stance; ``None`` for all.
    """

    def count(each: Statements) -> int:
        return sum(stance in (None, said) for _, said in each)

    right = sum(count(each.coded & each.found) for each in judged)
    found = sum(count(each.found) for each in judged)
    coded = sum(count(each.coded) for each in judged)
    return right / max(found, 1), right / max(coded, 1), 2 * right / max(found + coded, 1)


def _judged(resources: Resources, learned: Learned, text: Text) -> Judged:
    doc = resources.nlp("\n".join(sentence for sentence, _ in text.sentences))
    sentences = resources.sentences(doc, {})
    told = by_words(learned, sentences, resources.find_mentions(sentences, ()))
    return Judged(
        {statement for _, states in text.sentences for statement in states},
        {(each.mention.pattern.trope, each.stance) for each in told},
    )
