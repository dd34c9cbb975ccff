"""Controls that live in the address: what one person sees, another sees by the link.

Streamlit can bind a widget to the address by itself, but it writes the label on the screen
("South Korea") where a link should keep the identifier ("KR"), and it drops an invalid value in
silence. So the controls here read the address once, say which values they could not use, and
write back what differs from the default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.ui.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

STATE = "link"
NOTHING = "all"
"""Stands in the address for an empty choice where the default is not empty."""

NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)

Params = dict[str, list[str]]


@dataclass(slots=True)
class Link:
    """What a session knows of its address.

    Attributes:
        page: The page of the run.
        values: The value of every linked control so far, by its key, also of other pages.
        written: The address parameters as this session last wrote them.
        arriving: Parameters of a new address, until the controls have taken them.
        arrived: Whether the address of this run is one that the session did not write.
        fresh: Whether a control that the new address does not name goes back to its default.
        shared: Parameters of this run's filters, as far as they differ from their defaults.
        own: Parameters of each page's own controls, as they were last shown.
        notices: What could not be used of the address.
    """

    page: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    written: Params = field(default_factory=dict)
    arriving: Params = field(default_factory=dict)
    arrived: bool = False
    fresh: bool = False
    shared: Params = field(default_factory=dict)
    own: dict[str, Params] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def _link() -> Link:
    if STATE not in st.session_state:
        st.session_state[STATE] = Link()
    link: Link = st.session_state[STATE]
    return link


def _address() -> Params:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def read_address(page: str) -> None:
    """Take in the address at the start of a run, if it is not the one written last."""
    link = _link()
    address = _address()
    moved = page != link.page
    changed = address != link.written
    link.arrived = moved or changed
    link.arriving = address if link.arrived else {}
    link.fresh = changed and not moved
    link.notices = [] if link.arrived else link.notices
    link.page = page
    link.shared = {}
    link.own[page] = {}


def write_address() -> None:
    """Write what the controls of this run show into the address, at the end of the run."""
    link = _link()
    shown = link.shared | link.own[link.page]
    if not link.arrived and shown != link.written:
        link.notices = []  # the reader has moved on
    link.written = shown
    if _address() != shown:
        st.query_params.from_dict(shown)


def notices() -> list[str]:
    """Return what could not be used of the address, in sentences; call it at the end of a run."""
    link = _link()
    link.notices += [
        f"The link has a setting {quoted(name)} that this page does not know. It was left out."
        for name in link.arriving
    ]
    link.arriving = {}
    return list(link.notices)


def address_of(**more: str | list[str]) -> Params:
    """Return the address parameters of the filters, with those of one page added."""
    added = {name: [given] if isinstance(given, str) else given for name, given in more.items()}
    return _link().shared | added


def address_of_page(page: str) -> Params:
    """Return the address parameters of the filters and of a page as it was last shown."""
    link = _link()
    return link.shared | link.own.get(page, {})


def choose(name: str, value: Any) -> None:
    """Set a control of the page from a callback, before it is drawn again."""
    key = _key(name)
    _link().values[key] = value
    st.session_state[key] = value


def many(
    label: str,
    name: str,
    options: Sequence[str],
    *,
    default: Sequence[str] = (),
    words: Callable[[str], str] = str,
    shared: bool = False,
    **widget: Any,
) -> tuple[str, ...]:
    """Draw a multiple choice; an empty one stands in the address as ``all``."""

    def read(texts: list[str]) -> tuple[list[str], list[str]]:
        if texts == [NOTHING]:
            return [], []
        return [text for text in texts if text in known], [t for t in texts if t not in known]

    known = set(options)
    key = _seed(name, list(default), read, shared=shared)
    # What there is to choose from may have changed since, with the drama of the page for one.
    st.session_state[key] = [value for value in st.session_state[key] if value in known]
    chosen = st.multiselect(label, options, format_func=words, key=key, **widget)
    _keep(name, chosen, chosen or [NOTHING], is_default=chosen == list(default), shared=shared)
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

    def read(texts: list[str]) -> tuple[str | None, list[str]]:
        wrong = [text for text in texts if text not in known]
        right = [text for text in texts if text in known]
        return (right[0] if right else None), wrong

    known = set(options)
    key = _seed(name, default, read, shared=shared)
    if st.session_state[key] not in known:
        st.session_state[key] = default
    chosen: str = widget(label, options, format_func=words, key=key, **more) or default
    _keep(name, chosen, [chosen], is_default=chosen == default, shared=shared)
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

    def read(texts: list[str]) -> tuple[tuple[int, int] | None, list[str]]:
        numbers = [int(text) for text in texts if text.isdecimal() and low <= int(text) <= high]
        if len(numbers) == len(texts) == 1:
            numbers *= 2
        if len(numbers) == len(texts) == 2 and numbers[0] <= numbers[1]:
            return (numbers[0], numbers[1]), []
        return None, [":".join(texts)]

    key = _seed(name, default, read, shared=shared)
    chosen: tuple[int, int] = st.slider(  # type: ignore[assignment]
        label, low, high, key=key, help=help
    )
    first, last = chosen
    texts = [str(first), str(last)]
    _keep(name, (first, last), texts, is_default=(first, last) == default, shared=shared)
    return first, last


def free(name: str, *, default: str, known: Callable[[str], bool]) -> str:
    """Return a value that the page draws no control of its own for, such as the drama shown."""

    def read(texts: list[str]) -> tuple[str | None, list[str]]:
        right = [text for text in texts if known(text)]
        return (right[0] if right else None), [text for text in texts if text not in right]

    value: str = st.session_state[_seed(name, default, read)]
    _keep(name, value, [value], is_default=value == default)
    return value


def several(
    name: str, *, default: Sequence[str], known: Callable[[str], bool], most: int
) -> tuple[str, ...]:
    """Return up to ``most`` values that the page draws its own control for, such as dramas."""

    def read(texts: list[str]) -> tuple[list[str], list[str]]:
        if texts == [NOTHING]:
            return [], []
        right = list(dict.fromkeys(text for text in texts if known(text)))
        return right[:most], [text for text in texts if text not in right] + right[most:]

    values: list[str] = st.session_state[_seed(name, list(default), read)]
    _keep(name, values, values or [NOTHING], is_default=values == list(default))
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

    def read(texts: list[str]) -> tuple[dict[str, float], list[str]]:
        moved, wrong = {}, []
        for text in texts:
            option, _, number = text.partition(":")
            value = float(number) if NUMBER.fullmatch(number) else -1.0
            if option in labels and 0 <= value <= high:
                moved[option] = value
            else:
                wrong.append(text)
        return moved, wrong

    key = _seed(name, {}, read, shared=True)
    moved: dict[str, float] = st.session_state[key]
    chosen = {}
    for option, label in labels.items():
        slider = f"{key}-{option}"
        if _link().arrived or slider not in st.session_state:
            st.session_state[slider] = moved.get(option, default)
        chosen[option] = float(st.slider(label, 0.0, high, step=step, key=slider, width=width))
    moved = {option: number for option, number in chosen.items() if number != default}
    texts = [f"{option}:{number:g}" for option, number in moved.items()]
    link = _link()
    link.values[key] = st.session_state[key] = moved
    if texts:
        link.own[link.page][name] = texts
    return chosen


def _key(name: str, *, shared: bool = False) -> str:
    """Return the key of a control: two pages may have controls of one name that differ."""
    return name if shared else f"{_link().page or 'start'}-{name}"


def _seed(
    name: str,
    default: Any,
    read: Callable[[list[str]], tuple[Any, list[str]]],
    *,
    shared: bool = False,
) -> str:
    """Give a control its value before it is drawn: the address's, the last, or the default.

    Returns the key of the control.
    """
    link, key = _link(), _key(name, shared=shared)
    if name in link.arriving:
        value, wrong = read(link.arriving.pop(name))
        if wrong:
            link.notices.append(_notice(name, wrong))
        value = default if value in (None, []) and wrong else value
    elif link.fresh or key not in link.values:
        value = default
    else:
        value = st.session_state.get(key, link.values[key])
    link.values[key] = value
    # Assigned in every run, so that the browser always takes it over: a control that was drawn anew
    # while pages changed would otherwise come back with the widget's own default.
    st.session_state[key] = value
    return key


def _notice(name: str, wrong: Iterable[str]) -> str:
    named = ", ".join(quoted(text) for text in wrong)
    return f"The link asks for {name.replace('_', ' ')} {named}, which is not available here."


def _keep(
    name: str, value: Any, texts: list[str], *, is_default: bool, shared: bool = False
) -> None:
    link = _link()
    link.values[_key(name, shared=shared)] = value
    if not is_default:
        (link.shared if shared else link.own[link.page])[name] = texts
