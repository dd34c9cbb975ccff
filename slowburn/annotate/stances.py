"""What a sentence says of a trope that is named in it: from the cues around it and their reach.

The idea is that of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029) and ConText (Harkema et
al. 2009, doi:10.1016/j.jbi.2009.05.002): cues reach forwards or backwards up to the end of their
clause, and some phrases only look like cues. The kinds of cues, which ``cues.toml`` fills:

- ``not``, ``no``, ``nobody``, ``avoid``: the trope is not there. Two in a row cancel out.
- ``only_looks``: "not only", "can't wait": no negation, though there is one in it.
- ``subverted``: the trope is there, but changed.
- ``expected``: feared or expected; avoided if a ``reversal`` follows, else nothing is said.
- ``elsewhere``, ``hypothetical``, ``unreal``: of other dramas, of what might be, of actors.
  ``itself``, the title of the text's own drama, ends the reach of another's.
- ``taste``, ``mine``: what the writer likes in general, or has in life.
- ``dismissed``, ``affirmed``: the next sentence's answer to such an open statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slowburn.annotate.patterns import Stance
from slowburn.annotate.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from slowburn.annotate.reach import Mention, SeenCue

NEGATIONS = {"not", "no", "nobody", "avoid"}
SILENT = {"elsewhere", "hypothetical"}
KINDS = (
    *("not", "no", "nobody", "avoid", "subverted", "expected", "elsewhere", "hypothetical"),
    *("unreal", "taste", "mine", "dismissed", "affirmed"),
)
"""The kinds of cues that decide a stance, in a lasting order."""
ANSWERS = {"reversal", "dismissed", "affirmed"}
OPPOSITE = {Stance.PRESENT: Stance.AVOIDED, Stance.AVOIDED: Stance.PRESENT}
SHORT = 7
"""Words of a question that may do without a question word."""
CLOSE = 4
"""Words over which two negations cancel out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a trope at one place.

    Attributes:
        stance: The stance, or None if nothing is said of this drama.
        cue: The cue that decided, or None if the words of the pattern speak for themselves.
        open: Whether the next sentence may settle what this one leaves open.
    """

    stance: Stance | None
    cue: SeenCue | None = None
    open: bool = False


class Clause:
    """A sentence's words and cues, and what they say of a mention in it."""

    def __init__(
        self,
        words: list[str],
        cues: Iterable[SeenCue],
        grammar: Mapping[str, frozenset[str]],
        *,
        reversed_next: Callable[[], bool],
    ) -> None:
        """Keep the longest of the cues that overlap.

        Args:
            words: Dictionary forms of the sentence's tokens.
            cues: The cues that were found in it.
            grammar: Classes of words from ``words.toml``.
            reversed_next: Tells whether the next sentence takes back what this one feared.
        """
        self._words = words
        self._grammar = grammar
        self._reach = Reach(words, grammar)
        self._reversed_next = reversed_next
        self._cues: list[SeenCue] = []
        for cue in sorted(cues, key=lambda cue: (cue.start - cue.end, cue.start)):
            if all(_beside(cue, kept) for kept in self._cues):
                self._cues.append(cue)
        self._cues.sort(key=lambda cue: cue.start)

    def verdict(self, mention: Mention) -> Verdict:
        """Return what the sentence says of the trope."""
        cues = [cue for cue in self._cues if not self._part_of(cue, mention)]
        for cue in cues:
            if cue.kind == "unreal":
                return Verdict(None, cue)
            if cue.kind in SILENT and self._silences(cue, mention):
                return Verdict(None, cue, open=True)
            if cue.kind == "mine" and mention.start - 1 <= cue.end <= mention.start:
                return Verdict(None, cue)
            if (
                cue.kind == "taste"
                and self._reach.reaches(cue, mention)
                and self._general(cue, mention)
            ):
                return Verdict(None, cue)
        for cue in cues:
            if cue.kind == "expected" and not cue.after and self._reach.reaches(cue, mention):
                return self._expected(cue, cues, mention)
        if self._asks(mention):
            return Verdict(None, open=True)
        return self._stated(cues, mention)

    def _asks(self, mention: Mention) -> bool:
        """Return whether the mention is in a question, not in a statement made in disbelief."""
        asking = len(self._words) <= SHORT or self._words[0] in self._grammar["asking"]
        return "?" in self._words[mention.end :] and (asking or not self._grammar["asking"])

    def _silences(self, cue: SeenCue, mention: Mention) -> bool:
        """Return whether the cue reaches the mention, past no word of the text's own drama."""
        own = any(
            other.kind == "itself" and cue.end <= other.start < mention.start
            for other in self._cues
        )
        return not own and self._reach.reaches(cue, mention)

    def _stated(self, cues: list[SeenCue], mention: Mention) -> Verdict:
        own = mention.pattern.stance
        negation = self._negation(cues, mention)
        changed = next(
            (cue for cue in cues if cue.kind == "subverted" and self._reach.reaches(cue, mention)),
            None,
        )
        if changed and not self._cancelled(changed, cues) and own is not Stance.AVOIDED:
            return Verdict(Stance.SUBVERTED, changed)
        if negation is None or changed:
            return Verdict(own)
        return Verdict(OPPOSITE.get(own), negation)

    def _expected(self, cue: SeenCue, cues: list[SeenCue], mention: Mention) -> Verdict:
        taken_back = self._reversed_next() or any(
            other.kind in ("reversal", "dismissed", *NEGATIONS) and other.start >= mention.end
            for other in cues
        )
        if taken_back:
            return Verdict(OPPOSITE.get(mention.pattern.stance), cue)
        return Verdict(None, cue, open=True)

    def _negation(self, cues: list[SeenCue], mention: Mention) -> SeenCue | None:
        """Return the nearest negation that reaches the mention, unless another cancels it."""
        reaching = [
            cue for cue in cues if cue.kind in NEGATIONS and self._reach.reaches(cue, mention)
        ]
        if not reaching:
            return None
        nearest = min(
            reaching, key=lambda cue: max(mention.start - cue.end, cue.start - mention.end)
        )
        return None if self._cancelled(nearest, cues) else nearest

    def _cancelled(self, cue: SeenCue, cues: list[SeenCue]) -> bool:
        return any(
            other.kind in NEGATIONS
            and not other.after
            and other.end <= cue.start <= other.end + CLOSE
            and not self._reach.broken(other.end, cue.start)
            and "," not in self._words[other.end : cue.start]
            and self._grammar["list_ends"].isdisjoint(self._words[other.end : cue.start])
            for other in cues
        )

    def _general(self, cue: SeenCue, mention: Mention) -> bool:
        return self._grammar["specific"].isdisjoint(self._words[cue.end : mention.start])

    def _part_of(self, cue: SeenCue, mention: Mention) -> bool:
        """Return whether the cue is nothing but words that the pattern itself names."""
        if cue.kind in NEGATIONS | {"taste"} and cue.start < mention.start:
            return False
        common = self._words[max(cue.start, mention.start) : min(cue.end, mention.end)]
        return not mention.own.isdisjoint(common)


def _beside(cue: SeenCue, kept: SeenCue) -> bool:
    """Return whether the cues do not overlap, or may both stand: the same words in two roles."""
    if cue.end <= kept.start or kept.end <= cue.start:
        return True
    if cue.after != kept.after:
        return True
    if "only_looks" in (cue.kind, kept.kind):
        return False
    same = (cue.start, cue.end) == (kept.start, kept.end)
    return same or bool({cue.kind, kept.kind} & ANSWERS)
