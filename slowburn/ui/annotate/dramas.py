"""Which dramas the texts are about: by the names they come with, or as the person says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from etl.intake.titles import Match, Named, match_titles
from etl.uploads.coded import About
from etl.uploads.decisions import AS_NEW, LEFT_OUT
from etl.uploads.new_dramas import new_drama_ids
from slowburn.charts.words import counted
from slowburn.ui.finder import pick_drama
from slowburn.ui.text import as_text
from slowburn.ui.yourdata.matching import choose_country
from slowburn.ui.yourdata.session import titles
from slowburn.ui.yourdata.titles import review_titles
from slowburn.warehouse.connection import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slowburn.ui.annotate.session import Work

WITH_YEAR = re.compile(r"(.*\S)\s*[(（]((?:19|20)\d\d)[)）]\s*", re.ASCII | re.DOTALL)
FIRST_YEAR, LAST_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True)
class Dramas:
    """Which dramas the texts are about, as it is decided now.

    Attributes:
        taken: The dramas, each once.
        of_texts: For each text the identifier of its drama; ``None`` if it is left out or not said.
    """

    taken: list[About]
    of_texts: list[str | None]

    @property
    def names(self) -> dict[str, str]:
        """Each drama as a person reads it, by its identifier."""
        return {about.drama_id: name_of(about) for about in self.taken}


def known_title(work: Work) -> str:
    """Return the title of the drama that the texts without a name are about, if that is known."""
    if isinstance(work.unnamed, str):
        return titles().titles.get(work.unnamed, "")
    return work.unnamed.names[0] if work.unnamed else ""


def choose_dramas(work: Work) -> None:
    """Let the person say, or check, which dramas the texts are about."""
    without = sum(not document.drama for document in work.documents)
    if without:
        _choose_unnamed(work, without)
    matches = matches_of(work)
    if matches:
        review_titles(matches, work.decisions, naming="text")
    if any(work.decisions.outcome(match) == AS_NEW for match in matches):
        choose_country(work.decisions)
    waiting = len(work.decisions.undecided(matches))
    if waiting:
        st.info(
            f"{counted(waiting, 'title')} without a choice: what the texts say of "
            f"{'it' if waiting == 1 else 'them'} will be left out.",
            icon=":material/pending:",
        )


def matches_of(work: Work) -> list[Match]:
    """Return what was found for each name that the texts come with or the person gave."""
    counts = Counter(document.drama for document in work.documents if document.drama)
    named = [_named(name, count) for name, count in counts.items()]
    if isinstance(work.unnamed, Named):
        named.append(work.unnamed)
    return _matches(named)


def dramas_of(work: Work) -> Dramas:
    """Return the dramas that the texts are about."""
    matches = matches_of(work)
    by_key = {match.named.key: work.decisions.outcome(match) for match in matches}
    new = [match.named for match in matches if by_key[match.named.key] == AS_NEW]
    new_ids = new_drama_ids(new)
    abouts: dict[str, About] = {}
    for named in new:
        abouts.setdefault(
            new_ids[named.key],
            About(new_ids[named.key], named.names[0], work.decisions.country, named.year),
        )

    def identifier(name: str) -> str | None:
        if not name and not isinstance(work.unnamed, Named):
            return work.unnamed
        key = _named(name).key if name else work.unnamed.key  # type: ignore[union-attr]
        outcome = by_key.get(key)
        if outcome == AS_NEW:
            return new_ids[key]
        return None if outcome == LEFT_OUT else outcome

    by_name = {name: identifier(name) for name in {each.drama for each in work.documents}}
    of_texts = [by_name[document.drama] for document in work.documents]
    taken = dict.fromkeys(drama_id for drama_id in of_texts if drama_id)
    return Dramas([abouts.get(drama_id, About(drama_id)) for drama_id in taken], of_texts)


def name_of(about: About) -> str:
    """Return a drama as a person reads it: its title and year."""
    known = titles()
    title = about.title or known.titles.get(about.drama_id, about.drama_id)
    year = about.year if about.title else known.years.get(about.drama_id)
    return f"{title} ({year})" if year else title


def _choose_unnamed(work: Work, without: int) -> None:
    many = len(work.documents) > 1
    if isinstance(work.unnamed, str):
        chosen = as_text(name_of(About(work.unnamed)))
    else:
        chosen = as_text(work.unnamed.names[0]) if work.unnamed else ""
    whose = f"{counted(without, 'text')} without a drama" if many else "The text"
    if chosen:
        verb = "are" if without > 1 else "is"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{whose} {verb} about **{chosen}**.")
            st.button(
                "Choose another",
                key="another-drama",
                type="tertiary",
                icon=":material/close:",
                on_click=_choose,
                args=(work, None),
            )
        return
    if many:
        st.markdown(
            f"**{counted(without, 'text')}** {'names' if without == 1 else 'name'} no drama. Say "
            f"which one, or {'it is' if without == 1 else 'they are'} left out."
        )
    pick_drama("Find the drama", open_warehouse(), lambda drama_id: _choose(work, drama_id))
    with (
        st.expander("It is not in the catalogue", icon=":material/add:"),
        st.form("new-drama", border=False),
    ):
        st.text_input("Title of the drama", max_chars=200, key="new-title")
        st.number_input(
            "Year it began",
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            value=None,
            step=1,
            key="new-year",
            placeholder="Not known",
        )
        st.form_submit_button(
            "Take this drama", key="take-new-drama", on_click=_take_new, args=(work, without)
        )


def _take_new(work: Work, texts: int) -> None:
    title, year = st.session_state["new-title"].strip(), st.session_state["new-year"]
    if title:
        _choose(work, Named((title,), None if year is None else int(year), None, None, 0, texts))


def _choose(work: Work, drama: str | Named | None) -> None:
    work.unnamed = drama


def _named(name: str, texts: int = 0) -> Named:
    """Return a name with its year, if it ends with one: ``Head over Heels (2025)``."""
    found = WITH_YEAR.fullmatch(name)
    title, year = (found[1], int(found[2])) if found else (name, None)
    return Named((title,), year, None, None, 0, texts)


def _matches(named: Iterable[Named]) -> list[Match]:
    """Return a match for each different name; names that only differ in writing are one."""
    once: dict[object, Named] = {}
    for each in named:
        before = once.get(each.key)
        rows = each.rows + (before.rows if before else 0)
        once[each.key] = Named(each.names, each.year, None, None, 0, rows)
    return _matched(tuple(once.values()), open_warehouse().data_version)


@st.cache_data(max_entries=50, show_spinner=False)
def _matched(named: tuple[Named, ...], data_version: str) -> list[Match]:  # noqa: ARG001 - the key
    return match_titles(named, titles())
