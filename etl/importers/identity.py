"""Readable identifiers for dramas, the same whatever the order of the rows in a dump."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from etl.importers.names import readable_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.importers.titles import Title

UNDATED = "undated"


def assign_ids(titles: Iterable[Title], taken: Iterable[str]) -> dict[str, str]:
    """Return an identifier for each title, by its MyDramaList id.

    It is made of the English title and the year. All titles that would share one get their
    country appended as well, and those that share even that get their MyDramaList id too.

    Args:
        titles: New titles, each with its own ``mdl_id``.
        taken: Identifiers that the catalogue has given already; they are never given again.
    """
    pending = sorted(titles, key=lambda title: int(title.mdl_id))
    given = set(taken)
    ids: dict[str, str] = {}
    length = 1
    while pending:
        wishes = {title.mdl_id: _identifier(title, length) for title in pending}
        wanted = Counter(wishes.values())
        free = {
            mdl_id: wish
            for mdl_id, wish in wishes.items()
            if wanted[wish] == 1 and wish not in given
        }
        ids |= free
        given |= set(free.values())
        pending = [title for title in pending if title.mdl_id not in free]
        length += 1
    return ids


def _identifier(title: Title, length: int) -> str:
    """Return the identifier at one of its lengths: plain, with the country, with the id."""
    year = UNDATED if title.year is None else str(title.year)
    words = readable_slug(title.name) or "untitled"
    # The id is appended as often as it takes: it could, with bad luck, make up another's name.
    parts = [f"{words}-{year}", title.country.lower(), *[title.mdl_id] * (length - 2)]
    return "-".join(parts[:length])
