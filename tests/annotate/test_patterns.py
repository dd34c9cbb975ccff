"""The pattern files: one a trope, each with examples that come out as they say."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from slowburn.annotate.annotator import Annotator
from slowburn.annotate.patterns import PatternError, Stance, load
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LANGUAGES = ["en", "ko"]
EXAMPLES = [
    pytest.param(language, trope, sentence, stance, id=f"{language}-{trope}-{stance}-{number}")
    for language in LANGUAGES
    for trope, examples in load(language).examples.items()
    for number, (sentence, stance) in enumerate(examples)
]
WRONG = {
    "an open bracket": ("love (triangle", "not closed"),
    "a bracket too many": ("love triangle)", "not opened"),
    "an unknown class": ("<nobody> in love", "<nobody>"),
    "nothing to look for": ("love?", "nothing at all"),
    "far too many rows": (" ".join(["(a b|c d|e f|g h|i j|k l)"] * 6), "more than"),
}


@pytest.fixture(scope="module")
def annotators() -> dict[str, Annotator]:
    return {language: Annotator(language, weighed=False) for language in LANGUAGES}


@pytest.mark.parametrize(("language", "trope", "sentence", "stance"), EXAMPLES)
def test_an_example_says_of_its_trope_what_it_should(
    annotators: dict[str, Annotator], language: str, trope: str, sentence: str, stance: Stance
) -> None:
    found = annotators[language].annotate(sentence)
    assert {each.stance for each in found if each.trope == trope} == ({stance} - {None})


def test_every_trope_has_english_patterns_and_examples_for_and_against() -> None:
    with (BUNDLED_DATA / "tropes.csv").open(encoding="utf-8") as rows:
        tropes = {row["trope_id"] for row in csv.DictReader(rows)}
    examples = load("en").examples
    assert examples.keys() == tropes
    for trope, sentences in examples.items():
        stances = [stance for _, stance in sentences]
        assert Stance.PRESENT in stances, trope
        assert None in stances, trope


def test_every_pattern_speaks_of_a_trope_of_the_vocabulary() -> None:
    assert load("ko").examples.keys() < load("en").examples.keys()


@pytest.fixture
def write_patterns(tmp_path: Path) -> Callable[[str], Path]:
    def write(phrase: str) -> Path:
        folder = tmp_path / "xx"
        folder.mkdir()
        (folder / "words.toml").write_text('endings = ""\n')
        (folder / "cues.toml").write_text("")
        content = f'[named]\nconfidence = 0.9\nphrases = "{phrase}"\n[examples]\n'
        (folder / "amnesia.toml").write_text(content)
        return tmp_path

    return write


@pytest.mark.parametrize(("phrase", "hint"), WRONG.values(), ids=WRONG.keys())
def test_a_phrase_that_cannot_be_read_is_named_with_its_file(
    write_patterns: Callable[[str], Path], phrase: str, hint: str
) -> None:
    with pytest.raises(PatternError) as raised:
        load("xx", write_patterns(phrase))
    assert "amnesia.toml: named" in str(raised.value)
    assert hint in str(raised.value)


def test_a_language_without_patterns_is_named(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="fr"):
        load("fr", tmp_path)
