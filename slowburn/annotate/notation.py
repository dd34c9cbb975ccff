"""The notation that patterns and cues are written in, and what it stands for.

A phrase is a row of items, parted by spaces:

| item            | stands for                                                       |
|-----------------|------------------------------------------------------------------|
| ``fall``        | the word in any inflection: fall, falls, fell, fallen, falling    |
| ``=older``      | the word in exactly this form                                    |
| ``chase|woo``   | one of these words                                               |
| ``(a b|c)``     | one of these phrases                                             |
| ``<person>``    | one of a named class of phrases                                  |
| ``#``           | a number, in digits or words                                     |
| ``..``          | up to two words of any kind; ``...`` five, ``....`` twelve       |
| ``item?``       | the item or nothing                                              |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PART = re.compile(r"\(|\)\??|\||[^\s()|]+")
GAPS = {"..": 2, "...": 5, "....": 12}
MOST_ROWS = 2000
"""A phrase that stands for more rows than these is too loose, and slow to look for."""


class NotationError(ValueError):
    """Raised when a phrase cannot be read."""


@dataclass(frozen=True, slots=True)
class Item:
    """One place in a row.

    Attributes:
        words: The words that may stand here.
        exact: Whether they must stand in just this form, not in another inflection.
        number: Whether a number stands here instead.
        gap: Up to how many words of any kind stand here instead.
    """

    words: frozenset[str] = frozenset()
    exact: bool = False
    number: bool = False
    gap: int = 0


Row = tuple[Item, ...]
Classes = dict[str, tuple[Row, ...]]


def rows_of(phrase: str, classes: Mapping[str, Sequence[Row]]) -> tuple[Row, ...]:
    """Return every row of items that the phrase stands for.

    Raises:
        NotationError: If brackets do not match, a class is unknown, or the phrase is too loose.
    """
    try:
        options, closed = _read(iter(PART.findall(phrase)), classes, inside=False)
    except NotationError as error:
        raise NotationError(f"“{phrase}”: {error}") from None
    if closed:
        raise NotationError(f"“{phrase}”: a bracket is closed that was not opened.")
    rows = dict.fromkeys(_trimmed(row) for row in options)
    if () in rows:
        raise NotationError(f"“{phrase}”: it could be nothing at all.")
    return tuple(rows)


def _read(
    parts: Iterator[str], classes: Mapping[str, Sequence[Row]], *, inside: bool
) -> tuple[tuple[Row, ...], str]:
    """Return the rows up to the end or the closing bracket, and that bracket."""
    finished: list[Row] = []
    places: list[list[Row]] = []
    closing = ""
    in_one_place = False
    for part in parts:
        if part.startswith(")"):
            closing = part
            break
        if part == "|":
            if inside:
                finished += _rows(places)
                places = []
            else:
                in_one_place = True
            continue
        options = _options(part, parts, classes)
        if in_one_place and places:
            places[-1] += options
        else:
            places.append(options)
        in_one_place = False
    if inside and not closing:
        raise NotationError("a bracket is not closed.")
    return tuple(dict.fromkeys([*finished, *_rows(places)])), closing


def _options(part: str, parts: Iterator[str], classes: Mapping[str, Sequence[Row]]) -> list[Row]:
    if part == "(":
        rows, closing = _read(parts, classes, inside=True)
        return [*rows, *([()] if closing == ")?" else [])]
    if part in GAPS:
        return [(Item(gap=GAPS[part]),)]
    name = part.removesuffix("?")
    optional: list[Row] = [()] if part.endswith("?") else []
    if name == "#":
        return [(Item(number=True),), *optional]
    if name.startswith("<"):
        if name[1:-1] not in classes:
            raise NotationError(f"no class of words is called {name}.")
        return [*classes[name[1:-1]], *optional]
    exact = name.startswith("=")
    return [(Item(frozenset([name.removeprefix("=")]), exact),), *optional]


def _rows(places: Iterable[list[Row]]) -> list[Row]:
    gathered = [_gathered(options) for options in places]
    if prod(map(len, gathered)) > MOST_ROWS:
        raise NotationError(f"it stands for more than {MOST_ROWS:,} rows of words.")
    return [sum(chosen, ()) for chosen in product(*gathered)]


def _gathered(options: list[Row]) -> list[Row]:
    """Return the same options, with single words in as few items as possible."""
    words: dict[bool, set[str]] = {}
    others = []
    for row in options:
        if len(row) == 1 and row[0].words:
            words.setdefault(row[0].exact, set()).update(row[0].words)
        else:
            others.append(row)
    single = [(Item(frozenset(found), exact),) for exact, found in words.items()]
    return list(dict.fromkeys([*single, *others]))


def _trimmed(row: Row) -> Row:
    """Return the row without gaps at its ends, which optional items leave behind."""
    named = [at for at, item in enumerate(row) if not item.gap]
    return row[named[0] : named[-1] + 1] if named else ()
