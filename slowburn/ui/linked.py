"""A control that lives in the address: its value before it is drawn, and what is kept after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.ui import links
from slowburn.ui.text import as_text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slowburn.ui.values import Kind


@dataclass(frozen=True, slots=True)
class Control:
    """A control that lives in the address.

    Attributes:
        name: The parameter that holds its value.
        kind: How the value is written.
        default: The value that leaves no trace.
        key: Identity of the value: two pages may have controls of one name that differ.
        everywhere: Whether the parameter goes along to every page.
        label: What it is called on the screen, if it is drawn there.
    """

    name: str
    kind: Kind
    default: Any
    key: str
    everywhere: bool = False
    label: str | None = None


def seed(control: Control) -> Any:
    """Give a control its value before it is drawn: the address's, the last, or the default."""
    link, key = links.session(), control.key
    link.drawn.append(control)
    if control.name in link.arriving:
        value, wrong = control.kind.read(link.arriving.pop(control.name))
        value = control.default if value is None else value
        if wrong:
            link.notices.append(_notice(control, wrong, value))
    elif link.fresh or key not in link.values:
        value = control.default
    else:
        value = st.session_state.get(key, link.values[key])
    link.values[key] = value
    # Assigned in every run, so that the browser always takes it over: a control that was drawn anew
    # while pages changed would otherwise come back with the widget's own default.
    st.session_state[key] = value
    return value


def keep(control: Control, value: Any) -> None:
    """Remember the value of a control as it was drawn; it is written unless it is the default."""
    link = links.session()
    link.values[control.key] = value
    if value != control.default:
        place = link.shared if control.everywhere else link.own[link.page]
        place[control.name] = control.kind.write(value)


def _notice(control: Control, wrong: Iterable[str], used: Any) -> str:
    named = ", ".join(quoted(text) for text in wrong)
    return (
        f"The link asks for {control.name.replace('_', ' ')} {named}, which cannot be used here. "
        f"Used instead: {as_text(control.kind.in_words(used))}."
    )
