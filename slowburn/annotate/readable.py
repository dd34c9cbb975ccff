"""Text as it is read: one form of space, quote and hyphen, and a way back to the given text."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "“": '"', "”": '"', "\r": " ", "\u2028": "\n"}
    | {"\u2029": "\n", "\u0085": "\n", "\x0b": "\n", "\x0c": "\n", "\t": " ", "\u3000": " "}
    | dict.fromkeys(map(chr, [0x2010, 0x2011, 0xFE63, 0xFF0D]), "-")
    | dict.fromkeys(map(chr, [*range(9), *range(14, 32), 127, 0xFFFD]), " ")
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), " ")
    | dict.fromkeys(map(chr, [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F]), " ")
)
"""Characters that stand for another in the eyes of a reader. Control characters are space, and so
are the halves of characters that JSON can write and spaCy cannot read."""

UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Soft hyphens, zero-width characters and marks of direction: they are within words at will."""

DROPPED = re.compile(f"[{UNSEEN}*_]+|(?<=[ \n])[ \n]+|(?<=[^\\w\\s]{{3}})[^\\w\\s]+")
"""Also a fourth mark in a row and those after it, over which a tokenizer takes long."""
ENDLESS = re.compile(r"(\S{199})\S")
"""So many characters without a space are no words, and take a tokenizer long."""
HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
LINE_END = re.compile(r" ?\n[ \n]*")
WRAPPED = range(60, 121)
"""Characters of a line that was broken for its length, not because a sentence ended."""
WRAPPED_FOR_SURE = range(40, 121)
"""The same where the next line goes on in lower case."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A text as it is read.

    Attributes:
        text: The text; it may be shorter than the given one, never longer.
        origin: For each character where it stood in the given text; None if nothing was left out.
    """

    text: str
    origin: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from ``start`` up to ``end`` stood in the given text."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def readable(given: str) -> Readable:
    """Return the text without what cannot be seen, in one form of space, quote and hyphen.

    A hyphen within a word becomes a space, so that "slow-burn" reads like "slow burn". A single
    line end becomes a space where the line was broken for its length; every other one is kept and
    ends a sentence.
    """
    text = ENDLESS.sub(r"\1 ", HYPHEN.sub(" ", _unwrapped(given.translate(SAME_LENGTH))))
    dropped = list(DROPPED.finditer(text))
    if not dropped:
        return Readable(text, None)
    parts, origin, at = [], array("I"), 0
    for gap in dropped:
        parts.append(text[at : gap.start()])
        origin.extend(range(at, gap.start()))
        at = gap.end()
    parts.append(text[at:])
    origin.extend(range(at, len(text)))
    return Readable("".join(parts), origin)


def _unwrapped(text: str) -> str:
    line_start = 0

    def joined(end: re.Match[str]) -> str:
        nonlocal line_start
        length, line_start = end.start() - line_start, end.end()
        goes_on = text[end.end() : end.end() + 1].islower()
        stopped = text[end.start() - 1 : end.start()] in ".!?:"
        broken = not stopped and length in (WRAPPED_FOR_SURE if goes_on else WRAPPED)
        return (" " if broken and end[0].count("\n") == 1 else "\n") * len(end[0])

    return LINE_END.sub(joined, text)
