"""How the value of a control stands in an address: read from its texts, and written back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from slowburn.analysis.filters import ALL
from slowburn.ui.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

WHOLE_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)


class Kind(Protocol):
    """A kind of value: how an address writes it, and how a sentence does."""

    def read(self, texts: list[str]) -> tuple[Any | None, list[str]]:
        """Return the value, ``None`` if nothing can be used, and the texts that cannot."""

    def write(self, value: Any) -> list[str]:
        """Return the texts of a value, of which :meth:`read` makes the same value."""

    def in_words(self, value: Any) -> str:
        """Return the value as a sentence names it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values.

    Attributes:
        known: Whether a text is one of them.
        words: The name of a value on the screen.
    """

    known: Callable[[str], bool]
    words: Callable[[str], str | None] = str

    def read(self, texts: list[str]) -> tuple[str | None, list[str]]:
        """Return the first text that is known."""
        value = next((text for text in texts if self.known(text)), None)
        return value, [text for text in texts if text != value]

    def write(self, value: str) -> list[str]:
        """Return the value itself."""
        return [value]

    def in_words(self, value: str) -> str:
        """Return the value's name."""
        return str(self.words(value))


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of several values, in the reader's order; an empty choice is written ``all``.

    Attributes:
        known: Whether a text is one of them.
        words: The name of a value on the screen.
        most: As many can be chosen at once.
        nothing: What an empty choice is called.
    """

    known: Callable[[str], bool]
    words: Callable[[str], str | None] = str
    most: int | None = None
    nothing: str = "none"

    def read(self, texts: list[str]) -> tuple[list[str] | None, list[str]]:
        """Return the known texts, each once."""
        if texts == [ALL]:
            return [], []
        every = [text for text in dict.fromkeys(texts) if self.known(text)]
        value = every[: self.most]
        return value or None, [text for text in texts if text not in value]

    def write(self, value: list[str]) -> list[str]:
        """Return the values, or ``all``."""
        return value or [ALL]

    def in_words(self, value: list[str]) -> str:
        """Return the values' names."""
        return listed([str(self.words(one)) for one in value]) if value else self.nothing


@dataclass(frozen=True, slots=True)
class Span:
    """A range of whole numbers, both ends included; one number is a range of its own."""

    low: int
    high: int

    def read(self, texts: list[str]) -> tuple[tuple[int, int] | None, list[str]]:
        """Return the first and the last number."""
        numbers = [int(text) for text in texts if WHOLE_NUMBER.fullmatch(text)]
        if len(numbers) == len(texts) in (1, 2):
            first, last = numbers[0], numbers[-1]
            if self.low <= first <= last <= self.high:
                return (first, last), []
        return None, [":".join(texts)]

    def write(self, value: tuple[int, int]) -> list[str]:
        """Return both ends."""
        return [str(end) for end in value]

    def in_words(self, value: tuple[int, int]) -> str:
        """Return ``2010 to 2025``."""
        first, last = value
        return f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number for each of several options, of which those moved are written: ``pacing:2``.

    Attributes:
        options: The options.
        high: The highest number; the lowest is 0.
    """

    options: Collection[str]
    high: float

    def read(self, texts: list[str]) -> tuple[dict[str, float] | None, list[str]]:
        """Return the numbers of the options that are named."""
        moved, wrong = {}, []
        for text in texts:
            option, _, number = text.partition(":")
            value = float(number) if NUMBER.fullmatch(number) else -1.0
            if option in self.options and option not in moved and 0 <= value <= self.high:
                moved[option] = value
            else:
                wrong.append(text)
        return moved or None, wrong

    def write(self, value: dict[str, float]) -> list[str]:
        """Return a text for each option."""
        return [f"{option}:{number:g}" for option, number in value.items()]

    def in_words(self, value: dict[str, float]) -> str:
        """Return the texts in a row."""
        return ", ".join(self.write(value)) or "none moved"
