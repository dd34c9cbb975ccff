"""A text with its statements marked: whole, harmless, and for every sense."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slowburn.ui.annotate.highlights import SHOWN_AS, Span, highlighted, legend

TEXT = "There is no love triangle, and a slow burn."


class Seen(HTMLParser):
    """What a browser makes of it: the tags, and the text that is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self._apart = 0

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)
        self._apart += tag in ("sup", "span")

    def handle_endtag(self, tag):
        self._apart -= tag in ("sup", "span")

    def handle_data(self, data):
        if not self._apart:
            self.text += data


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    parser.close()
    return parser


def span(words: str, number: int, stance: str, **more) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), number, stance, f"{words}, {stance}", **more)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_stance_has_its_own_shape_line_and_words(mode):
    html = highlighted(
        TEXT, [span("love triangle", 1, "avoided"), span("slow burn", 2, "present")], mode
    )
    assert seen(html).text == TEXT
    assert 'title="1: love triangle, avoided"' in html
    assert "dashed" in html
    assert "solid" in html
    assert ">○1</sup>" in html
    assert ">●2</sup>" in html
    assert " (statement 2: slow burn, present) " in html
    assert all(word in legend(mode) for word in ("● present", "○ avoided", "◐ subverted"))


def test_what_is_rejected_is_struck_and_said_to_be():
    html = highlighted(TEXT, [span("slow burn", 2, "present", rejected=True)], "light")
    assert "line-through" in html
    assert ">×2</sup>" in html
    assert "slow burn, present, rejected" in html


def test_statements_over_each_other_are_all_told():
    html = highlighted(
        TEXT, [span("love triangle", 1, "avoided"), span("triangle", 2, "present")], "light"
    )
    assert seen(html).text == TEXT
    titles = [unescape(title) for title in re.findall(r'title="([^"]*)"', html)]
    assert titles == [
        "1: love triangle, avoided",
        "1: love triangle, avoided\n2: triangle, present",
    ]
    assert html.count("</sup>") == 2


SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6)


@given(text=st.text(max_size=50) | st.just("<b>&amp;\u202e</b>\r\n\x00"), places=SPANS)
def test_no_text_is_lost_and_none_acts_as_html(text, places):
    spans = [Span(start, end, 1, "present", "<i>x</i>") for start, end in places]
    found = seen(highlighted(text, spans, "light"))
    assert set(found.tags) <= {"div", "mark", "sup", "span"}
    if not any("\r" in text[at - 1 : at] for start_end in places for at in start_end):
        assert found.text == text.replace("\r\n", "\n").translate(SHOWN_AS)
