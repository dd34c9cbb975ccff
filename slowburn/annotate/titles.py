"""Titles of dramas in a text: which is its own, and where it speaks of another."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cachedmethod
from rapidfuzz import fuzz, process, utils
from spacy.matcher import PhraseMatcher

from slowburn.annotate.readable import readable
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

ALIKE = 88
"""Of 100: how alike a given name and a title must be to be taken for the same."""
NAMES_REMEMBERED = 10_000
"""Names of which it is known what they stand for: a file of reviews names each drama many times."""
CAPITALS = 2
"""Words in capitals that a title needs: "Love Alarm" stands out from a sentence, "Misty" not."""


def catalogue_titles(data: Path = BUNDLED_DATA) -> dict[str, str]:
    """Return every title and other name in the catalogue with its drama's identifier."""
    names: dict[str, str] = {}
    for file, column in (("aliases.csv", "alias"), ("dramas.csv", "title")):
        with (data / "catalogue" / file).open(encoding="utf-8", newline="") as rows:
            names |= {row[column]: row["drama_id"] for row in csv.DictReader(rows)}
    return names


class Titles:
    """The known titles, to be found in texts where they are capitalised."""

    def __init__(self, nlp: Language, names: Mapping[str, str]) -> None:
        """Take those of the names that stand out in running text.

        Args:
            nlp: The language's pipeline.
            names: Names of dramas, each with what identifies the drama.
        """
        self._dramas = {
            readable(name).text.lower(): drama for name, drama in names.items() if _stands_out(name)
        }
        self._given: LRUCache[Any, frozenset[str]] = LRUCache(NAMES_REMEMBERED)
        self._plain = {name: utils.default_process(name) for name in self._dramas}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._matcher.add("title", [nlp.make_doc(name) for name in self._dramas])

    @cachedmethod(lambda self: self._given)
    def own(self, given: str) -> frozenset[str]:
        """Return the dramas that a name as given stands for, spelling mistakes and all."""
        found = process.extract(
            utils.default_process(given),
            self._plain,
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            limit=None,
        )
        return frozenset(self._dramas[name] for _, _, name in found)

    def named(self, doc: Doc, own: Iterable[str]) -> dict[tuple[int, int], bool]:
        """Return where a text names dramas, as ranges of tokens, and whether it is another drama.

        Args:
            doc: The text.
            own: The dramas that the text is about; if there are none, the one named most often.
        """
        named = [
            (start, end, self._dramas.get(doc[start:end].text.lower(), ""))
            for _, start, end in self._matcher(doc)
            if _stands_out(doc[start:end].text)
        ]
        counted = Counter(drama for *_, drama in named)
        mine = set(own) or {drama for drama, _ in counted.most_common(1)}
        return {(start, end): drama not in mine for start, end, drama in named}


def _stands_out(name: str) -> bool:
    words = name.split()
    capitals = sum(word[0].isupper() and word.isascii() for word in words)
    return capitals >= CAPITALS
