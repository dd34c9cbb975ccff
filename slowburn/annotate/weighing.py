"""Weighing what patterns find against what coded sentences teach, and adding what they miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slowburn.annotate.learned import Learned
from slowburn.annotate.patterns import PATTERNS, Pattern, Stance
from slowburn.annotate.reach import WORDS, Mention
from slowburn.annotate.stances import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from slowburn.annotate.sentences import Sentences

# All set by precision and recall on texts that nothing was learnt from.
TRUSTED = 0.1
"""What a pattern's confidence adds to the score of its sentence."""
ENOUGH = 0.12
"""The least sum of the two: below it the sentence's words speak of something else."""
CLEAR = 0.18
"""The score from which the words alone make a statement."""
CLEARER = 0.2
"""The same where one word speaks loudest and none beside it: it is often meant otherwise."""
SURE = (0.55, 0.9)
"""Confidence of a statement by words alone: at a score of nothing, and at most."""
TURNED = 0.7
"""Share of avoidance in a trope's score that makes its statement one of avoidance."""
UPHELD = 0.1
"""Share below which a negation in the sentence is none of the trope."""


def learned(language: str, nlp: Language) -> Learned | None:
    """Return what was learnt for the language, if anything was."""
    file = PATTERNS / language / "words.npz"
    return Learned(nlp, file) if file.exists() else None


class Weighed:
    """The mentions of tropes in a document, and what is said of them, in the light of its words."""

    def __init__(self, learned: Learned | None, sentences: Sentences) -> None:
        """Score the sentences.

        Args:
            learned: What was learnt; without it, only patterns count.
            sentences: The document's sentences.
        """
        ends = [end for _, end in sentences.bounds]
        self._learned = learned if ends else None
        self._sentences = sentences
        self._tropes = list(learned.columns) if learned else []
        self._scores = self._learned.scores(sentences.norms, ends) if self._learned else None
        self._clear: dict[int, list[int]] = {}
        if self._scores is not None:
            tropes = self._scores[:, : len(self._tropes)]
            for row, column in np.argwhere(tropes > CLEAR).tolist():
                self._clear.setdefault(row, []).append(column)

    def mentions(self, number: int, found: list[Mention]) -> Iterator[Mention]:
        """Yield where a sentence speaks of a trope.

        Args:
            number: The sentence.
            found: What patterns found in it.
        """
        if self._learned is None or self._scores is None:
            yield from found
            return
        columns = self._learned.columns
        for mention in found:
            pattern = mention.pattern
            around = self._scores[max(0, number - 1) : number + 2, columns[pattern.trope]]
            if around.max() + TRUSTED * pattern.confidence >= ENOUGH:
                yield mention
        told = {mention.pattern.trope for mention in found}
        start, end = self._sentences.bounds[number]
        for column in self._clear.get(number, ()):
            score, trope = float(self._scores[number, column]), self._tropes[column]
            if trope not in told:
                first, last = self._learned.evidence(self._sentences.norms[start:end], trope)
                if last - first == 1 and score < CLEARER:
                    continue
                confidence = min(SURE[0] + score / 2, SURE[1])
                pattern = Pattern(trope, WORDS, Stance.PRESENT, confidence)
                yield Mention(pattern, first, last, frozenset())

    def verdict(self, number: int, mention: Mention) -> Verdict:
        """Return what the sentence says of the trope, by its cues and by its words."""
        verdict = self._sentences.verdict(number, mention)
        if self._learned is None or self._scores is None or verdict.stance is None:
            return verdict
        by_words = mention.pattern.name == WORDS
        if verdict.cue and not by_words:
            return verdict
        column = self._learned.columns[mention.pattern.trope]
        score = max(float(self._scores[number, column]), CLEAR)
        share = float(self._scores[number, column + len(self._learned.columns)]) / score
        if verdict.stance is Stance.PRESENT and share > TURNED:
            return Verdict(Stance.AVOIDED)
        if verdict.stance is Stance.AVOIDED and by_words and share < UPHELD:
            return Verdict(Stance.PRESENT)
        return verdict
