"""Charts as pictures: one browser for all, and a clear word where there is none."""

from __future__ import annotations

import html
import struct
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
import psutil
import pytest

from slowburn.charts import pictures
from slowburn.charts.captioned import captioned
from slowburn.charts.frame import figure
from slowburn.charts.pictures import SCALE, WIDTH, NoPictureError, picture


@pytest.fixture(scope="module")
def chart() -> go.Figure:
    return figure([{"type": "bar", "x": [1, 2], "y": [3, 4]}], {}, mode="light", height=200)


@pytest.fixture(scope="module")
def framed(chart: go.Figure) -> go.Figure:
    return captioned(chart, title="Sh<b>ting & stars", source="Who says so", mode="light")


def browsers() -> set[int]:
    every = psutil.Process().children(recursive=True)
    return {one.pid for one in every if "--type=" not in " ".join(one.cmdline())}


def test_a_png_is_as_large_as_it_should_be(framed):
    drawn = picture(framed, "png")
    size = struct.unpack(">II", drawn[16:24])
    assert size == (WIDTH * SCALE["png"], framed.layout.height * SCALE["png"])


def test_the_picture_says_what_it_shows_and_who_says_so(framed):
    drawn = picture(framed, "svg").decode()
    assert "Sh<b>ting & stars" in html.unescape(drawn)
    assert "Who says so" in drawn


def test_many_at_once_are_drawn_by_the_same_browser(framed):
    picture(framed, "svg")
    before = browsers()
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda form: picture(framed, form), ["png", "svg"] * 3))
    assert [form.startswith(b"<svg") for form in drawn] == [False, True] * 3
    assert browsers() == before


def test_after_a_failure_the_next_picture_is_drawn(framed):
    broken = go.Figure(layout={"height": 100})
    with pytest.raises(NoPictureError):
        picture(broken, "nonsense")  # type: ignore[arg-type]
    assert picture(framed, "svg").startswith(b"<svg")


def test_without_a_browser_the_word_is_clear(framed, monkeypatch):
    monkeypatch.setattr(pictures, "browser_path", lambda: None)
    with pytest.raises(NoPictureError, match="Chromium"):
        picture(framed, "png")


def test_the_head_leaves_the_chart_as_high_as_it_was(chart, framed):
    added = framed.layout.height - chart.layout.height
    assert added == framed.layout.margin.t - chart.layout.template.layout.margin.t > 40
    assert [trace.to_plotly_json() for trace in framed.data] == [
        trace.to_plotly_json() for trace in chart.data
    ]
