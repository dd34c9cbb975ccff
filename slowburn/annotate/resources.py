"""What a language's texts are read with: its pipeline, patterns, cues and classes of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slowburn.annotate.finder import Finder
from slowburn.annotate.language import pipeline
from slowburn.annotate.patterns import load
from slowburn.annotate.reach import STOPS, Mention
from slowburn.annotate.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from slowburn.annotate.patterns import Cue, Pattern
    from slowburn.annotate.sentences import Bounds

    FindMentions = Callable[[int, Collection[str] | None], list[Mention]]


class Resources:
    """Everything that the files of one language say, ready for use.

    Attributes:
        language: Code of the language.
        nlp: The language's pipeline.
    """

    def __init__(self, language: str) -> None:
        """Load the files.

        Args:
            language: Code of the language, a folder of ``data/patterns``.

        Raises:
            PatternError: If the language has no patterns, or they cannot be read.
        """
        loaded = load(language)
        self.language = language
        self.nlp = pipeline(language, loaded.words["endings"])
        self._grammar = {
            name: frozenset(self.nlp.vocab[word].norm_ for word in words)
            for name, words in loaded.words.items()
        }
        self._patterns: Finder[Pattern] = Finder(self.nlp, loaded.patterns)
        self._cues: Finder[Cue] = Finder(self.nlp, loaded.cues)
        self._stops = {self.nlp.vocab.strings.add(stop) for stop in STOPS}

    def sentences(
        self, doc: Doc, titles: Mapping[Bounds, bool], bounds: Sequence[Bounds] = ()
    ) -> Sentences:
        """Return the sentences of a document.

        Args:
            doc: The document.
            titles: Where it names dramas, and whether it is another one than its own.
            bounds: Where the sentences are, if it is known.
        """
        return Sentences(doc, self._cues, self._grammar, titles, bounds)

    def find_mentions(self, sentences: Sentences, titles: Collection[Bounds]) -> FindMentions:
        """Return what finds where a sentence speaks of some tropes, or of any, outside of titles.

        Args:
            sentences: The document's sentences.
            titles: Where it names dramas.
        """
        doc, norms, strings = sentences.doc, sentences.norms, self.nlp.vocab.strings

        def find(number: int, tropes: Collection[str] | None) -> list[Mention]:
            start, end = sentences.bounds[number]
            return _longest(
                Mention(
                    found.meaning,
                    found.start - start,
                    found.end - start,
                    frozenset(strings[norm] for norm in found.own),
                )
                for found in self._patterns.find(
                    doc, norms, start, end, lambda way: tropes is None or way.trope in tropes
                )
                if self._stops.isdisjoint(norms[found.start : found.end])
                and not any(found.start < last and first < found.end for first, last in titles)
            )

        return find


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
