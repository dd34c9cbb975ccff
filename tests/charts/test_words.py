"""Numbers read as a person would write them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from slowburn.charts import words


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (0.0004, "0 %"),
        (0.004, "0.4 %"),
        (0.2371, "24 %"),
        (0.996, "99.6 %"),
        (1, "100 %"),
    ],
)
def test_percentages_have_as_many_digits_as_they_need(share: float, said: str) -> None:
    assert words.percent(share).replace(words.NO_BREAK, " ") == said


def test_a_share_is_told_with_its_denominator_and_interval() -> None:
    row = SimpleNamespace(dramas=23, covered=97, share=23 / 97, low=0.163, high=0.331)
    said = words.share_in_words(row).replace(words.NO_BREAK, " ")
    assert said == "23 of 97, 24 %, 95 % interval 16–33 %"


def test_thousands_are_separated() -> None:
    assert words.of(1097, 12345) == "1,097 of 12,345"
    assert words.counted(1, "drama") == "1 drama"
    assert words.counted(1412, "drama") == "1,412 dramas"


@pytest.mark.parametrize(
    ("change", "said"),
    [(0.124, "+12"), (-0.124, "−12"), (0.004, "+0.4"), (0.0, "0"), (-0.0001, "0")],
)
def test_changes_have_a_sign_unless_there_is_none(change: float, said: str) -> None:
    assert words.points(change) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.552, "0.55"),
        (0, "0"),
        (0.0417, "0.042"),
        (0.98, "0.98"),
        (1.8, "1.80"),
        (9.997, "10"),
        (12.4, "12"),
        (1e9, "over 1,000"),
        (1e-7, "under 0.001"),
    ],
)
def test_ratios_have_as_many_digits_as_they_can_bear(value: float, said: str) -> None:
    assert words.ratio(value) == said


def test_text_is_never_taken_for_markup() -> None:
    assert words.lines("Cats & <b>dogs</b>", 40) == ["Cats &amp; &lt;b&gt;dogs&lt;/b&gt;"]


def test_long_names_are_shortened_in_sight() -> None:
    said = words.lines("Work, friends and self beyond the romance", 17, most=2)
    assert len(said) == 2
    assert all(len(line) <= 17 for line in said)
    assert said[-1].endswith("…")
