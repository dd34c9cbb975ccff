"""Any input is safe, is read in time that grows with its length, and keeps its offsets."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from slowburn.annotate.annotator import Annotator

SENTENCE = "There is no love triangle in it. "
HARD = {
    "nothing": "",
    "spaces": " \n\t " * 2_000,
    "binary": bytes(range(256)).decode("latin-1") * 200,
    "one word repeated": "love " * 20_000,
    "one negation repeated": "no " * 20_000,
    "one letter repeated": "a" * 100_000,
    "no sentence ends": "the love triangle and the jealousy never end and " * 1_000,
    "only marks": "?!.,;:—" * 5_000,
    "brackets": "(" * 20_000,
    "line ends": "\r\n" * 20_000,
}
HIDDEN = {
    "zero width": "lo\u200bve tri\u200dangle",
    "soft hyphen": "love tri\u00adangle",
    "direction": "\u202elove\u202c \u2067triangle\u2069",
    "emphasis": "*love* _triangle_",
    "hyphen": "love-triangle",
    "no-break space": "love\u00a0triangle",
    "two spaces": "love  triangle",
    "a broken line": f"story that{' goes on' * 6} to hold us with a love\ntriangle",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_input_takes_seconds_at_most(annotator: Annotator, text: str) -> None:
    begin = time.process_time()
    annotator.annotate(text)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize("written", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_is_not_seen_neither_hides_a_trope_nor_moves_it(
    annotator: Annotator, written: str
) -> None:
    text = f"It opens at sea. Then, a {written}, and rain."
    found = [each for each in annotator.annotate(text) if each.trope == "love-triangle"]
    assert [each.stance for each in found] == ["present"]
    evidence = text[found[0].start : found[0].end]
    assert evidence.strip("\u202e\u202c\u2067\u2069*_").startswith("lo")
    assert evidence.strip("\u202e\u202c\u2067\u2069*_").endswith("angle")


def test_offsets_hold_far_into_a_long_text(annotator: Annotator) -> None:
    text = "Rain falls on the harbour.\n\n" * 8_000 + SENTENCE
    [annotation] = annotator.annotate(text)
    assert text[annotation.start : annotation.end] == "love triangle"
    assert annotation.start == text.index("love triangle")


def test_time_grows_with_the_length(annotator: Annotator) -> None:
    annotator.annotate(SENTENCE * 100)
    short, long = (_seconds(annotator, SENTENCE * times) for times in (500, 4_000))
    assert long < 8 * short * 2.5


def _seconds(annotator: Annotator, text: str) -> float:
    begin = time.process_time()
    annotator.annotate(text)
    return time.process_time() - begin


def test_a_long_text_does_not_stay_in_memory(annotator: Annotator) -> None:
    words = (f"word{number}" for number in range(400_000))
    annotator.annotate(" ".join(words))
    assert len(annotator._resources.nlp.vocab.strings) < 300_000


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([SENTENCE, "\u200b", "é", "\r\n", "𝒳", "no ", "\x00"]) | st.text()))
def test_every_statement_lies_within_the_text(annotator: Annotator, parts: list[str]) -> None:
    text = "".join(parts)
    for annotation in annotator.annotate(text):
        assert 0 <= annotation.start < annotation.end <= len(text)
        assert 0 < annotation.confidence <= 1
