"""Names as the catalogue writes them: tidied text, lists of names, networks, readable slugs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Control characters that are not white space, soft hyphens, zero-width spaces and marks of writing
# direction. Joiners stay: they are part of the spelling in several scripts.
UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]"
)
APOSTROPHES = [["'", ""], ["’", ""]]


def tidy(text: str) -> str:
    """Return the text in Unicode NFC, trimmed, on one line, without characters nobody sees."""
    seen = UNSEEN.sub("", text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def split_names(text: str, separator: str) -> tuple[str, ...]:
    """Return the tidied parts in their order, each once; empty parts are left out."""
    return _each_once(tidy(part) for part in text.split(separator))


def readable_slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; apostrophes do not part a word."""
    return slugify(text, replacements=APOSTROPHES)


def index_networks(networks: Iterable[str]) -> dict[str, str]:
    """Return the networks by the spelling that :func:`split_networks` looks up."""
    return {network.casefold(): network for network in networks}


def split_networks(text: str, known: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a list of networks that is joined by commas, by spaces or by both.

    From the left, the longest known name is taken each time. Words between known names that
    belong to none are kept together as one network.

    Args:
        text: The list as the dump writes it.
        known: The known networks, from :func:`index_networks`.

    Returns:
        The networks in their order, each once, and those among them that are not known.
    """
    found: list[str] = []
    for part in split_names(text, ","):
        found += _split_words(part.split(), known)
    networks = _each_once(found)
    return networks, tuple(name for name in networks if name.casefold() not in known)


def _split_words(words: Sequence[str], known: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    stray: list[str] = []
    at = 0
    while at < len(words):
        name, length = _longest_known(words[at:], known)
        if name is None:
            stray.append(words[at])
        else:
            found += [" ".join(stray), name] if stray else [name]
            stray.clear()
        at += length
    return [*found, " ".join(stray)] if stray else found


def _longest_known(words: Sequence[str], known: Mapping[str, str]) -> tuple[str | None, int]:
    """Return the longest known name that ``words`` begin with and its length, else one word."""
    for length in range(len(words), 0, -1):
        name = known.get(" ".join(words[:length]).casefold())
        if name is not None:
            return name, length
    return None, 1


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
