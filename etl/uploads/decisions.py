"""What a person decides about the files they bring, and what holds until they do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.intake.plain import plain
from etl.intake.titles import MATCHED, NEW, Match, TitleKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.intake.terms import UnknownTerm

AS_NEW, LEFT_OUT = "_new", "_out"
"""A title becomes a new drama, or its rows are left out; no drama has such an identifier."""

NO_TROPE = "_none"
"""A word means no trope; no trope has such an identifier."""


@dataclass(slots=True)
class Decisions:
    """A person's choices; they outlive a file's being read again in another way.

    Attributes:
        titles: By title: a drama of the catalogue, :data:`AS_NEW` or :data:`LEFT_OUT`.
        terms: By plain word: a trope, or :data:`NO_TROPE`.
        country: Country of the new dramas whose file names none; ``None`` leaves it unknown.
    """

    titles: dict[TitleKey, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    country: str | None = None

    def outcome(self, match: Match) -> str | None:
        """Return what becomes of a title; ``None`` while nobody has decided."""
        decided = self.titles.get(match.named.key)
        if decided:
            return decided
        if match.verdict == MATCHED:
            return match.drama_ids[0]
        return AS_NEW if match.verdict == NEW else None

    def undecided(self, matches: Iterable[Match]) -> list[Match]:
        """Return the titles that wait for a decision; their rows are not taken."""
        return [match for match in matches if self.outcome(match) is None]

    def unmapped(self, unknown: Iterable[UnknownTerm]) -> list[UnknownTerm]:
        """Return the words that wait for a decision; they count as looked at, and mean nothing."""
        return [term for term in unknown if plain(term.term) not in self.terms]
