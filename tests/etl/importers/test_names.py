"""Names: tidied text, lists of names, networks, slugs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.importers.names import (
    index_networks,
    readable_slug,
    split_names,
    split_networks,
    tidy,
)

KNOWN = index_networks(["MBC", "MBC every1", "Naver TV Cast", "iQiyi", "vLive", "TV Tokyo"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Paper \t Lanterns ", "Paper Lanterns"),
        ("two\nlines", "two lines"),
        ("종이", "종이"),
        ("Cafe\u0301", "Café"),
        ("\u200fPaper\u200b\ufeff", "Paper"),
        ("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",) * 2,
    ],
)
def test_text_is_tidied(text: str, expected: str) -> None:
    assert tidy(unicodedata.normalize("NFD", text)) == expected


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert unicodedata.is_normalized("NFC", tidied)
    assert tidied == tidied.strip()
    assert "\n" not in tidied


def test_names_are_split_in_order_each_once_without_empty_parts() -> None:
    assert split_names(" Bo, Ada ,,Bo,", ",") == ("Bo", "Ada")
    assert split_names("", "|") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iQiyi", ("iQiyi",)),
        ("MBC MBC every1", ("MBC", "MBC every1")),
        ("MBC every1 MBC", ("MBC every1", "MBC")),
        ("iQiyi Naver TV Cast vLive", ("iQiyi", "Naver TV Cast", "vLive")),
        ("Naver TV Cast, vLive", ("Naver TV Cast", "vLive")),
        ("MBC, iQiyi,", ("MBC", "iQiyi")),
        ("MBC iQiyi MBC", ("MBC", "iQiyi")),
        ("iqiyi  mbc", ("iQiyi", "MBC")),
        ("", ()),
    ],
)
def test_networks_are_split_by_the_longest_known_name(text: str, expected: tuple[str, ...]) -> None:
    assert split_networks(text, KNOWN) == (expected, ())


@pytest.mark.parametrize(
    ("text", "networks", "unknown"),
    [
        ("Moon Channel", ("Moon Channel",), ("Moon Channel",)),
        ("MBC Moon Channel iQiyi", ("MBC", "Moon Channel", "iQiyi"), ("Moon Channel",)),
        ("Moon TV Tokyo", ("Moon", "TV Tokyo"), ("Moon",)),
        ("Moon, Sun Eins, MBC", ("Moon", "Sun Eins", "MBC"), ("Moon", "Sun Eins")),
        ("Moon, MBC Moon", ("Moon", "MBC"), ("Moon",)),
        ("MBCs", ("MBCs",), ("MBCs",)),
    ],
)
def test_an_unknown_network_is_kept_whole_and_named(
    text: str, networks: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    assert split_networks(text, KNOWN) == (networks, unknown)


@given(st.text(alphabet="MBC every1iQTVx,  "))
def test_no_word_of_a_list_of_networks_is_lost(text: str) -> None:
    networks, unknown = split_networks(text, KNOWN)
    words = set(text.replace(",", " ").casefold().split())
    assert words == {word.casefold() for name in networks for word in name.split()}
    assert set(unknown) <= set(networks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head over Heels", "head-over-heels"),
        ("It's Paper, Isn’t It?", "its-paper-isnt-it"),
        ("Café Nº 9", "cafe-no-9"),
        ("?!", ""),
    ],
)
def test_slugs_are_readable(text: str, expected: str) -> None:
    assert readable_slug(text) == expected
