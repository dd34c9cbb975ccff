"""Controls that live in the address; what they share with it is in ``slowburn.ui.linked``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.ui import links
from slowburn.ui.linked import Control, keep, seed
from slowburn.ui.values import Choice, Choices, Numbers, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def many(
    label: str,
    name: str,
    options: Sequence[str],
    *,
    default: Sequence[str] = (),
    words: Callable[[str], str] = str,
    shared: bool = False,
    placeholder: str,
    most: int | None = None,
    help: str | None = None,  # noqa: A002 - Streamlit's own name
) -> tuple[str, ...]:
    """Draw a multiple choice; an empty one stands in the address as ``all``."""
    nothing = placeholder[0].lower() + placeholder[1:]
    kind = Choices(set(options).__contains__, words, most, nothing)
    control = _control(name, kind, list(default), label=label, shared=shared)
    seed(control)
    # What there is to choose from may have changed since, with the drama of the page for one.
    known = set(options)
    st.session_state[control.key] = [v for v in st.session_state[control.key] if v in known]
    chosen = st.multiselect(
        label,
        options,
        format_func=words,
        key=control.key,
        placeholder=placeholder,
        max_selections=most,
        help=help,
    )
    keep(control, chosen)
    return tuple(chosen)


def one(
    label: str,
    name: str,
    options: Sequence[str],
    *,
    default: str,
    words: Callable[[str], str] = str,
    shared: bool = False,
    widget: Callable[..., Any] = st.selectbox,
    **more: Any,
) -> str:
    """Draw a single choice, as a select box unless another widget is given."""
    known = set(options)
    kind = Choice(known.__contains__, words)
    control = _control(name, kind, default, label=label, shared=shared)
    if seed(control) not in known:
        st.session_state[control.key] = default
    chosen: str = widget(label, options, format_func=words, key=control.key, **more) or default
    keep(control, chosen)
    return chosen


def span(
    label: str,
    name: str,
    *,
    low: int,
    high: int,
    default: tuple[int, int],
    help: str,  # noqa: A002 - Streamlit's own name
    shared: bool = False,
) -> tuple[int, int]:
    """Draw a range of whole numbers, both ends included."""
    control = _control(name, Span(low, high), default, label=label, shared=shared)
    # Other data may have other years.
    st.session_state[control.key] = tuple(min(max(end, low), high) for end in seed(control))
    chosen: tuple[int, int] = st.slider(  # type: ignore[assignment]
        label, low, high, key=control.key, help=help
    )
    keep(control, tuple(chosen))
    return chosen


def free(
    name: str,
    *,
    default: str,
    known: Callable[[str], bool],
    words: Callable[[str], str] = str,
    shared: bool = False,
) -> str:
    """Return a value that the page draws no control of its own for, such as the drama shown."""
    control = _control(name, Choice(known, words), default, shared=shared)
    value: str = seed(control)
    value = value if known(value) else default  # other data may not have it
    keep(control, value)
    return value


def several(
    name: str,
    *,
    default: Sequence[str],
    known: Callable[[str], bool],
    words: Callable[[str], str],
    most: int,
) -> tuple[str, ...]:
    """Return up to ``most`` values that the page draws its own control for, such as dramas."""
    control = _control(name, Choices(known, words, most), list(default))
    values = [value for value in seed(control) if known(value)]
    keep(control, values)
    return tuple(values)


def numbers(
    name: str,
    labels: Mapping[str, str],
    *,
    default: float,
    high: float,
    step: float,
    width: int,
) -> dict[str, float]:
    """Draw a slider for each option; in the address stand those moved, as ``pacing:2``.

    The numbers are the same on every page that draws them.
    """
    control = Control(name, Numbers(labels, high), {}, key=name)
    moved: dict[str, float] = seed(control)
    chosen = {}
    for option, label in labels.items():
        slider = f"{control.key}-{option}"
        if links.session().arrived or slider not in st.session_state:
            st.session_state[slider] = moved.get(option, default)
        chosen[option] = float(st.slider(label, 0.0, high, step=step, key=slider, width=width))
    moved = {option: number for option, number in chosen.items() if number != default}
    st.session_state[control.key] = moved
    keep(control, moved)
    return chosen


def _control(
    name: str, kind: Any, default: Any, *, label: str | None = None, shared: bool = False
) -> Control:
    key = name if shared else links.own_key(name)
    return Control(name, kind, default, key, everywhere=shared, label=label)
