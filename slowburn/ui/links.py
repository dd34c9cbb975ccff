"""What a session knows of its address: what one person sees, another sees by the link.

Streamlit can bind a widget to the address by itself, but it writes the label on the screen
("South Korea") where a link should keep the identifier ("KR"), and it drops an invalid value in
silence. So the controls (``slowburn.ui.controls``) take their values from here, each as
``slowburn.ui.linked`` says: the address is read once, what cannot be used is said, and what differs
from the default is written back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from slowburn.ui.old_names import current_address
from slowburn.ui.text import quoted

if TYPE_CHECKING:
    from slowburn.ui.linked import Control

STATE = "link"

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
        drawn: The controls of this run.
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
    drawn: list[Control] = field(default_factory=list)


def session() -> Link:
    """Return what this session knows of its address."""
    if STATE not in st.session_state:
        st.session_state[STATE] = Link()
    link: Link = st.session_state[STATE]
    return link


def as_it_came() -> Params:
    """Return the address parameters as they stand in the browser."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def read_address(page: str) -> None:
    """Take in the address at the start of a run, if it is not the one written last."""
    link = session()
    address = current_address(as_it_came())
    moved = page != link.page
    changed = address != link.written
    link.arrived = moved or changed
    link.arriving = address if link.arrived else {}
    link.fresh = changed and not moved
    link.notices = [] if link.arrived else link.notices
    link.page = page
    link.shared = {}
    link.own[page] = {}
    link.drawn = []


def write_address() -> None:
    """Write what the controls of this run show into the address, at the end of the run."""
    link = session()
    shown = address()
    if not link.arrived and shown != link.written:
        link.notices = []  # the reader has moved on
    link.written = shown
    if as_it_came() != shown:
        st.query_params.from_dict(shown)


def take(name: str) -> list[str]:
    """Return the texts of a parameter that is no control's, which is then known."""
    return session().arriving.pop(name, [])


def notices() -> list[str]:
    """Return what could not be used of the address, in sentences; call it at the end of a run."""
    link = session()
    link.notices += [
        f"The link has a setting {quoted(name)} that this page does not know. It was left out."
        for name in link.arriving
    ]
    link.arriving = {}
    return list(link.notices)


def tell(notice: str) -> None:
    """Say something about the address beside what could not be used of it."""
    if notice not in session().notices:
        session().notices.append(notice)


def forget(name: str) -> None:
    """Take the value of a control that all pages share out of the session and the address."""
    link = session()
    for kept in (link.values, link.arriving, link.shared):
        kept.pop(name, None)
    st.session_state.pop(name, None)


def address() -> Params:
    """Return the address parameters of this run; they are whole at its end."""
    link = session()
    return link.shared | link.own[link.page]


def address_of(**more: str | list[str]) -> Params:
    """Return the address parameters of the filters, with those of one page added."""
    added = {name: [given] if isinstance(given, str) else given for name, given in more.items()}
    return session().shared | added


def address_of_page(page: str) -> Params:
    """Return the address parameters of the filters and of a page as it was last shown."""
    link = session()
    return link.shared | link.own.get(page, {})


def own_key(name: str) -> str:
    """Return the key of a page's own control: two pages may have one of the same name."""
    return f"{session().page or 'start'}-{name}"


def choose(name: str, value: Any) -> None:
    """Set a control of the page from a callback, before it is drawn again."""
    set_everywhere(own_key(name), value)


def set_everywhere(key: str, value: Any) -> None:
    """Set a control that all pages share from a callback, before it is drawn again."""
    session().values[key] = value
    st.session_state[key] = value
