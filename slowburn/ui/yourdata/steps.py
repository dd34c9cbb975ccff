"""The five steps in their order, and the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from slowburn.ui.yourdata.checking import check
from slowburn.ui.yourdata.drop import drop
from slowburn.ui.yourdata.keeping import keep_it
from slowburn.ui.yourdata.matching import match
from slowburn.ui.yourdata.preview import preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.ui.yourdata.session import Session


FROM_THE_TOP = Path(__file__).with_name("steps.css")


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its name, and what draws it and says whether the next can begin."""

    name: str
    draw: Callable[[Session], bool]


STEPS = (
    Step("Drop", drop),
    Step("Check", check),
    Step("Match", match),
    Step("Preview", preview),
    Step("Keep", keep_it),
)


def draw_step(state: Session) -> None:
    """Draw the step that the session is at, under the progress, over the ways back and on."""
    at = state.step
    step = STEPS[at]
    names = " · ".join(
        f"**{number} {each.name}**" if each is step else f"{number} {each.name}"
        for number, each in enumerate(STEPS, start=1)
    )
    st.progress((at + 1) / len(STEPS), text=names)
    st.html(FROM_THE_TOP)
    with st.container(key=f"step-{at + 1}"):
        can_go_on = step.draw(state)
    if state.kept:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Back",
            key="back",
            icon=":material/arrow_back:",
            disabled=at == 0,
            on_click=_go,
            args=(state, at - 1),
        )
        if at + 1 < len(STEPS):
            st.button(
                f"Next: {STEPS[at + 1].name.lower()}",
                icon=":material/arrow_forward:",
                key="next",
                type="primary",
                disabled=not can_go_on,
                on_click=_go,
                args=(state, at + 1),
            )


def _go(state: Session, step: int) -> None:
    state.step = step
