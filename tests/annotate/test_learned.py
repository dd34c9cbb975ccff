"""What is learnt from coded sentences is up to date, and tells tropes apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from slowburn.annotate.learned import Learned
from slowburn.annotate.learning import coded_sentences, save
from slowburn.annotate.patterns import PATTERNS, load
from slowburn.annotate.weighing import learned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slowburn.annotate.annotator import Annotator

    Statements = set[tuple[str, str]]

SENTENCES = (
    "The director of the firm dates his new assistant.",
    "Two flatmates share a fridge. Nobody shouts.",
    "A prince forgets her after the crash.",
)


def _scores(learnt: Learned, annotator: Annotator) -> np.ndarray:
    docs = [[token.norm for token in annotator._nlp(sentence)] for sentence in SENTENCES]
    return np.concatenate([learnt.scores(doc, [len(doc)]) for doc in docs])


def test_the_weights_are_those_that_the_sentences_teach(
    annotator: Annotator, tmp_path: Path
) -> None:
    save("en", tmp_path / "words.npz")
    shipped = learned("en", annotator._nlp)
    assert shipped is not None
    fresh = Learned(annotator._nlp, tmp_path / "words.npz")
    assert fresh.columns == shipped.columns
    hint = "run: python scripts/learn_words.py"
    assert _scores(fresh, annotator) == pytest.approx(_scores(shipped, annotator), abs=0.02), hint


def test_every_trope_is_taught_by_sentences_of_all_stances_and_of_none() -> None:
    taught: dict[str, set[str | None]] = {}
    for _, trope, stance in coded_sentences("en"):
        if trope:
            taught.setdefault(trope, set()).add(stance)
    assert taught.keys() == load("en").examples.keys()
    assert all(len(stances) == 4 for stances in taught.values())


def test_a_score_is_high_for_its_trope_and_none_for_another(annotator: Annotator) -> None:
    learnt = learned("en", annotator._nlp)
    assert learnt is not None
    boss, memory = (_scores(learnt, annotator)[row] for row in (0, 2))
    columns = learnt.columns
    assert boss[columns["boss-employee"]] > 0.15 > boss[columns["amnesia"]]
    assert memory[columns["royal-court"]] > memory[columns["boss-employee"]]


def test_a_language_without_coded_sentences_learns_nothing(annotator: Annotator) -> None:
    assert not (PATTERNS / "ko" / "words.npz").exists()
    assert learned("ko", annotator._nlp) is None


def test_threads_may_share_an_annotator(said: Callable[..., Statements]) -> None:
    texts = ["There is no love triangle, and the leads bicker all day."] * 40
    alone = said(texts[0])
    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(said, texts))
