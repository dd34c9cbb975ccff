"""Calling the annotator as a library, as the documentation shows it, and from many threads."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

import slowburn.annotate
from slowburn.annotate import annotate_text
from slowburn.annotate.answer import json_line
from slowburn.annotate.patterns import PatternError
from slowburn.annotate.reasons import without_quotations
from slowburn.annotate.shared import language_of, languages
from slowburn.warehouse.home import PROJECT

REVIEW = "There is no love triangle. I feared amnesia, but it never came. A chaebol heir?"
SCRIPTS = {
    "": "en",
    "1234 …": "en",
    "A slow burn.": "en",
    "삼각관계가 없어서 좋았다.": "ko",
    "삼각관계 (love triangle)": "en",
    "삼각관계가 없어서 좋았다 (no love)": "ko",
    "三角関係": "en",
}


def test_the_documented_call_runs(capsys: pytest.CaptureFixture[str]) -> None:
    text = (PROJECT / "docs" / "annotating.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    exec(code, {})  # noqa: S102 - our own documentation
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("love-triangle avoided 0.")
    assert second.startswith("grand-gesture subverted 0.")


def test_every_public_name_is_there() -> None:
    for name in slowburn.annotate.__all__:
        assert getattr(slowburn.annotate, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        slowburn.annotate.nothing  # noqa: B018


def test_many_threads_get_the_answers_that_one_gets() -> None:
    texts = [f"{REVIEW} {word} " * 200 for word in ("Rain", "Sea", "Bread", "Snow")] * 4
    alone = [annotate_text(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(annotate_text, texts)) == alone


@pytest.mark.parametrize(("text", "language"), SCRIPTS.items())
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_language_without_patterns_is_refused() -> None:
    assert languages() == ("en", "ko")
    with pytest.raises(PatternError, match="“fr”"):
        annotate_text("Amour", language="fr")


def test_a_reason_can_be_told_without_a_word_of_the_text() -> None:
    found = annotate_text("“There is no ‘love triangle’”: it’s a “slow burn”, not “amnesia”.")
    assert found
    for each in found:
        assert "“" in each.because
        names = without_quotations(each.because)
        assert names
        assert not {"“", "”", "love", "burn", "amnesia"} & set(re.findall(r"\w+|[“”]", names))


def test_half_characters_can_be_read_and_written() -> None:
    found = annotate_text("\ud800 A love triangle.")
    assert (found[0].start, found[0].end) == (4, 17)
    assert json.loads(json_line("\udfff", found).encode())["id"] == "?"
