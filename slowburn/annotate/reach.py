"""How far a cue reaches in its sentence: to its clause's end, along lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slowburn.annotate.patterns import Pattern

STOPS = frozenset(";:—–()[]…/") | {"--", "..", "..."}
"""Marks that neither a cue nor a pattern reaches across."""
WORDS = "words"
"""Name of the pattern that stands for words which tell of a trope, wherever they are."""
NEAR = 8
"""Words over which a cue still speaks of a trope before it, or of a change in it."""


@dataclass(frozen=True, slots=True)
class SeenCue:
    """A cue in a sentence: its kind, its first word, the word after its last, and its text."""

    kind: str
    after: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in a sentence a pattern was found, and the words that the pattern itself names."""

    pattern: Pattern
    start: int
    end: int
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """The reach of cues in one sentence.

    Attributes:
        words: Dictionary forms of the sentence's tokens.
        grammar: Classes of words from ``words.toml``.
    """

    words: list[str]
    grammar: Mapping[str, frozenset[str]]

    def reaches(self, cue: SeenCue, mention: Mention) -> bool:
        """Return whether the cue speaks of the mention."""
        if mention.start <= cue.start and cue.end <= mention.end:
            return True
        if cue.after:
            near = 0 if cue.kind == "no" else NEAR
            return 0 <= cue.start - mention.end <= near and not self.broken(mention.end, cue.start)
        start = self._past_aside(cue.end)
        if cue.start >= mention.start or self.broken(start, mention.start):
            return False
        return self._reaches_over(self.words[start : mention.start], cue, mention)

    def _past_aside(self, start: int) -> int:
        """Return where a sentence goes on after an aside: "not, for once, the heir"."""
        if (
            self.words[start : start + 1] != [","]
            or "," not in self.words[start + 1 : start + NEAR]
        ):
            return start
        return self.words.index(",", start + 1) + 1

    def _reaches_over(self, between: list[str], cue: SeenCue, mention: Mention) -> bool:
        far = mention.pattern.name == WORDS and cue.kind == "not"
        if far or cue.kind == "nobody" or (cue.kind == "no" and self._opens(cue.start)):
            # The subject of the clause: what it does not do is denied, unless it is only unknown.
            unknown = self.grammar["factive"].isdisjoint(between)
            return unknown and self._listed(cue, mention, {"or", "nor", "and"})
        if cue.kind == "not":
            joints = [at for at, word in enumerate(between) if word in ("or", "nor")]
            parts = [between, between[joints[-1] + 1 :]] if joints else [between]
            return any(map(self._carries, parts)) and self._listed(cue, mention, {"or", "nor"})
        if cue.kind == "no":
            direct = self.grammar["prepositions"].isdisjoint(between)
            hollow = not self.grammar["hollow"].isdisjoint(between)
            return (direct or hollow) and self._listed(cue, mention, {"or", "nor"})
        if cue.kind == "avoid":
            stays = self.grammar["turns"].isdisjoint(between)
            return stays and self._listed(cue, mention, {"or", "nor", "and"})
        if cue.kind == "subverted":
            return len(between) <= NEAR and "," not in between
        return True

    def _opens(self, at: int) -> bool:
        """Return whether a clause begins at the word."""
        return at == 0 or self.words[at - 1] in STOPS or self.words[at - 1] in {",", "and", "but"}

    def _carries(self, between: list[str]) -> bool:
        """Return whether "not" denies the trope, not a verb that takes the trope for granted."""
        for word in between:
            if word not in self.grammar["light"]:
                return word in self.grammar["existing"]
        return True

    def _listed(self, cue: SeenCue, mention: Mention, joints: set[str]) -> bool:
        """Return whether commas on the way belong to a list that the cue governs."""
        for at in range(max(cue.end + 2, self._past_aside(cue.end)), mention.start):
            if self.words[at] == "," and joints.isdisjoint(self._rest(at)):
                return False
        return True

    def _rest(self, at: int) -> list[str]:
        for stop in range(at + 1, len(self.words)):
            if self._breaks(stop):
                return self.words[at:stop]
        return self.words[at:]

    def broken(self, start: int, end: int) -> bool:
        """Return whether a clause ends between two places."""
        return any(self._breaks(at) for at in range(start, end))

    def _breaks(self, at: int) -> bool:
        word = self.words[at]
        if word in STOPS or word in self.grammar["clause_starts"]:
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        return word in (",", "and", "or", '"') and following in self.grammar["subjects"]
