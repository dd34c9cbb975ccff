"""What a sentence says of a trope, and how it is found by patterns and cues alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from slowburn.annotate.patterns import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slowburn.annotate.reach import Mention, SeenCue
    from slowburn.annotate.resources import FindMentions
    from slowburn.annotate.sentences import Sentences

CUED = 0.9
"""A stance that rests on a cue is a little less sure than the words of the pattern alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of a trope.

    Attributes:
        number: The sentence's.
        mention: Where it does.
        stance: What it says.
        confidence: How sure it is, 0 to 1.
        cue: The cue that decided the stance, if one did.
    """

    number: int
    mention: Mention
    stance: Stance
    confidence: float
    cue: SeenCue | None


def by_patterns(sentences: Sentences, find_mentions: FindMentions) -> Iterator[Told]:
    """Yield what the sentences of a document say of tropes, by patterns and cues.

    Args:
        sentences: The document's sentences.
        find_mentions: Finds patterns in one.
    """
    found: list[Told] = []
    for number in range(len(sentences.bounds)):
        for mention in find_mentions(number, None):
            verdict = sentences.verdict(number, mention)
            if verdict.stance and mention.pattern.only in (None, verdict.stance):
                sure = mention.pattern.confidence * (CUED if verdict.cue else 1)
                found.append(Told(number, mention, verdict.stance, sure, verdict.cue))
    for _, of_sentence in groupby(found, attrgetter("number")):
        yield from _settled(of_sentence)


def _settled(found: Iterable[Told]) -> Iterable[Told]:
    """Keep the surest statement of a sentence for each trope and stance.

    "He likes her, but never becomes a rival" then says one thing: where a cue speaks against a
    trope, or of a change, the plain mention beside it is left out.
    """
    best: dict[tuple[str, Stance], Told] = {}
    for each in sorted(found, key=lambda each: -each.confidence):
        best.setdefault((each.mention.pattern.trope, each.stance), each)
    for trope in {trope for trope, _ in best}:
        plain = best.get((trope, Stance.PRESENT))
        others = (best.get((trope, stance)) for stance in (Stance.AVOIDED, Stance.SUBVERTED))
        if plain and any(other and other.confidence >= plain.confidence * CUED for other in others):
            del best[trope, Stance.PRESENT]
    return best.values()
