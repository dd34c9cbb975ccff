"""The sentences of a document, and what each says of a trope that is mentioned in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from spacy.attrs import NORM

from slowburn.annotate.bags import NO_WORD
from slowburn.annotate.reach import SeenCue
from slowburn.annotate.stances import OPPOSITE, Clause, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from slowburn.annotate.finder import Finder
    from slowburn.annotate.patterns import Cue
    from slowburn.annotate.reach import Mention

MARKS = (frozenset(".!?…。！？\n"), frozenset("\"')]*"))
"""What ends a sentence, and what may still close behind the end."""
Bounds = tuple[int, int]

LONGEST = 120
"""Tokens; a longer row of words without a sentence end is taken apart."""
LONGEST_ANSWER = 16
"""Tokens of a sentence that only answers the one before it."""
OPENING = 4
"""Tokens within which a sentence shows that it takes back the one before it."""


class Sentences:
    """The sentences of a document. Cues are looked for only in those where they matter.

    Attributes:
        doc: The document.
        norms: The dictionary form of each token.
        words: The same, with ``NO_WORD`` for those of a drama's title: they tell of no trope.
        bounds: The first token of each sentence, and the one after its last.
    """

    def __init__(
        self,
        doc: Doc,
        cues: Finder[Cue],
        grammar: Mapping[str, frozenset[str]],
        titles: Mapping[Bounds, bool],
        bounds: Sequence[Bounds] = (),
    ) -> None:
        """Find where the document's sentences begin and end.

        Args:
            doc: The document.
            cues: The cues to look for.
            grammar: Classes of words from ``words.toml``.
            titles: Where the document names dramas, and whether it is another one than its own.
            bounds: Where the sentences are, if it is known.
        """
        strings = doc.vocab.strings
        self.doc = doc
        self.norms = [int(norm) for norm in doc.to_array([NORM]).ravel().tolist()]
        marks = ({strings[mark] for mark in marks} for marks in MARKS)
        self.bounds = list(bounds or _bounds(self.norms, *marks))
        self.words = list(self.norms)
        for start, end in titles:
            self.words[start:end] = [NO_WORD] * (end - start)
        self._finder = cues
        self._grammar = grammar
        self._titles = titles
        self._seen: dict[int, list[SeenCue]] = {}
        self._clauses: dict[int, Clause] = {}

    def verdict(self, number: int, mention: Mention) -> Verdict:
        """Return what the sentence says of the trope; the next one may settle it."""
        verdict = self._clause(number).verdict(mention)
        if not verdict.open:
            return verdict
        own = mention.pattern.stance
        for cue in self._answer(number + 1):
            if cue.kind == "dismissed":
                return Verdict(OPPOSITE.get(own), cue)
            if cue.kind == "affirmed" and cue.start < OPENING:
                return Verdict(own, cue)
        return verdict

    def _clause(self, number: int) -> Clause:
        if number not in self._clauses:
            start, end = self.bounds[number]
            strings = self.doc.vocab.strings
            self._clauses[number] = Clause(
                [strings[norm] for norm in self.norms[start:end]],
                self._cues(number),
                self._grammar,
                reversed_next=partial(self._takes_back, number + 1),
            )
        return self._clauses[number]

    def _cues(self, number: int) -> list[SeenCue]:
        if number >= len(self.bounds):
            return []
        if number not in self._seen:
            start, end = self.bounds[number]
            self._seen[number] = [
                SeenCue(
                    found.meaning.kind,
                    found.meaning.after,
                    found.start - start,
                    found.end - start,
                    self.doc[found.start : found.end].text,
                )
                for found in self._finder.find(self.doc, self.norms, start, end)
            ] + [
                SeenCue(
                    kind="elsewhere" if is_other else "itself",
                    after=False,
                    start=first - start,
                    end=last - start,
                    text=self.doc[first:last].text,
                )
                for (first, last), is_other in self._titles.items()
                if start <= first < end
            ]
        return self._seen[number]

    def _answer(self, number: int) -> list[SeenCue]:
        """Return the cues of a sentence that is short enough to be an answer."""
        if number >= len(self.bounds):
            return []
        start, end = self.bounds[number]
        return self._cues(number) if end - start <= LONGEST_ANSWER else []

    def _takes_back(self, number: int) -> bool:
        return any(
            cue.kind == "dismissed" or (cue.kind == "reversal" and cue.start < OPENING)
            for cue in self._cues(number)
        )


def _bounds(norms: list[int], ends: Collection[int], closers: Collection[int]) -> Iterator[Bounds]:
    """Yield the sentences as ranges of tokens: each up to its end mark and what closes behind it.

    spaCy's sentencizer does the same, but makes an object of every token, which takes a quarter
    of the whole time.
    """
    start, ended = 0, False
    for at, norm in enumerate(norms):
        if at - start == LONGEST or (ended and norm not in ends and norm not in closers):
            yield start, at
            start, ended = at, False
        ended = ended or norm in ends
    if start < len(norms):
        yield start, len(norms)
