"""The pattern files of a language: per trope what to look for; beside them words and cues."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from slowburn.annotate.notation import NotationError, rows_of
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from pathlib import Path

    from slowburn.annotate.notation import Classes, Row

PATTERNS = BUNDLED_DATA / "patterns"


class Stance(StrEnum):
    """What a text says of a trope in a drama."""

    PRESENT = "present"
    AVOIDED = "avoided"
    SUBVERTED = "subverted"


class PatternError(ValueError):
    """Raised when a pattern file cannot be used."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of a trope.

    Attributes:
        trope: The trope.
        name: What the way is called, within the trope.
        stance: What it says of the trope by itself.
        confidence: How sure it is, 0 to 1.
        only: The stance that it must come to, given its cues, to count at all: "no envelopes" tells
            of a trope, "an envelope" does not. None if any will do.
    """

    trope: str
    name: str
    stance: Stance
    confidence: float
    only: Stance | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind of words that change what is said of a trope near them.

    Attributes:
        kind: What they do, one of the kinds in ``slowburn/annotate/stances.py``.
        after: Whether they speak of what comes before them.
    """

    kind: str
    after: bool


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything that the files of one language say.

    Attributes:
        patterns: Rows of items, each with the pattern that it belongs to.
        cues: Rows of items, each with its cue.
        words: Classes of single words that the grammar of stances needs.
        examples: Sentences per trope, with the stance each must yield; None for no statement.
    """

    patterns: tuple[tuple[Row, Pattern], ...]
    cues: tuple[tuple[Row, Cue], ...]
    words: dict[str, frozenset[str]]
    examples: dict[str, tuple[tuple[str, Stance | None], ...]]


@cache
def load(language: str, folder: Path = PATTERNS) -> Patterns:
    """Read the pattern files of a language.

    Raises:
        PatternError: If there are none, or one cannot be read, with its name and the phrase.
    """
    files = {path.stem: path for path in sorted((folder / language).glob("*.toml"))}
    if not files:
        raise PatternError(f"There are no patterns for the language “{language}” in {folder}.")
    shared = {name: _read(files.pop(name)) for name in ("words", "cues")}
    classes: Classes = {}
    for name, phrases in shared["words"].items():
        classes[name] = _rows(phrases, classes, f"words.toml: {name}")
    patterns: list[tuple[Row, Pattern]] = []
    examples = {}
    for trope, path in files.items():
        content = _read(path)
        examples[trope] = tuple(_examples(content.pop("examples")))
        for name, entry in content.items():
            stance = Stance(entry.get("stance", Stance.PRESENT))
            only = Stance(entry["only"]) if "only" in entry else None
            pattern = Pattern(trope, name, stance, entry["confidence"], only)
            rows = _rows(entry["phrases"], classes, f"{path.name}: {name}")
            patterns += [(row, pattern) for row in rows]
    return Patterns(
        tuple(patterns),
        tuple(
            (row, Cue(kind, after=place == "after"))
            for kind, places in shared["cues"].items()
            for place, phrases in places.items()
            for row in _rows(phrases, classes, f"cues.toml: {kind}")
        ),
        {
            name: frozenset(word for row in rows if len(row) == 1 for word in row[0].words)
            for name, rows in classes.items()
        },
        examples,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"{path.name}: {error}") from None


def _rows(phrases: str, classes: Classes, where: str) -> tuple[Row, ...]:
    try:
        rows = [
            row for line in phrases.splitlines() if line.strip() for row in rows_of(line, classes)
        ]
    except NotationError as error:
        raise PatternError(f"{where}: {error}") from None
    return tuple(dict.fromkeys(rows))


def _examples(given: dict[str, list[str]]) -> list[tuple[str, Stance | None]]:
    return [
        (sentence, None if stance == "none" else Stance(stance))
        for stance, sentences in given.items()
        for sentence in sentences
    ]
