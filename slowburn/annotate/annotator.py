"""The annotator: a text in, the statements about tropes in it out, each with its reason."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from slowburn.annotate.learned import Learned
from slowburn.annotate.pieces import pieces
from slowburn.annotate.readable import readable
from slowburn.annotate.resources import Resources
from slowburn.annotate.titles import Titles
from slowburn.annotate.told import by_patterns
from slowburn.annotate.weighing import by_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slowburn.annotate.patterns import Stance
    from slowburn.annotate.told import Told

WORDS_KEPT = 200_000
"""Words that the vocabulary may grow to, some 100 MB."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A statement about a trope.

    Attributes:
        trope: The trope's identifier.
        stance: What is said of it.
        confidence: The probability that a careful reader would say so too, 0 to 1.
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

    def __init__(
        self,
        language: str = "en",
        titles: Mapping[str, str] | None = None,
        *,
        weighed: bool = True,
    ) -> None:
        """Load the patterns of the language.

        Args:
            language: Code of the language, a folder of ``data/patterns``.
            titles: Titles of dramas, each with what identifies the drama: what a sentence says
                of another drama is then told from what it says of the text's own.
            weighed: Whether patterns and cues are weighed against what coded texts teach, where
                the language has any. Else they alone decide.

        Raises:
            PatternError: If the language has no patterns, or they cannot be read.
        """
        self._one_at_a_time = Lock()  # spaCy's vocabulary may not forget words under another's feet
        self._resources = Resources(language)
        self._titles = Titles(self._resources.nlp, titles) if titles else None
        self._learned = Learned.shipped(self._resources) if weighed else None

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
            nlp = self._resources.nlp
            known = len(nlp.vocab) < WORDS_KEPT
            with self._one_at_a_time, nullcontext() if known else nlp.memory_zone():
                found += self._in_piece(piece, start, own)
        return found

    def _in_piece(self, piece: str, offset: int, own: frozenset[str]) -> Iterator[Annotation]:
        read = readable(piece)
        doc = self._resources.nlp(read.text)
        titles = self._titles.named(doc, own) if self._titles else {}
        sentences = self._resources.sentences(doc, titles)
        find = self._resources.find_mentions(sentences, titles)
        found: dict[int, list[Annotation]] = {}
        for told in (
            by_words(self._learned, sentences, find)
            if self._learned
            else by_patterns(sentences, find)
        ):
            start, _ = sentences.bounds[told.number]
            words = doc[start + told.mention.start : start + told.mention.end]
            begin, stop = read.span(words.start_char, words.end_char)
            found.setdefault(told.number, []).append(
                Annotation(
                    told.mention.pattern.trope,
                    told.stance,
                    round(told.confidence, 2),
                    offset + begin,
                    offset + stop,
                    _because(told, words.text),
                )
            )
        for number in sorted(found):
            yield from sorted(found[number], key=lambda each: (each.start, each.trope))


def _because(told: Told, words: str) -> str:
    pattern = f"{told.mention.pattern.name}: “{words}”"
    return f"{pattern}; {told.cue.kind}: “{told.cue.text}”" if told.cue else pattern
