"""Statements under review: found in a text or added by hand, and what a person makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from slowburn.annotate.reasons import without_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slowburn.annotate.annotator import Annotation

LONGEST = 300
"""Characters of a quotation; more is no evidence but the text itself."""
UNSEEN = re.compile(
    "[\x00-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)
"""Signs of control, direction and no width, which have no business in a quotation."""
BY_HAND = "added by hand"


class Verdict(StrEnum):
    """What a person makes of a statement."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(slots=True)
class Statement:
    """A statement about a trope, as the person has it now.

    Attributes:
        document: Place of its text among those that were brought.
        start: The first character of its words in that text.
        end: The character after their last; the same as ``start`` if it stands for the whole text.
        trope: The trope's identifier.
        stance: What is said of it.
        confidence: How sure it is, 0 to 1.
        because: Why: the pattern with its words, or that it was added by hand.
        found: Trope and stance as they were found; ``None`` if it was added by hand.
        verdict: What the person makes of it.
    """

    document: int
    start: int
    end: int
    trope: str
    stance: str
    confidence: float
    because: str
    found: tuple[str, str] | None = None
    verdict: Verdict = Verdict.WAITING

    @property
    def changed(self) -> bool:
        """Whether the person says another trope or stance than was found."""
        return self.found not in (None, (self.trope, self.stance))

    @property
    def reason(self) -> str:
        """Why it is said, without a word of the text."""
        reason = without_quotations(self.because)
        return f"{reason}; changed by hand" if self.changed else reason


def found_in(document: int, annotations: Iterable[Annotation]) -> list[Statement]:
    """Return what was found in a document, to be looked at."""
    return [
        Statement(
            document,
            each.start,
            each.end,
            each.trope,
            str(each.stance),
            each.confidence,
            each.because,
            found=(each.trope, str(each.stance)),
        )
        for each in annotations
    ]


def merged(before: Iterable[Statement], found: Iterable[Statement]) -> list[Statement]:
    """Return what was found anew, with what a person made of the same statements before.

    What was accepted stays, found again or not.
    """
    kept = [each for each in before if each.found is None or each.verdict is not Verdict.WAITING]
    known = {_place(each): each for each in kept if each.found}
    again = [known.pop(_place(each), each) for each in found]
    others = [
        each
        for each in kept
        if each.found is None or (_place(each) in known and each.verdict is Verdict.ACCEPTED)
    ]
    return in_order([*again, *others])


def _place(statement: Statement) -> tuple[object, ...]:
    return (statement.document, statement.start, statement.end, statement.found)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements by their place in the texts."""
    return sorted(statements, key=lambda each: (each.document, each.start, each.end, each.trope))


def quotation(text: str, statement: Statement) -> str:
    """Return the words of a statement as one line, not too long."""
    words = plainly(text[statement.start : statement.end])
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def plainly(text: str) -> str:
    """Return text as one line without signs that cannot be seen."""
    return " ".join(UNSEEN.sub(" ", text).split())
