"""Colours, type and marks of the charts, read from the theme that the app itself is set in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import plotly.graph_objects as go

Mode = Literal["light", "dark"]

THEME_FILE = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
FONT = '"Source Sans", sans-serif'
CLEAR = "rgba(0,0,0,0)"

# The type scale of the charts, in pixels: labels, then axes and notes.
TEXT = 13
SMALL = 12


@dataclass(frozen=True)
class StanceMark:
    """How a stance looks wherever it is shown: never by colour alone."""

    symbol: str
    word: str
    colour: str


@dataclass(frozen=True)
class Tokens:
    """The colours that charts are drawn with, in one mode."""

    paper: str
    panel: str
    ink: str
    muted: str
    context: str
    rule: str
    series: tuple[str, ...]
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    stances: dict[str, StanceMark]

    @property
    def chosen(self) -> str:
        """The colour of the thing you chose."""
        return self.series[0]

    @property
    def compared(self) -> str:
        """The colour of what it is compared with."""
        return self.series[1]


@cache
def tokens(mode: Mode) -> Tokens:
    """Return the colours of a mode."""
    theme = tomllib.loads(THEME_FILE.read_text("utf-8"))["theme"][mode]
    return Tokens(
        paper=theme["backgroundColor"],
        panel=theme["secondaryBackgroundColor"],
        ink=theme["textColor"],
        muted=theme["grayTextColor"],
        context=theme["grayColor"],
        rule=theme["borderColor"],
        series=tuple(theme["chartCategoricalColors"]),
        sequential=tuple(theme["chartSequentialColors"]),
        diverging=tuple(theme["chartDivergingColors"]),
        stances={
            "present": StanceMark("●", "present", theme["greenColor"]),
            "avoided": StanceMark("○", "avoided", theme["orangeColor"]),
            "subverted": StanceMark("◐", "subverted", theme["violetColor"]),
        },
    )


def faint(colour: str, opacity: float) -> str:
    """Return a ``#rrggbb`` colour made see-through."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgba({red},{green},{blue},{opacity:g})"


@cache
def template(mode: Mode) -> go.layout.Template:
    """Return what every chart of a mode has in common."""
    token = tokens(mode)
    axis: dict[str, Any] = {
        "fixedrange": True,
        "zeroline": False,
        "ticks": "",
        "gridcolor": token.rule,
        "linecolor": token.rule,
        "tickfont": {"size": SMALL, "color": token.muted},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": TEXT, "color": token.ink},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "colorway": list(token.series),
            "separators": ".,",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverdistance": 24,
            "barmode": "overlay",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
            "hoverlabel": {
                "align": "left",
                "namelength": -1,
                "bgcolor": token.panel,
                "bordercolor": token.rule,
                "font": {"family": FONT, "size": TEXT, "color": token.ink},
            },
            "annotationdefaults": {
                "showarrow": False,
                "align": "left",
                "font": {"size": SMALL, "color": token.muted},
            },
        }
    )
