"""Finding a drama: by any of its names, in any script, however it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category, combining, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slowburn.analysis.filters import Filters
from slowburn.analysis.names import composed, letters_with_marks
from slowburn.analysis.question import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from slowburn.warehouse.connection import Warehouse

    Asked = Callable[..., pd.DataFrame]
    Fetched = Callable[..., list[tuple[Any, ...]]]

HEAD_OVER_HEELS = "head-over-heels-2025"

WAYS_TO_TYPE = {
    "as it stands": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "decomposed": lambda name: normalize("NFD", name),
    "without spaces": lambda name: "".join(name.split()),
    "with spaces around": lambda name: f"  {name}\t",
    "in quotes": lambda name: f"“{name}”",
    "with other punctuation": lambda name: name.replace(" ", " - ").replace("'", "’"),
    "at full width": lambda name: "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name
    ),
}


def made_up_names(make: Callable[..., Warehouse], *names: str) -> Callable[[str], list[str]]:
    """Return how to look for a drama among some with these names; it returns those found."""
    warehouse = make(
        drama=[
            {"drama_id": f"drama-{at}", "title": name, "country": "KR", "watchers": 1000 - at}
            for at, name in enumerate(names)
        ]
    )

    def found(text: str) -> list[str]:
        return list(answer(warehouse, "find", Filters(), text=text).table["title"])

    return found


@pytest.mark.parametrize(
    "text",
    [
        "견우와 선녀",
        "견우",
        normalize("NFD", "견우와 선녀"),
        "Head over Heels",
        "head OVER heels",
        "head-over-heels!",
        "Head  over…Heels?",
        "ＨＥＡＤ ＯＶＥＲ ＨＥＥＬＳ",
        "head over h",
        "The Cowherd and the Fairy",
        "cowherd and the FAIRY",
        "Gyeonwoo",
    ],
)
def test_head_over_heels_is_found_by_any_of_its_names(ask: Asked, text: str) -> None:
    assert ask("find", text=text)["drama_id"][0] == HEAD_OVER_HEELS


@pytest.mark.parametrize("country", ["CN", "JP", "KR", "TH", "TW"])
def test_a_name_in_its_own_script_finds_the_drama_first(
    ask: Asked, rows: Fetched, country: str
) -> None:
    named = rows(
        "SELECT drama_id, native_title FROM drama WHERE country = ? AND native_title IS NOT NULL "
        "QUALIFY count(*) OVER (PARTITION BY native_title) = 1 ORDER BY watchers DESC LIMIT 5",
        country,
    )
    assert len(named) == 5
    for drama_id, name in named:
        found = ask("find", text=name).iloc[0]
        assert (found["drama_id"], found["closeness"]) == (drama_id, 1)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data(), way=st.sampled_from(sorted(WAYS_TO_TYPE)))
def test_any_name_of_any_drama_finds_it(
    ask: Asked, every_name: list[tuple[str, str]], data: st.DataObject, way: str
) -> None:
    drama_id, name = data.draw(st.sampled_from(every_name))
    found = ask("find", text=WAYS_TO_TYPE[way](name))
    assert drama_id in set(found[found["closeness"] == 1]["drama_id"])


@pytest.fixture(scope="session")
def every_name(rows: Fetched) -> list[tuple[str, str]]:
    """Every name of every drama."""
    return rows(
        "SELECT drama_id, title AS name FROM drama UNION SELECT drama_id, alias FROM drama_alias "
        "UNION SELECT drama_id, native_title FROM drama WHERE native_title IS NOT NULL "
        "ORDER BY drama_id, name"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Café Amélie", "cafe amelie"),
        ("Cafe Amelie", "café amélie"),
        ("Café Amélie", normalize("NFD", "Café Amélie")),
        ("Điều Ước", "dieu uoc"),
        ("Miłość", "milosc"),
        ("Ёлка", "елка"),
        ("أحبك", "احبك"),
        ("Αγάπη", "αγαπη"),
        ("パーフェクト", "ﾊﾟｰﾌｪｸﾄ"),
        ("ガラスの靴", normalize("NFD", "ガラスの靴")),
        ("３年Ａ組", "3年a組"),
        ("3年A組", "３年Ａ組"),
        ("Love ～ Again", "love~again"),
        ("A×B", "ab"),
        ("Rock ’n’ Roll", "rock 'n' roll"),
    ],
)
def test_marks_and_widths_make_no_difference(
    made_up: Callable[..., Warehouse], name: str, text: str
) -> None:
    assert made_up_names(made_up, "Another", name)(text) == [name]


@pytest.mark.parametrize(
    ("name", "text"), [("ガラス", "カラス"), ("ปี่ทอง", "ปีทอง"), ("여왕", "여와"), ("Sun", "Son")]
)
def test_another_letter_is_another_name(
    made_up: Callable[..., Warehouse], name: str, text: str
) -> None:
    found = made_up_names(made_up, name)
    assert found(name) == [name]
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["lo.e", "l[ao]ve", "^love", "love$", "lo%", "l_ve", ".*", "(", "\\"]
)
def test_signs_of_patterns_have_no_meaning(made_up: Callable[..., Warehouse], text: str) -> None:
    """What is left of the text without its signs is looked for as it stands."""
    found = made_up_names(made_up, "Love", "Live")
    letters = "".join(sign for sign in text if sign.isalnum())
    assert found(text) == [name for name in ("Love", "Live") if letters and letters in name.lower()]


@pytest.mark.parametrize("text", ["", " ", "\t\n", "…", "%", "?!", "\x00", "\u0301", "\ud800"])
def test_nothing_finds_nothing(ask: Asked, text: str) -> None:
    assert ask("find", text=text).empty


def test_a_whole_name_stands_before_a_beginning_and_that_before_a_part(
    made_up: Callable[..., Warehouse],
) -> None:
    found = made_up_names(made_up, "My Love", "Love Again", "Love")
    assert found("love") == ["Love", "Love Again", "My Love"]


def test_among_equals_the_most_watched_stands_first(ask: Asked) -> None:
    table = ask("find", text="love")
    assert len(table) == 50
    for _, equals in table.groupby("closeness"):
        assert equals["watchers"].is_monotonic_decreasing


def test_the_name_that_was_found_is_told(ask: Asked) -> None:
    found = ask("find", text="the cowherd and the fairy").iloc[0]
    assert (found["title"], found["found_as"]) == ("Head over Heels", "The Cowherd and the Fairy")


def test_a_drama_with_several_names_alike_is_found_once(ask: Asked) -> None:
    table = ask("find", text="gyeon")
    assert list(table["drama_id"]).count(HEAD_OVER_HEELS) == 1


def test_letters_without_marks_are_those_of_unicode() -> None:
    marked, bare = letters_with_marks()
    assert len(marked) == len(bare) == len(set(marked))
    pairs = dict(zip(marked, bare, strict=True))
    assert pairs["é"] == "e"
    assert pairs["ộ"] == "o"
    assert not set(marked) & set(bare)
    assert all(category(letter).startswith(("L", "N")) for letter in marked + bare)
    for letter in marked:
        if letter not in "đıłøǿ":
            parts = [part for part in normalize("NFKD", letter) if not combining(part)]
            assert parts == [pairs[letter]]


def test_what_is_typed_takes_the_form_that_names_have() -> None:
    assert composed("e\u0301") == "é"
    assert composed("ﾄﾞﾗﾏ") == "ドラマ"
    assert composed("a\ud800b") == "ab"
    assert composed(normalize("NFD", "견우와 선녀")) == "견우와 선녀"
