"""Finding rows of items in a sentence: spaCy's Matcher, asked only where it can find something.

The Matcher tries every pattern at every token. Thousands of patterns would take seconds for a
page, so each row is filed under its rarest place and its second rarest: a row is tried only where
a word of the rarest stands, in a sentence that has a word for every other place too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from spacy.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from slowburn.annotate.notation import Item, Row

Meaning = TypeVar("Meaning")

STOP_WORD_COUNTS_AS = 300
NOTHING: dict[Any, Any] = {}
ALONE = -1
"""What a row of one place is filed under; the identifier of no word."""
Place = frozenset[int]
"""The dictionary forms that may stand in one place of a row."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A row that stands in a sentence.

    Attributes:
        meaning: What the row was filed with.
        start: Its first token.
        end: The token after its last.
        own: The dictionary forms that the row names itself, gaps left out.
    """

    meaning: Meaning
    start: int
    end: int
    own: frozenset[int]


@dataclass(slots=True, eq=False)
class _Filed(Generic[Meaning]):
    """A row, with what must be in a sentence before it is worth trying."""

    meaning: Meaning
    second: Place
    others: tuple[Place, ...]
    own: frozenset[int]
    before: int
    after: int
    row: Row
    matcher: Matcher | None = None


class Finder(Generic[Meaning]):
    """Rows of items, each with a meaning, that can be found in sentences."""

    def __init__(self, nlp: Language, rows: Iterable[tuple[Row, Meaning]]) -> None:
        """File every row under its rarest place."""
        self._nlp = nlp
        rows = list(rows)
        common = Counter(word for row, _ in rows for item in row for word in self._ids(item))
        self._filed: dict[int, dict[int, list[_Filed[Meaning]]]] = {}
        for row, meaning in rows:
            self._file(row, meaning, common)

    def find(
        self,
        doc: Doc,
        norms: list[int],
        start: int,
        end: int,
        wanted: Callable[[Meaning], bool] = lambda _: True,
    ) -> Iterator[Found[Meaning]]:
        """Yield what stands in the sentence from token ``start`` up to ``end``.

        Args:
            doc: The tokens.
            norms: The dictionary form of every token of the document.
            start: The sentence's first token.
            end: The token after its last.
            wanted: Whether rows of a meaning are looked for.
        """
        present = {*norms[start:end], ALONE}
        for at in range(start, end):
            by_second = self._filed.get(norms[at], NOTHING)
            # A row is filed under each word of its second place, and tried once.
            rows = dict.fromkeys(
                row for word in by_second.keys() & present for row in by_second[word]
            )
            for filed in rows:
                if not wanted(filed.meaning):
                    continue
                if any(place.isdisjoint(present) for place in filed.others):
                    continue
                first = max(start, at - filed.before)
                last = min(end, at + filed.after + 1)
                # The same word often suits two places, and stands in the sentence only once.
                beside = norms[first:at] + norms[at + 1 : last]
                if not filed.second or not filed.second.isdisjoint(beside):
                    yield from self._try(filed, doc, first, last, at)

    def _try(
        self, filed: _Filed[Meaning], doc: Doc, first: int, last: int, at: int
    ) -> Iterator[Found[Meaning]]:
        filed.matcher = filed.matcher or self._matcher(filed.row)
        for _, begin, stop in filed.matcher(doc[first:last]):
            if begin <= at - first < stop:
                yield Found(filed.meaning, begin + first, stop + first, filed.own)

    def _file(self, row: Row, meaning: Meaning, common: Counter[int]) -> None:
        places = [frozenset(self._ids(item)) for item in row]
        by_rarity = sorted(
            (number for number, place in enumerate(places) if place),
            key=lambda number: sum(common[word] + self._stop(word) for word in places[number]),
        )
        rarest, *others = by_rarity
        longest = [item.gap or 1 for item in row]
        second = places[others[0]] if others else frozenset()
        filed = _Filed(
            meaning,
            second,
            tuple(places[number] for number in others[1:]),
            frozenset().union(*places),
            before=sum(longest[:rarest]),
            after=sum(longest[rarest + 1 :]),
            row=row,
        )
        for word in places[rarest]:
            under = self._filed.setdefault(word, {})
            for beside in second or {ALONE}:
                under.setdefault(beside, []).append(filed)

    def _ids(self, item: Item) -> list[int]:
        return [self._nlp.vocab[word].norm for word in item.words]

    def _stop(self, norm: int) -> int:
        return STOP_WORD_COUNTS_AS * self._nlp.vocab[norm].is_stop

    def _matcher(self, row: Row) -> Matcher:
        matcher = Matcher(self._nlp.vocab)
        matcher.add("row", [[_token(item, self._nlp) for item in row]], greedy="LONGEST")
        return matcher


def _token(item: Item, nlp: Language) -> dict[str, object]:
    if item.gap:
        return {"OP": f"{{0,{item.gap}}}"}
    if item.number:
        return {"LIKE_NUM": True}
    if item.exact:
        return {"LOWER": {"IN": sorted(item.words)}}
    return {"NORM": {"IN": sorted({nlp.vocab[word].norm_ for word in item.words})}}
