"""The annotator: a text in, the statements about tropes in it out, each with its reason."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from slowburn.annotate.finder import Finder
from slowburn.annotate.language import pipeline
from slowburn.annotate.patterns import Stance, load
from slowburn.annotate.pieces import pieces
from slowburn.annotate.reach import STOPS, Mention
from slowburn.annotate.readable import readable
from slowburn.annotate.sentences import Sentences
from slowburn.annotate.titles import Titles
from slowburn.annotate.weighing import Weighed, learned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from slowburn.annotate.patterns import Cue, Pattern
    from slowburn.annotate.sentences import Bounds
    from slowburn.annotate.stances import Verdict

WORDS_KEPT = 200_000
"""Words that the vocabulary may grow to, some 100 MB."""
CUED = 0.9
"""A stance that rests on a cue is a little less sure than the words of the pattern alone."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A statement about a trope.

    Attributes:
        trope: The trope's identifier.
        stance: What is said of it.
        confidence: How sure the pattern is, 0 to 1.
        start: The first character of the evidence in the given text.
        end: The character after its last.
        because: The pattern with the words that it found, and the cue that decided the stance.
    """

    trope: str
    stance: Stance
    confidence: float
    start: int
    end: int
    because: str


class Annotator:
    """Finds what texts of one language say about tropes. Threads may share one."""

    def __init__(self, language: str = "en", titles: Mapping[str, str] | None = None) -> None:
        """Load the patterns of the language.

        Args:
            language: Code of the language, a folder of ``data/patterns``.
            titles: Titles of dramas, each with what identifies the drama: what a sentence says
                of another drama is then told from what it says of the text's own.

        Raises:
            PatternError: If the language has no patterns, or they cannot be read.
        """
        loaded = load(language)
        self._one_at_a_time = Lock()  # spaCy's vocabulary may not forget words under another's feet
        self._nlp = pipeline(language, loaded.words["endings"])
        self._grammar = {
            name: frozenset(self._nlp.vocab[word].norm_ for word in words)
            for name, words in loaded.words.items()
        }
        self._patterns: Finder[Pattern] = Finder(self._nlp, loaded.patterns)
        self._cues: Finder[Cue] = Finder(self._nlp, loaded.cues)
        self._titles = Titles(self._nlp, titles) if titles else None
        self._learned = learned(language, self._nlp)
        self._stops = {self._nlp.vocab.strings.add(stop) for stop in STOPS}

    def annotate(self, text: str, drama: str = "") -> list[Annotation]:
        """Return the statements about tropes in the text, in the order of their evidence.

        A sentence yields at most one statement for a trope and a stance: the surest.

        Args:
            text: Any text.
            drama: Title of the drama that the text is about, if it is known.
        """
        own = self._titles.own(drama) if self._titles and drama else frozenset()
        found: list[Annotation] = []
        for start, piece in pieces(text):
            # The words that come first are kept, which is fast. Later ones are forgotten after
            # their piece, or a server's memory would grow without end.
            known = len(self._nlp.vocab) < WORDS_KEPT
            with self._one_at_a_time, nullcontext() if known else self._nlp.memory_zone():
                found += self._in_piece(piece, start, own)
        return found

    def _in_piece(self, piece: str, offset: int, own: frozenset[str]) -> Iterator[Annotation]:
        read = readable(piece)
        doc = self._nlp(read.text)
        named = self._titles.named(doc, own) if self._titles else {}
        sentences = Sentences(doc, self._cues, self._grammar, named)
        weighed = Weighed(self._learned, sentences)
        for number, bounds in enumerate(sentences.bounds):
            found = []
            mentions = self._mentions(doc, sentences.norms, bounds, named)
            for mention in weighed.mentions(number, mentions):
                verdict = weighed.verdict(number, mention)
                if verdict.stance and mention.pattern.only in (None, verdict.stance):
                    words = doc[bounds[0] + mention.start : bounds[0] + mention.end]
                    begin, stop = read.span(words.start_char, words.end_char)
                    found.append(
                        Annotation(
                            mention.pattern.trope,
                            verdict.stance,
                            round(mention.pattern.confidence * (CUED if verdict.cue else 1), 2),
                            offset + begin,
                            offset + stop,
                            _because(mention, words.text, verdict),
                        )
                    )
            yield from _settled(found)

    def _mentions(
        self, doc: Doc, norms: list[int], bounds: Bounds, titles: Collection[Bounds]
    ) -> list[Mention]:
        """Return where a sentence speaks of a trope, outside of titles."""
        strings = doc.vocab.strings
        start, _ = bounds
        return _longest(
            Mention(
                found.meaning,
                found.start - start,
                found.end - start,
                frozenset(strings[norm] for norm in found.own),
            )
            for found in self._patterns.find(doc, norms, *bounds)
            if self._stops.isdisjoint(norms[found.start : found.end])
            and not any(found.start < last and first < found.end for first, last in titles)
        )


def _because(mention: Mention, words: str, verdict: Verdict) -> str:
    pattern = f"{mention.pattern.name}: “{words}”"
    return f"{pattern}; {verdict.cue.kind}: “{verdict.cue.text}”" if verdict.cue else pattern


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of the phrases that overlap and speak of the same trope."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start - each.end, each.start)):
        if not any(
            other.pattern.trope == mention.pattern.trope
            and other.start < mention.end
            and mention.start < other.end
            for other in kept
        ):
            kept.append(mention)
    return kept


def _settled(found: Iterable[Annotation]) -> list[Annotation]:
    """Keep the surest statement of a sentence for each trope and stance.

    "He likes her, but never becomes a rival" then says one thing: where a cue speaks against a
    trope, or of a change, the plain mention beside it is left out.
    """
    best: dict[tuple[str, Stance], Annotation] = {}
    for each in sorted(found, key=lambda each: -each.confidence):
        best.setdefault((each.trope, each.stance), each)
    for trope in {trope for trope, _ in best}:
        plain = best.get((trope, Stance.PRESENT))
        others = (best.get((trope, stance)) for stance in (Stance.AVOIDED, Stance.SUBVERTED))
        if plain and any(other and other.confidence >= plain.confidence * CUED for other in others):
            del best[trope, Stance.PRESENT]
    return sorted(best.values(), key=lambda each: (each.start, each.trope))
