"""What a page says and draws in this run: for who shares it, and for who embeds a chart of it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from streamlit.delta_generator import DeltaGenerator

    from slowburn.analysis.question import Answer


@dataclass(frozen=True, slots=True)
class Numbers:
    """The rows behind a chart or a list.

    Attributes:
        key: Identity of the chart or list on the page.
        title: What it shows, as Markdown.
        answer: What it was made from.
        table: The rows, the answer's own or some made from them.
        alt: The same in words.
    """

    key: str
    title: str
    answer: Answer
    table: pd.DataFrame
    alt: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, and the numbers that it draws."""

    numbers: Numbers
    figure: go.Figure


@dataclass(slots=True)
class Shown:
    """A page's finding and its charts, in the order in which they were drawn."""

    finding: str = ""
    charts: list[Chart] = field(default_factory=list)


_OF_THIS_RUN: ContextVar[Shown] = ContextVar("shown")
"""Not in the session: figures are large, and nobody needs them between runs."""


def begin() -> Shown:
    """Forget what the last run showed; return what this one will have shown at its end."""
    shown = Shown()
    _OF_THIS_RUN.set(shown)
    return shown


def headline(finding: str, at: DeltaGenerator | None = None) -> None:
    """Draw the page's finding as its title, at a place that was set apart for it or right here."""
    _OF_THIS_RUN.get().finding = finding
    (st if at is None else at).title(finding, anchor=False)


def remember(chart: Chart) -> None:
    """Take note of a chart that the page draws."""
    _OF_THIS_RUN.get().charts.append(chart)
