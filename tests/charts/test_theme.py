"""Colours can be read and told apart, by everyone, in both modes."""

from __future__ import annotations

import tomllib
from itertools import combinations, pairwise
from typing import Any

import pytest
import streamlit as st
from coloraide import Color

from slowburn.charts.theme import THEME_FILE, Mode, faint, tokens

CONFIG = tomllib.loads(THEME_FILE.read_text("utf-8"))
THEME = CONFIG["theme"]
READABLE, VISIBLE = 4.5, 3.0
# What Streamlit does with the theme: captions at 60 %, boxes in a tint of their colour.
CAPTION = 0.6
TINT = {"light": 0.1, "dark": 0.2}
COLOURS = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
# The least CIEDE2000 distance between two series, as anyone sees them.
APART = 10

modes = pytest.mark.parametrize("mode", ["light", "dark"])


def contrast(colour: str | Color, background: str | Color) -> float:
    return float(Color(colour).contrast(background, method="wcag21"))


def over(colour: str, background: str, opacity: float) -> Color:
    return Color(background).mix(colour, opacity, space="srgb")


def surfaces(mode: Mode) -> list[dict[str, Any]]:
    return [THEME[mode], THEME[mode] | THEME[mode]["sidebar"]]


@modes
def test_text_can_be_read_on_every_surface(mode: Mode) -> None:
    for part in surfaces(mode):
        for background in (part["backgroundColor"], part["secondaryBackgroundColor"]):
            for name in ("textColor", "linkColor", "grayTextColor", "dataframeHeaderTextColor"):
                assert contrast(part[name], background) >= READABLE, (name, background)
        assert contrast(part["codeTextColor"], part["codeBackgroundColor"]) >= READABLE
        background = part["backgroundColor"]
        caption = over(part["textColor"], background, CAPTION)
        assert contrast(caption, background) >= READABLE


@modes
def test_coloured_text_can_be_read_on_the_page_and_in_its_box(mode: Mode) -> None:
    for part in surfaces(mode):
        background = part["backgroundColor"]
        for name in COLOURS:
            box = over(part[f"{name}Color"], background, TINT[mode])
            assert contrast(part[f"{name}TextColor"], background) >= READABLE, name
            assert contrast(part[f"{name}TextColor"], box) >= READABLE, name


@modes
def test_the_accent_carries_text_and_is_read_as_text(mode: Mode) -> None:
    """In the dark, `slowburn/ui/dark.css` writes dark on it."""
    written = "white" if mode == "light" else "#181513"
    for part in surfaces(mode):
        assert contrast(written, part["primaryColor"]) >= READABLE
        assert contrast(part["primaryColor"], part["backgroundColor"]) >= READABLE


@modes
def test_series_are_readable_as_labels(mode: Mode) -> None:
    token = tokens(mode)
    for colour in (*token.series, *(mark.colour for mark in token.stances.values())):
        assert contrast(colour, token.paper) >= READABLE, colour
    assert contrast(token.context, token.paper) >= VISIBLE


@modes
@pytest.mark.parametrize("sight", ["normal", "protan", "deutan", "tritan"])
def test_series_are_told_apart_by_everyone(mode: Mode, sight: str) -> None:
    seen = {
        colour: Color(colour) if sight == "normal" else Color(colour).filter(sight)
        for colour in tokens(mode).series
    }
    for one, other in combinations(seen, 2):
        assert seen[one].delta_e(seen[other], method="2000") >= APART, (one, other)


@modes
def test_scales_have_ten_steps_that_run_one_way(mode: Mode) -> None:
    token = tokens(mode)
    assert len(token.sequential) == len(token.diverging) == 10
    steps = [Color(c).convert("oklch")["lightness"] for c in token.sequential]
    ends = [Color(c).convert("oklch")["lightness"] for c in token.diverging]
    towards_dark = -1 if mode == "light" else 1
    assert all((b - a) * towards_dark > 0 for a, b in pairwise(steps))
    assert all((b - a) * towards_dark < 0 for a, b in pairwise(ends[:5]))
    assert all((b - a) * towards_dark > 0 for a, b in pairwise(ends[5:]))


@modes
def test_colours_with_a_meaning_are_the_same_everywhere(mode: Mode) -> None:
    theme, token = THEME[mode], tokens(mode)
    assert token.compared == theme["blueColor"]
    assert [mark.colour for mark in token.stances.values()] == list(token.series[2:5])
    assert theme["sidebar"]["primaryColor"] == theme["primaryColor"]
    assert THEME["light"]["primaryColor"] == tokens("light").chosen


def test_stances_differ_by_shape_and_not_by_colour_alone() -> None:
    marks = tokens("light").stances
    assert {name: mark.symbol for name, mark in marks.items()} == {
        "present": "●",
        "avoided": "○",
        "subverted": "◐",
    }


def test_the_app_loads_nothing_from_elsewhere() -> None:
    fonts = [THEME["font"], THEME["headingFont"], THEME["codeFont"]]
    assert fonts == ["sans-serif", "serif", "monospace"]
    assert "http" not in THEME_FILE.read_text("utf-8")
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_people_never_see_a_traceback() -> None:
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_streamlit_knows_every_option() -> None:
    def names(table: dict[str, Any], prefix: str) -> list[str]:
        return [
            name
            for key, value in table.items()
            for name in (
                names(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]
            )
        ]

    for name in names(CONFIG, ""):
        st.get_option(name)


def test_colours_can_be_made_faint() -> None:
    assert faint("#a8204f", 0.5) == "rgba(168,32,79,0.5)"
