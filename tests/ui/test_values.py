"""What a control writes into an address, it reads back; and it reads whatever stands there."""

from __future__ import annotations

from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from slowburn.analysis.filters import Filters
from slowburn.ui.addresses import with_query
from slowburn.ui.text import as_text, unescaped
from slowburn.ui.values import Choice, Choices, Numbers, Span

KNOWN = ["KR", "CN", "a b", "x:y", "100%", "é&ü", "도깨비", "none", "+", "#"]
OPTIONS = ["pacing", "restraint", "growth"]
CHOICE = Choice(set(KNOWN).__contains__)
CHOICES = Choices(set(KNOWN).__contains__)
SPAN = Span(1990, 2025)
NUMBERS = Numbers(OPTIONS, 5.0)

some = st.lists(st.sampled_from(KNOWN), unique=True)
spans = st.tuples(st.integers(1990, 2025), st.integers(1990, 2025)).map(
    lambda ends: (min(ends), max(ends))
)
anything = st.lists(st.one_of(st.text(), st.sampled_from([*KNOWN, "all", "pacing:1", "2010"])))


def through_an_address(texts: list[str]) -> list[str]:
    """The texts of a parameter after they stood in an address."""
    query = with_query("http://localhost/trends", {"name": texts}).partition("?")[2]
    return parse_qs(query, keep_blank_values=True).get("name", [])


@given(
    country=some,
    years=spans,
    drama_format=some,
    min_watchers=st.sampled_from(["0", "1000", "100000"]),
    source=some,
)
def test_filters_are_the_same_after_they_were_a_link(
    country, years, drama_format, min_watchers, source
):
    kinds = {
        "country": CHOICES,
        "years": SPAN,
        "drama_format": CHOICES,
        "min_watchers": Choice({"0", "1000", "100000"}.__contains__),
        "source": CHOICES,
    }
    values = {
        "country": country,
        "years": years,
        "drama_format": drama_format,
        "min_watchers": min_watchers,
        "source": source,
    }
    address = with_query(
        "http://localhost/", {name: kind.write(values[name]) for name, kind in kinds.items()}
    )
    given_ = parse_qs(address.partition("?")[2], keep_blank_values=True)
    read = {name: kind.read(given_[name]) for name, kind in kinds.items()}
    assert [wrong for _, wrong in read.values()] == [[]] * len(kinds)
    back = {name: value for name, (value, _) in read.items()}

    def filters(chosen):
        return Filters(
            tuple(chosen["country"]),
            chosen["years"],
            tuple(chosen["drama_format"]),
            int(chosen["min_watchers"]),
            tuple(chosen["source"]),
        )

    assert filters(back) == filters(values)


@given(st.dictionaries(st.sampled_from(OPTIONS), st.sampled_from([0.0, 0.5, 2.0, 5.0])))
def test_weights_are_the_same_after_they_were_a_link(moved):
    texts = through_an_address(NUMBERS.write(moved))
    assert NUMBERS.read(texts) == (moved or None, [])


@given(anything)
def test_whatever_stands_in_a_link_is_used_or_named(texts):
    for kind in (CHOICE, CHOICES, SPAN, NUMBERS, Choices(set(KNOWN).__contains__, most=2)):
        value, wrong = kind.read(list(texts))
        if value:
            assert kind.read(kind.write(value)) == (value, [])
            kind.in_words(value)
        elif texts and texts != ["all"]:
            assert wrong
    assert all(text in KNOWN for text in CHOICES.read(list(texts))[0] or [])


def test_more_than_may_be_chosen_are_named():
    kind = Choices(set(KNOWN).__contains__, most=2)
    assert kind.read(["KR", "CN", "+"]) == (["KR", "CN"], ["+"])


def test_a_second_value_where_one_is_possible_is_named():
    assert CHOICE.read(["KR", "CN"]) == ("KR", ["CN"])


@given(st.text())
def test_text_is_the_same_after_it_was_escaped(text):
    assert unescaped(as_text(text)) == text
