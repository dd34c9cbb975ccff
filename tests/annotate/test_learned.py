"""What is learnt from coded texts is up to date, and tells tropes and stances apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from slowburn.annotate.additive import Additive
from slowburn.annotate.learned import Learned
from slowburn.annotate.learning.judging import Judged, figures, held_out
from slowburn.annotate.learning.material import coded_texts, digest
from slowburn.annotate.learning.steps import learn_steps
from slowburn.annotate.patterns import PATTERNS, Stance, load
from slowburn.annotate.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Callable

    Statements = set[tuple[str, str]]

SENTENCES = (
    "The director of the firm dates his new assistant.",
    "Two flatmates share a fridge. Nobody shouts.",
    "A prince forgets her after the crash.",
)


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources("en")


@pytest.fixture(scope="module")
def shipped(resources: Resources) -> Learned:
    learned = Learned.shipped(resources)
    assert learned is not None
    return learned


def test_what_is_shipped_was_learnt_from_the_texts_as_they_are() -> None:
    with np.load(PATTERNS / "en" / "words.npz") as shipped:
        assert str(shipped["digest"]) == digest("en"), "run: python scripts/learn_words.py"


def test_every_trope_is_taught_in_all_stances_and_by_whole_reviews() -> None:
    tropes = load("en").examples.keys()
    taught: dict[bool, set[tuple[str, Stance] | None]] = {True: set(), False: set()}
    for text in coded_texts("en"):
        for _, states in text.sentences:
            taught[text.whole].update(states or {None})
    assert taught[True] | taught[False] == {
        None,
        *((trope, stance) for trope in tropes for stance in Stance),
    }
    assert taught[True] >= {None, *((trope, Stance.PRESENT) for trope in tropes)}


def test_a_score_is_high_for_its_trope_and_none_for_another(
    resources: Resources, shipped: Learned
) -> None:
    docs = [[token.norm for token in resources.nlp(sentence)] for sentence in SENTENCES]
    boss, _, memory = (shipped.scores(shipped.rows(doc, [len(doc)]))[0] for doc in docs)
    columns = shipped.columns
    assert boss[columns["boss-employee"]] > 0.15 > boss[columns["amnesia"]]
    assert memory[columns["royal-court"]] > memory[columns["boss-employee"]]


def test_the_words_of_a_title_tell_nothing(resources: Resources, shipped: Learned) -> None:
    doc, rest = resources.nlp("Amnesia Prince is a calm show."), resources.nlp("is a calm show.")
    words = resources.sentences(doc, {(0, 2): False}).words
    told = shipped.scores(shipped.rows(words, [len(words)]))
    alone = shipped.scores(shipped.rows([token.norm for token in rest], [len(rest)]))
    assert told == pytest.approx(alone)


def test_what_some_texts_teach_is_found_again_in_others(resources: Resources) -> None:
    whole = [text for text in coded_texts("en") if text.whole][:400]
    judged = held_out(resources, whole)
    assert len(judged) == 80
    by_chance = [Judged(one.coded, two.found) for one, two in pairwise(judged)]
    assert figures(judged)[0] > 4 * figures(by_chance)[0] > 0
    assert figures(judged)[1] > 0.02


def test_figures_count_pairs_of_trope_and_stance() -> None:
    one = Judged({("a", Stance.PRESENT), ("b", Stance.AVOIDED)}, {("a", Stance.PRESENT)})
    two = Judged({("a", Stance.AVOIDED)}, {("a", Stance.PRESENT), ("c", Stance.PRESENT)})
    assert figures([one, two]) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert figures([one, two], Stance.PRESENT) == pytest.approx((1 / 3, 1, 1 / 2))
    assert figures([one, two], Stance.AVOIDED) == (0, 0, 0)


def test_an_additive_model_finds_steps_and_tells_outcomes_apart() -> None:
    random = np.random.default_rng(7)
    features = random.uniform(0, 1, (4000, 2)).astype(np.float32)
    chances = np.where(features[:, 0] > 0.5, 0.9, 0.1)
    wanted = (random.uniform(0, 1, 4000) < chances).astype(np.int64)
    model = learn_steps(features, wanted)
    told = model.chances(np.array([[0.2, 0.3], [0.8, 0.3], [0.8, 0.9]], np.float32))[:, 0]
    assert told == pytest.approx([0.1, 0.9, 0.9], abs=0.05)
    again = Additive.read("one", model.saved("one"))
    assert again.sums(features) == pytest.approx(model.sums(features))


def test_probabilities_of_several_outcomes_sum_to_one() -> None:
    random = np.random.default_rng(7)
    features = random.normal(0, 1, (600, 1)).astype(np.float32)
    model = learn_steps(features, np.digitize(features[:, 0], [-0.5, 0.5]))
    chances = model.chances(np.array([[-2], [0], [2]], np.float32))
    assert chances.argmax(axis=1).tolist() == [0, 1, 2]
    assert chances.sum(axis=1) == pytest.approx(1)


def test_a_language_without_coded_texts_learns_nothing() -> None:
    assert not (PATTERNS / "ko" / "words.npz").exists()
    assert Learned.shipped(Resources("ko")) is None


def test_threads_may_share_an_annotator(said: Callable[..., Statements]) -> None:
    texts = ["There is no love triangle, and the leads bicker all day."] * 40
    alone = said(texts[0])
    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(said, texts))
