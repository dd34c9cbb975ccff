"""The facts of a drama, as lines that a person reads."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from slowburn.ui.text import as_text
from slowburn.ui.words import country_names, format_name

ELSEWHERE = {
    "mdl_ref": ("MyDramaList", "https://mydramalist.com/{ref}"),
    "tmdb_ref": ("TMDB", "https://www.themoviedb.org/tv/{ref}"),
}


def show_facts(drama: Any) -> None:
    """Show the facts of one row of the answer of ``drama``; what is not known is left out."""
    first, second = st.columns(2, gap="medium")
    first.markdown(_lines(_where_and_when(drama)))
    second.markdown("  \n".join([_lines(_who_and_how_liked(drama)), *_elsewhere(drama)]))
    if _is_known(drama.aliases):
        with st.expander("Other names"):
            st.text(drama.aliases)


def plain_facts(drama: Any) -> dict[str, str | None]:
    """Return the facts of one row of the answer of ``drama`` by name, as plain text."""
    return _where_and_when(drama) | _who_and_how_liked(drama)


def _where_and_when(drama: Any) -> dict[str, str | None]:
    return {
        "Native title": _text(drama.native_title),
        "Country": country_names().get(drama.country, drama.country),
        "On air": _on_air(drama),
        "Network": _text(drama.networks),
        "Format": format_name(drama.format) if _is_known(drama.format) else None,
        "Episodes": _episodes(drama),
    }


def _who_and_how_liked(drama: Any) -> dict[str, str | None]:
    return {
        "Genres": _text(drama.genres),
        "Written by": _text(drama.writers),
        "Directed by": _text(drama.directors),
        "Viewers": _viewers(drama),
    }


def _lines(facts: dict[str, str | None]) -> str:
    return "  \n".join(f"**{name}** {as_text(fact)}" for name, fact in facts.items() if fact)


def _on_air(drama: Any) -> str | None:
    days = [f"{day:%-d %B %Y}" for day in (drama.start_date, drama.end_date) if _is_known(day)]
    return " to ".join(days) or "date not known"


def _episodes(drama: Any) -> str | None:
    if not _is_known(drama.episodes):
        return None
    length = f" of {drama.minutes:.0f} minutes" if _is_known(drama.minutes) else ""
    return f"{drama.episodes:.0f}{length}"


def _viewers(drama: Any) -> str:
    listed = f"{drama.watchers:,.0f} list it" if drama.watchers else ""  # an upload need not say
    rated = f"{drama.score:.1f} of 10" if _is_known(drama.score) else ""
    rated += f" by {drama.scored_by:,.0f}" if rated and _is_known(drama.scored_by) else ""
    return "; ".join(filter(None, (listed, rated)))


def _elsewhere(drama: Any) -> list[str]:
    """Return a line of links to the drama's pages on other sites, if there are any."""
    shown = [
        f"[{name}]({address.format(ref=getattr(drama, column))})"
        for column, (name, address) in ELSEWHERE.items()
        if _is_known(getattr(drama, column))
    ]
    return [f"**Elsewhere** {' · '.join(shown)}"] if shown else []


def _text(value: Any) -> str | None:
    return str(value) if _is_known(value) else None


def _is_known(value: Any) -> bool:
    return not pd.isna(value) and value != ""
