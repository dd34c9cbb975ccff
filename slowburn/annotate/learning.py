"""Learning the weights of words from coded sentences: ``python scripts/learn_words.py``.

Ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634) of what was coded on
the words of the sentences and their neighbouring pairs, weighted by rarity (tf-idf).
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array
from scipy.sparse.linalg import lsqr
from spacy.attrs import NORM

from slowburn.annotate.bags import Bags
from slowburn.annotate.language import pipeline
from slowburn.annotate.learned import weighed
from slowburn.annotate.patterns import PATTERNS, Stance, load

if TYPE_CHECKING:
    from pathlib import Path

    Coded = tuple[str, str, Stance | None]

SHRINKAGE = 1.0
CLOSE = 1e-2
"""How near to the exact solution the weights come: nearer changes no second digit of a score."""
SLIGHT = 0.004
"""A weight below this is left out: a sentence's score does not show it."""


def coded_sentences(language: str) -> list[Coded]:
    """Return the language's coded sentences and examples: text, trope, and what it says of it.

    Without a trope are sentences that state none.
    """
    with (PATTERNS / language / "coded.csv").open(encoding="utf-8", newline="") as rows:
        coded: list[Coded] = [
            (row["text"], row["trope"], None if row["stance"] == "none" else Stance(row["stance"]))
            for row in csv.DictReader(rows)
        ]
    return coded + [
        (text, trope, stance)
        for trope, examples in load(language).examples.items()
        for text, stance in examples
    ]


def save(language: str, file: Path) -> int:
    """Learn the weights of a language's words, write them, and return how many sentences taught.

    Args:
        language: Code of the language.
        file: Where to write them, for ``Learned``.
    """
    words_of = load(language).words
    nlp = pipeline(language, words_of["endings"])
    coded = coded_sentences(language)
    docs = [doc.to_array([NORM]).ravel().astype(np.uint64) for doc in nlp.pipe(c[0] for c in coded)]
    norms, ends = np.concatenate(docs), np.cumsum([len(doc) for doc in docs])
    found = [nlp.vocab.strings[int(norm)] for norm in np.unique(norms)]
    skipped = [
        word for word in found if word in words_of["skipped"] or not any(map(str.isalnum, word))
    ]
    words = [word for word in found if word not in set(skipped)]
    bags = Bags(nlp, words, skipped, np.zeros(1, np.int64))
    bags.pairs = np.unique(bags.cells(norms, ends)[1][1])
    present = bags.present(norms, ends)
    spread = np.maximum(np.asarray(present.sum(axis=0)).ravel(), 1)
    rarity = (np.log(len(coded) / spread) + 1).astype(np.float32)
    given = weighed(present, rarity, np.zeros(len(coded), np.int64))
    tropes = list(dict.fromkeys(trope for _, trope, stance in coded if stance is not None))
    wanted = np.zeros((len(coded), 2 * len(tropes)), np.float32)
    for row, (_, trope, stance) in enumerate(coded):
        if stance is not None:
            wanted[row, tropes.index(trope)] = True
            wanted[row, tropes.index(trope) + len(tropes)] = stance is Stance.AVOIDED
    learnt = np.stack(
        [
            lsqr(given, column, damp=SHRINKAGE**0.5, atol=CLOSE, btol=CLOSE)[0]
            for column in wanted.T
        ],
        axis=1,
    )
    weights = csc_array(np.where(np.abs(learnt) < SLIGHT, 0, learnt))
    np.savez_compressed(
        file,
        tropes=tropes,
        words=words,
        skipped=skipped,
        pairs=bags.pairs,
        rarity=rarity.astype(np.float16),
        weights=weights.data.astype(np.float16),
        rows=weights.indices.astype(np.int32),
        starts=weights.indptr.astype(np.int32),
    )
    return len(coded)
