"""Sentences of our own, coded by hand: how many statements are found, and how many are right.

``pytest tests/annotate/test_dev_set.py -s`` prints precision, recall and F1 for each stance. The
patterns were mended on these sentences, so the figures say that nothing has got worse, not how
well unknown texts fare.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Statements = set[tuple[str, str]]

FILE = Path(__file__).with_name("sentences.csv")
LEAST = 0.85


class Coded(NamedTuple):
    """A sentence and the statements that it makes."""

    text: str
    says: set[tuple[str, str]]


def _read() -> list[Coded]:
    with FILE.open(encoding="utf-8") as rows:
        return [
            Coded(
                row["text"],
                {(trope, stance) for trope, stance in map(str.split, _parts(row["says"]))},
            )
            for row in csv.DictReader(rows)
        ]


def _parts(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split(";") if part.strip()]


SENTENCES = _read()


@pytest.fixture(scope="module")
def counts(said: Callable[[str], Statements]) -> dict[str, Counter[str]]:
    """Right, wrong and missed statements per stance."""
    counted: dict[str, Counter[str]] = {}
    for sentence in SENTENCES:
        found = said(sentence.text)
        for outcome, statements in (
            ("right", found & sentence.says),
            ("wrong", found - sentence.says),
            ("missed", sentence.says - found),
        ):
            for _, stance in statements:
                counted.setdefault(stance, Counter())[outcome] += 1
    return counted


def test_the_set_has_all_stances_and_sentences_that_say_nothing() -> None:
    stances = Counter(stance for sentence in SENTENCES for _, stance in sentence.says)
    assert len(SENTENCES) >= 150
    assert stances.keys() == {"present", "avoided", "subverted"}
    assert sum(not sentence.says for sentence in SENTENCES) >= 20


@pytest.mark.parametrize("stance", ["present", "avoided", "subverted"])
def test_most_statements_are_found_and_right(counts: dict[str, Counter[str]], stance: str) -> None:
    precision, recall = _quality(counts[stance])
    f1 = 2 * precision * recall / (precision + recall)
    print(f"\n{stance}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")
    least = LEAST if stance != "subverted" else 0.75  # four sentences: one error is a quarter
    assert precision >= least
    assert recall >= least


def _quality(counted: Counter[str]) -> tuple[float, float]:
    right = counted["right"]
    return right / (right + counted["wrong"]), right / (right + counted["missed"])


def test_most_sentences_that_say_nothing_yield_nothing(
    said: Callable[[str], Statements],
) -> None:
    silent = [sentence.text for sentence in SENTENCES if not sentence.says]
    wrong = {text: found for text in silent if (found := said(text))}
    assert len(wrong) <= len(silent) // 20, wrong
