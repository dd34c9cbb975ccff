"""Which statements are shown: by stance, trope, confidence, and what was made of them so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.charts.stance_counts import STANCES
from slowburn.ui import controls
from slowburn.ui.annotate.statements import Verdict
from slowburn.ui.words import trope_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slowburn.ui.annotate.statements import Statement

EVERY = "all"
STEPS = ("0.5", "0.6", "0.7", "0.8")
AT_LEAST = {"0": "Any"} | {step: f"{step} or more" for step in STEPS}
UP_TO = {f"below-{step}": f"Below {step}" for step in STEPS}
BELOW = "below-"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a statement must be like to be shown; nothing chosen lets all pass."""

    stances: tuple[str, ...]
    tropes: tuple[str, ...]
    confidence: str
    verdict: str

    def lets(self, statement: Statement) -> bool:
        """Return whether the statement is shown."""
        if self.confidence.startswith(BELOW):
            sure = statement.confidence < float(self.confidence.removeprefix(BELOW))
        else:
            sure = statement.confidence >= float(self.confidence)
        return (
            sure
            and (not self.stances or statement.stance in self.stances)
            and (not self.tropes or statement.trope in self.tropes)
            and self.verdict in (EVERY, statement.verdict)
        )

    @property
    def is_all(self) -> bool:
        """Whether every statement is shown."""
        return self == Shown((), (), "0", EVERY)


def choose_shown() -> Shown:
    """Draw the choice of statements."""
    names = trope_names()
    confidences = AT_LEAST | UP_TO
    verdicts = {
        EVERY: "All",
        Verdict.WAITING: "Not looked at yet",
        Verdict.ACCEPTED: "Accepted",
        Verdict.REJECTED: "Rejected",
    }
    first, second, third, fourth = st.columns(4, gap="small")
    with first:
        stances = controls.many(
            "Stances", "stance", STANCES, words=str.capitalize, placeholder="All stances"
        )
    with second:
        tropes = controls.many(
            "Tropes", "trope", list(names), words=names.__getitem__, placeholder="All tropes"
        )
    with third:
        confidence = controls.one(
            "Confidence",
            "confidence",
            list(confidences),
            default="0",
            words=confidences.__getitem__,
        )
    with fourth:
        verdict = controls.one(
            "Looked at", "verdict", list(verdicts), default=EVERY, words=lambda key: verdicts[key]
        )
    return Shown(stances, tropes, confidence, verdict)


def keep_choice() -> None:
    """Keep the choice that a link makes, while there is nothing yet to choose from."""
    names = trope_names()
    controls.several("stance", default=(), known=STANCES.__contains__, words=str, most=len(STANCES))
    controls.several("trope", default=(), known=names.__contains__, words=str, most=len(names))
    controls.free("confidence", default="0", known=(AT_LEAST | UP_TO).__contains__)
    controls.free("verdict", default=EVERY, known=[EVERY, *Verdict].__contains__)


def decide_all(statements: Iterable[Statement], verdict: Verdict) -> None:
    """Accept or reject several statements at once."""
    for statement in statements:
        statement.verdict = verdict
