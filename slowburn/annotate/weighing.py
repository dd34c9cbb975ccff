"""Weighing what patterns and cues find together with what coded texts teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slowburn.annotate.patterns import Pattern, Stance
from slowburn.annotate.reach import WORDS, Mention
from slowburn.annotate.stances import KINDS
from slowburn.annotate.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from slowburn.annotate.learned import Learned
    from slowburn.annotate.resources import FindMentions
    from slowburn.annotate.sentences import Sentences
    from slowburn.annotate.stances import Verdict

    Array = NDArray[np.float32]
    Numbers = NDArray[np.int64]
    Pair = tuple[int, int]

CONSIDERED = 0.12
"""The least score for which a sentence may speak of a trope, and its patterns are looked for."""
LIKELY = 0.25
"""The least probability of a mention for which cues are looked at."""
# The following were set by precision and recall on reviews that nothing was learnt from.
SURE = 0.4
"""The least probability of a statement."""
ALONE = 0.6
"""The same where the sentences around state next to nothing: the text may be of something else."""
QUIET = 0.15
"""Statements a sentence below which the sentences around state next to nothing."""
AROUND = 10
"""Sentences on each side that count as around."""
FEW = 4
"""Sentences around, of which so few tell nothing."""
LEAST_SCORE = 0.1
"""What shares of a score are taken of, at least: shares of nothing say nothing."""
STANCES = (Stance.PRESENT, Stance.AVOIDED, Stance.SUBVERTED)


class Candidates:
    """The tropes that sentences of a document may speak of.

    Attributes:
        rows: Numbers of the sentences.
        columns: The trope's column of scores for each.
        mentions: The surest pattern for each, if one was found.
    """

    def __init__(self, learned: Learned, sentences: Sentences, find_mentions: FindMentions) -> None:
        """Score the sentences and look for patterns where they may count.

        Args:
            learned: What was learnt.
            sentences: The document's sentences.
            find_mentions: Returns what patterns of some tropes find in a sentence.
        """
        self._learned, self._sentences = learned, sentences
        self._names = list(learned.columns)
        self._words = learned.rows(sentences.words, [end for _, end in sentences.bounds])
        self._scores = learned.scores(self._words)
        tropes = self._scores[:, : len(self._names)]
        self.rows, self.columns = np.nonzero(tropes > CONSIDERED)
        pairs = list(zip(self.rows.tolist(), self.columns.tolist(), strict=True))
        found = self._found(pairs, find_mentions)
        self.mentions = [found.get(pair) for pair in pairs]

    def _found(self, pairs: Iterable[Pair], find_mentions: FindMentions) -> dict[Pair, Mention]:
        """Return the surest pattern for pairs of a sentence and a trope's column."""
        tropes: dict[int, set[str]] = {}
        for row, column in pairs:
            tropes.setdefault(row, set()).add(self._names[column])
        found: dict[Pair, Mention] = {}
        for row, names in tropes.items():
            for mention in find_mentions(row, names):
                only = mention.pattern.only
                if only and self._sentences.verdict(row, mention).stance is not only:
                    continue
                pair = row, self._learned.columns[mention.pattern.trope]
                best = found.get(pair)
                if best is None or best.pattern.confidence < mention.pattern.confidence:
                    found[pair] = mention
        return found

    def of_mentions(self) -> Array:
        """Return the features that tell whether a sentence speaks of a trope: a row for each."""
        rows, tropes = self.rows, self._scores[:, : len(self._names)]
        own = tropes[rows, self.columns]
        around = np.pad(tropes, ((1, 1), (0, 0)))
        near = np.maximum(around[rows, self.columns], around[rows + 2, self.columns])
        second, first = np.partition(tropes[rows], -2, axis=1)[:, -2:].T
        lengths = np.array([end - start for start, end in self._sentences.bounds])
        return np.column_stack(
            [
                own,
                [mention.pattern.confidence if mention else 0 for mention in self.mentions],
                near,
                np.where(own == first, second, first),
                np.log(lengths[rows]),
                self._scores[rows, len(self._names) :],
            ]
        ).astype(np.float32)

    def verdict(self, at: int) -> tuple[Mention, Verdict]:
        """Return where a candidate's trope is spoken of, and what the cues there say of it."""
        mention = self.mentions[at] or self._by_words(at)
        return mention, self._sentences.verdict(int(self.rows[at]), mention)

    def of_stances(self, which: Numbers, verdicts: Sequence[Verdict]) -> Array:
        """Return the features that tell what is said of a trope.

        Args:
            which: Numbers of the candidates.
            verdicts: What the cues say, for each.
        """
        rows, columns = self.rows[which], self.columns[which]
        own = self._scores[rows, columns]
        turned = self._learned.turned(self._words, rows, columns)
        return np.column_stack(
            [
                own,
                self._scores[rows, len(self._names) :],
                turned,
                turned / np.maximum(own, LEAST_SCORE)[:, None],
                [_number(verdict) for verdict in verdicts],
            ]
        ).astype(np.float32)

    def _by_words(self, at: int) -> Mention:
        row, column = int(self.rows[at]), int(self.columns[at])
        start, end = self._sentences.bounds[row]
        first, last = self._learned.evidence(self._sentences.words[start:end], column)
        pattern = Pattern(self._names[column], WORDS, Stance.PRESENT, 0)
        return Mention(pattern, first, last, frozenset())


def _number(verdict: Verdict) -> int:
    """Return the number of a kind of verdict: those of one stance are neighbours."""
    stance = STANCES.index(verdict.stance) if verdict.stance else len(STANCES)
    return stance * (len(KINDS) + 1) + (KINDS.index(verdict.cue.kind) + 1 if verdict.cue else 0)


def by_words(learned: Learned, sentences: Sentences, find_mentions: FindMentions) -> Iterator[Told]:
    """Yield what the sentences of a document say of tropes, by words, patterns and cues.

    Args:
        learned: What was learnt.
        sentences: The document's sentences.
        find_mentions: Finds patterns of some tropes in one.
    """
    if not sentences.bounds:
        return
    candidates = Candidates(learned, sentences, find_mentions)
    spoken = learned.mention.chances(candidates.of_mentions())[:, 0]
    likely = np.flatnonzero(spoken > LIKELY)
    if not len(likely):
        return
    seen = [candidates.verdict(at) for at in likely.tolist()]
    said = candidates.of_stances(likely, [verdict for _, verdict in seen])
    stances = learned.stance.chances(said)
    for at, (mention, verdict) in enumerate(seen):
        if mention.pattern.name != WORDS:
            # A phrase stands where it is known what is said of it: the cues decide, all or nothing.
            stances[at] = [stance is verdict.stance for stance in STANCES]
    chances = stances * spoken[likely, None]
    rows, most = candidates.rows[likely], chances.max(axis=1)
    enough = np.where(_quiet(rows, most, len(sentences.bounds)), ALONE, SURE)
    for at in np.flatnonzero(most >= enough).tolist():
        mention, verdict = seen[at]
        stance = STANCES[int(chances[at].argmax())]
        cue = verdict.cue if verdict.stance is stance else None
        yield Told(int(rows[at]), mention, stance, float(most[at]), cue)


def _quiet(rows: Numbers, chances: Array, count: int) -> NDArray[np.bool_]:
    """Return for each sentence in ``rows`` whether those around it state next to nothing.

    Args:
        rows: Numbers of sentences.
        chances: The probability of a statement for each.
        count: How many sentences there are.
    """
    surest = np.zeros(count)
    np.maximum.at(surest, rows, chances)
    sums = np.concatenate([[0], np.cumsum(surest)])
    first, last = np.maximum(rows - AROUND, 0), np.minimum(rows + AROUND + 1, count)
    others = last - first - 1
    stated = (sums[last] - sums[first] - surest[rows]) / np.maximum(others, 1)
    quiet: NDArray[np.bool_] = (stated < QUIET) & (others >= FEW)
    return quiet
