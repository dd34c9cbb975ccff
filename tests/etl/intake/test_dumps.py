"""Fifty messy dumps in the styles that people have: the exact table, and what it says.

Five kinds of list, each in ten states: as programs export it, as Windows machines in several
countries save it, with lines around it, with rows that are wrong. The list and the state are
written by hand, the file is made of both.
"""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MDL = [
    ["Title", "Native Title", "Aired", "Episodes", "Original Network", "Score", "Watchers", "Tags"],
    [
        "Crash Landing on You",
        "사랑의 불시착",
        "Dec 14, 2019 - Feb 16, 2020",
        "16",
        "tvN, Netflix",
        "9.0",
        "248,982",
        "Love Triangle, Secret Relationship, Forbidden Love (Vote tags)",
    ],
    [
        "Head over Heels",
        "견우와 선녀",
        "Jun 23, 2025 - Jul 29, 2025",
        "12",
        "tvN",
        "8.4",
        "54,542",
        "First Love, Love Triangle (Vote tags)",
    ],
    [
        "Meteor Garden",
        "流星花园",
        "Jul 9, 2018 - Aug 29, 2018",
        "50",
        "Hunan TV",
        "7.9",
        "107,766",
        "",
    ],
    ['Zzyzx "the" Road', "가나다라마", "Jan 1, 2024", "8 episodes", "", "7,1", "1.2k", "Xqxqxq"],
]
TMDB = [
    [
        "id",
        "name",
        "original_name",
        "first_air_date",
        "number_of_episodes",
        "vote_average",
        "keywords",
    ],
    [
        "94796",
        "Crash Landing on You",
        "사랑의 불시착",
        "2019-12-14",
        "16",
        "8.7",
        "['love triangle']",
    ],
    ["1", "Head over Heels", "견우와 선녀", "2025-06-23", "12", "8.1", "['first love', 'shaman']"],
    ["2", "Meteor Garden", "流星花园", "2018-07-09", "50", "7.8", "[]"],
    ["3", 'Zzyzx, the "Road"', "가나다라마", "2024-01-01", "8", "6.0", "['xqxqxq']"],
]
SHEET = [
    ["제목", "방영연도", "회차", "방송사", "평점", "장르", "비고"],
    ["사랑의 불시착", "2019", "16부작", "tvN", "9.0", "로맨스, 코미디", '재미있음, "최고"'],
    ["견우와 선녀", "2025년", "12부작", "tvN", "8.4", "로맨스", "본방 사수"],
    ["꽃보다 남자", "2009", "25부작", "KBS2", "7.5", "로맨스", ""],
    ["가나다라마", "2024", "8부작", "", "7.1", "", "여러 줄\n메모"],
]
NOTES = [
    ["drama", "year", "trope", "stance", "confidence", "source", "note"],
    ["Crash Landing on You", "2019", "forbidden-love", "present", "0.9", "me", "the border"],
    ["Head over Heels", "2025", "love-triangle", "avoided", "80%", "me", 'no rival, "really"'],
    ["Head over Heels", "2025", "First Love", "yes", "0.7", "you", "견우와 선녀"],
    ["Zzyzx", "2024", "Xqxqxq", "subverted", "", "you", "two\nlines"],
]
LINKS = [
    ["MDL link", "Keyword", "Comment"],
    ["https://mydramalist.com/35729-crash-landing-on-you", "Love Triangle", "a, b"],
    ["https://mydramalist.com/35729-crash-landing-on-you", "Forbidden Love", ""],
    ["mydramalist.com/35729", "Secret Relationship", 'said "so"'],
    ["https://mydramalist.com/999999999-zzyzx", "Xqxqxq", "불시착"],
]


@dataclass(frozen=True)
class Kind:
    """A list, and what it says: shape, dramas by verdict, how many words are unknown."""

    table: list[list[str]]
    shape: str
    dramas: dict[str, int]
    unmapped: int


KINDS = {
    "a MyDramaList dump": Kind(MDL, "dramas", {"matched": 3, "new": 1, "ambiguous": 0}, 1),
    "a TMDB dump": Kind(TMDB, "dramas", {"matched": 3, "new": 1, "ambiguous": 0}, 1),
    "a sheet in Korean": Kind(SHEET, "dramas", {"matched": 3, "new": 1, "ambiguous": 0}, 0),
    "annotations by hand": Kind(NOTES, "annotations", {"matched": 2, "new": 1, "ambiguous": 0}, 1),
    "tags by link": Kind(LINKS, "annotations", {"matched": 2, "new": 1, "ambiguous": 0}, 1),
}


def lines(table, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\n", **form):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end, **form).writerows(
        table
    )
    return text.getvalue()


def ragged(table):
    """Cut the second row short."""
    first, second, third, *rest = lines(table).split("\n")
    return "\n".join([first, second, third.rpartition(",")[0], *rest])


@dataclass(frozen=True)
class State:
    """What was done to a list: its bytes, how many rows are then wrong, where the header stands."""

    made: Callable[[list[list[str]]], bytes]
    rejected: int = 0
    header_line: int = 1


STATES = {
    "as exported": State(lambda table: lines(table).encode()),
    "with a mark, from Excel in Germany": State(
        lambda table: lines(table, ";", end="\r\n").encode("utf-8-sig")
    ),
    "saved as Unicode text": State(lambda table: lines(table, "\t", end="\r\n").encode("utf-16")),
    "saved on Windows in China": State(lambda table: lines(table, end="\r\n").encode("gb18030")),
    "all quoted with apostrophes and bars": State(
        lambda table: lines(table, "|", csv.QUOTE_ALL, quotechar="'").encode()
    ),
    "with escapes": State(
        lambda table: lines(
            table, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\"
        ).encode()
    ),
    "packed": State(lambda table: gzip.compress(lines(table).encode())),
    "below a title and a remark": State(
        lambda table: ("My list\n# made for a talk\n\n" + lines(table)).encode(), header_line=4
    ),
    "above a remark": State(
        lambda table: (lines(table) + "\nSource: copied by hand\n").encode(), rejected=1
    ),
    "with a row cut short": State(lambda table: ragged(table).encode(), rejected=1),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_messy_dump_is_read_and_understood(look, bring, kind, state):
    of, done = KINDS[kind], STATES[state]
    content = done.made(of.table)
    back = bring(content)
    checked = look(content)
    assert checked.reading.layout.header_line == done.header_line
    assert (checked.rows_rejected, checked.rows_merged) == (done.rejected, 0)
    assert checked.understanding.roles.shape == of.shape
    errors = {each.line for each in checked.problems if each.severity == "error"}
    assert len(errors) == done.rejected
    if state == "with a row cut short":
        assert [row for row in of.table if row not in back.table] == [of.table[2]]
        return
    assert back.table[: len(of.table)] == of.table
    found = dict.fromkeys(of.dramas, 0)
    for match in checked.understanding.matches:
        found[match.verdict] += 1
    assert found == of.dramas
    assert len(checked.understanding.terms.unmapped) == of.unmapped
