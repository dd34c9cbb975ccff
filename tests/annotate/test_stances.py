"""What a sentence says of a trope: negation and its reach, other dramas, fears, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.annotate.annotator import Annotator

SAID = {
    "a list under one negation": (
        "It does without amnesia, birth secrets and revenge.",
        {("amnesia", "avoided"), ("birth-secret", "avoided"), ("revenge", "avoided")},
    ),
    "what nobody does": (
        "Nobody in this village ever turns out to have amnesia.",
        {("amnesia", "avoided")},
    ),
    "what no one of its kind does": (
        "No glamorous rival is flown in to start a love triangle.",
        {("love-triangle", "avoided")},
    ),
    "nobody knows of what is there": (
        "Nobody knows about his amnesia.",
        {("amnesia", "present")},
    ),
    "an aside within a negation": (
        "He does not, for once, have amnesia.",
        {("amnesia", "avoided")},
    ),
    "more than any other": (
        "I found it more stirring than any love triangle.",
        set(),
    ),
    "a negation ends with its clause": (
        "There is no amnesia, but the jealousy never stops.",
        {("amnesia", "avoided"), ("jealousy", "present")},
    ),
    "a negation does not reach past a new subject": (
        "There's no amnesia and the leads bicker all day.",
        {("amnesia", "avoided"), ("bickering", "present")},
    ),
    "two negations cancel out": (
        "The second half is not without amnesia.",
        {("amnesia", "present")},
    ),
    "a verb that takes the trope for granted": (
        "She doesn't know about his amnesia.",
        {("amnesia", "present")},
    ),
    "no praise is no denial": (
        "I didn't like the love triangle.",
        {("love-triangle", "present")},
    ),
    "in its stead": (
        "Instead of jealousy we get honest conversations.",
        {("jealousy", "avoided"), ("honest-communication", "present")},
    ),
    "feared and taken back": (
        "I was afraid of a love triangle, but it never came.",
        {("love-triangle", "avoided")},
    ),
    "feared and taken back in the next sentence": (
        "I expected a love triangle. Instead the two men become friends.",
        {("love-triangle", "avoided")},
    ),
    "feared, and nothing more": ("I was afraid of a love triangle.", set()),
    "taken back by the next sentence": (
        "Most dramas would add a love triangle. This one isn't interested in that.",
        {("love-triangle", "avoided")},
    ),
    "a question with its answer": ("Amnesia? Of course.", {("amnesia", "present")}),
    "a question alone": ("Will there be amnesia?", set()),
    "a wish": ("I wish there had been a love triangle.", set()),
    "other dramas": ("Unlike most dramas with their amnesia, it stays calm.", set()),
    "what the writer has in life": ("It made me think of my first love.", set()),
    "what the writer likes": ("I usually can't stand love triangles.", set()),
    "changed": (
        "The love triangle is turned on its head.",
        {("love-triangle", "subverted")},
    ),
    "not changed": (
        "It never subverts the love triangle.",
        {("love-triangle", "present")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_the_stance_follows_from_the_words_around(
    said: Callable[..., set[tuple[str, str]]], text: str, expected: set[tuple[str, str]]
) -> None:
    assert said(text) == expected


def test_another_drama_is_told_from_the_text_s_own(
    said: Callable[..., set[tuple[str, str]]],
) -> None:
    text = "While Boys over Flowers leans on jealousy, Head over Heels has honest conversations."
    assert said(text, "Head Over Heals") == {("honest-communication", "present")}
    assert said(text, "Boys over Flowers") == {("jealousy", "present")}


def test_a_title_is_not_a_statement(said: Callable[..., set[tuple[str, str]]]) -> None:
    assert said("My sister recommended Contract Marriage to me.") == set()


def test_the_reason_names_the_pattern_its_words_and_the_cue(annotator: Annotator) -> None:
    [annotation] = annotator.annotate("There is no love triangle.")
    assert annotation.because == "named: “love triangle”; no: “no”"
