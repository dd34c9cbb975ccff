"""Which names are merely alike: rapidfuzz compares each with those of about its length."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST = 50_000
"""Different names, and different words, of a file that are compared, the most frequent first.

Against the names of the bundled catalogue this takes about four seconds. Where there are more, the
person is told so.
"""
BLOCK = 500
BEST = 100


def likenesses(
    asked: Collection[str], known: Sequence[str], least: int
) -> dict[str, list[tuple[int, int]]]:
    """Return for each name its likeness to known ones and their places, the likest first.

    Args:
        asked: Plain names, each once.
        known: Plain names.
        least: Likeness from which two names are alike: rapidfuzz's ratio, from 0 to 100.
    """
    order = np.array(sorted(range(len(known)), key=lambda place: len(known[place])), np.int64)
    lengths = np.array([len(known[place]) for place in order])
    of_length: dict[int, list[str]] = defaultdict(list)
    for name in asked:
        of_length[len(name)].append(name)
    # The ratio is 2 m / (a + b) of lengths a and b, of which m letters are shared, at most the
    # shorter one: so a name that is too short or too long cannot reach it.
    furthest = BEST * 2 / least - 1
    found: dict[str, list[tuple[int, int]]] = {}
    for length, names in of_length.items():
        begin = np.searchsorted(lengths, length / furthest - 1, side="left")
        stop = np.searchsorted(lengths, length * furthest + 1, side="right")
        places = order[begin:stop]
        pool = [known[place] for place in places]
        for at in range(0, len(names), BLOCK):
            block = names[at : at + BLOCK]
            scores = process.cdist(
                block, pool, scorer=fuzz.ratio, score_cutoff=least, dtype=np.uint8, workers=-1
            )
            for row in np.flatnonzero(scores.any(axis=1)):
                alike = scores[row].nonzero()[0]
                pairs = [(int(scores[row, each]), int(places[each])) for each in alike]
                found[block[row]] = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    return found
