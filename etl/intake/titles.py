"""Which drama of the catalogue a title means: by its identifier elsewhere, by name, or nearly so.

Only what is certain is matched. One name that several dramas bear, a name with another year, a
link that leads to a drama of another name and a name that is merely alike are ambiguous: a person
chooses.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from etl.intake.alike import MOST, likenesses
from etl.intake.plain import plain
from etl.intake.role_tests import MDL_LINK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from etl.intake.catalogue import Catalogue

MATCHED, NEW, AMBIGUOUS = "matched", "new", "ambiguous"
ALIKE = 88
"""Similarity (rapidfuzz ratio, 0 to 100) from which a name is worth a person's look."""
SHORTEST = 4
"""Characters below which names are alike by chance."""
SHOWN = 5
NO_SUCH_NAME = "the catalogue has no such name"
NOT_SOUGHT = "the catalogue has no such name; names that are merely alike were not sought"
MDL, TMDB = "mdl", "tmdb"

TitleKey = tuple[tuple[str, ...], int | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Named:
    """A drama as the file names it.

    Attributes:
        names: Its names, as they are written.
        year: Its year, if the file says so.
        ref: Its MyDramaList id or address, if the file says so.
        tmdb: Its TMDB id, if the file says so.
        line: The first line that names it.
        rows: How many rows name it.
    """

    names: tuple[str, ...]
    year: int | None
    ref: str | None
    tmdb: str | None
    line: int
    rows: int

    @property
    def key(self) -> TitleKey:
        """What tells it from every other drama of the file, however the file is read."""
        return (self.names, self.year, self.ref, self.tmdb)


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a drama of the file.

    Attributes:
        named: The drama as the file names it.
        verdict: :data:`MATCHED`, :data:`NEW` or :data:`AMBIGUOUS`.
        drama_ids: The drama it is; or those it could be, the likeliest first.
        because: Why, for the person who reviews it.
    """

    named: Named
    verdict: str
    drama_ids: tuple[str, ...]
    because: str


def match_titles(wanted: Sequence[Named], catalogue: Catalogue) -> list[Match]:
    """Return a match for each drama of the file, in order."""
    found = [_by_ref(named, catalogue) or _by_name(named, catalogue) for named in wanted]
    unknown = [named for named, match in zip(wanted, found, strict=True) if match is None]
    alike, unsought = _alike(unknown, catalogue)
    return [
        match or _by_likeness(named, alike.get(named, ()), sought=named not in unsought)
        for named, match in zip(wanted, found, strict=True)
    ]


def _by_ref(named: Named, catalogue: Catalogue) -> Match | None:
    drama_ids = {
        catalogue.refs[authority, ref]
        for authority, ref in refs_of(named)
        if (authority, ref) in catalogue.refs
    }
    if not drama_ids:
        return None
    if len(drama_ids) > 1:
        return Match(named, AMBIGUOUS, tuple(sorted(drama_ids)), "its identifiers disagree")
    [drama_id] = drama_ids
    known = catalogue.names[drama_id]
    if named.names and not any(
        fuzz.partial_ratio(plain(name), each) >= ALIKE for name in named.names for each in known
    ):
        return Match(named, AMBIGUOUS, (drama_id,), "its identifier is that of another title")
    return Match(named, MATCHED, (drama_id,), "by its identifier")


def refs_of(named: Named) -> Iterable[tuple[str, str]]:
    """Yield the authority and the identifier of each reference of a drama."""
    if named.ref:
        link = MDL_LINK.fullmatch(named.ref.strip())
        number = link[1] if link else named.ref.strip().removesuffix(".0")
        yield MDL, number
    if named.tmdb:
        yield TMDB, named.tmdb.strip().removesuffix(".0")


def _by_name(named: Named, catalogue: Catalogue) -> Match | None:
    found = [catalogue.named[key] for key in map(plain, named.names) if key in catalogue.named]
    if not found:
        by_id = [name for name in named.names if name in catalogue.titles]
        return Match(named, MATCHED, (by_id[0],), "by its identifier") if by_id else None
    drama_ids = set.intersection(*found) or set.union(*found)
    if named.year is not None:
        for within in (0, 1):
            near = {each for each in drama_ids if _years_apart(each, named, catalogue) <= within}
            if len(near) == 1:
                return Match(named, MATCHED, tuple(near), "by name and year")
            if near:
                return Match(named, AMBIGUOUS, tuple(sorted(near)), "several have this name")
        because = "the catalogue has this name with another year"
        return Match(named, AMBIGUOUS, tuple(sorted(drama_ids)), because)
    if len(drama_ids) == 1:
        return Match(named, MATCHED, tuple(drama_ids), "by name")
    return Match(
        named, AMBIGUOUS, tuple(sorted(drama_ids)), "several have this name; give the year"
    )


def _years_apart(drama_id: str, named: Named, catalogue: Catalogue) -> int:
    year = catalogue.years[drama_id]
    return 0 if year is None or named.year is None else abs(year - named.year)


def _alike(
    wanted: Sequence[Named], catalogue: Catalogue
) -> tuple[dict[Named, tuple[str, ...]], set[Named]]:
    """Return the dramas with names alike, and for which names none were sought.

    With a year given, only dramas of about that year are compared.
    """
    of_name: dict[tuple[str, int | None], list[Named]] = defaultdict(list)
    for named in wanted:
        for name in {plain(each) for each in named.names}:
            if len(name) >= SHORTEST:
                of_name[name, named.year].append(named)
    asked = sorted(of_name, key=lambda each: -sum(named.rows for named in of_name[each]))
    by_year: dict[int | None, list[str]] = defaultdict(list)
    for name, year in asked[:MOST]:
        by_year[year].append(name)
    scores: dict[Named, dict[str, int]] = defaultdict(dict)
    for year, names in by_year.items():
        pool = [
            (name, drama_id)
            for drama_id, of_drama in catalogue.names.items()
            if year is None or abs((catalogue.years[drama_id] or year) - year) <= 1
            for name in of_drama
            if len(name) >= SHORTEST
        ]
        for name, alike in likenesses(names, [known for known, _ in pool], ALIKE).items():
            for named in of_name[name, year]:
                for score, place in alike:
                    drama_id = pool[place][1]
                    scores[named][drama_id] = max(scores[named].get(drama_id, 0), score)
    found = {
        named: tuple(sorted(of_drama, key=lambda each: (-of_drama[each], each)))[:SHOWN]
        for named, of_drama in scores.items()
    }
    return found, {named for each in asked[MOST:] for named in of_name[each]} - found.keys()


def _by_likeness(named: Named, drama_ids: tuple[str, ...], *, sought: bool) -> Match:
    if drama_ids:
        return Match(named, AMBIGUOUS, drama_ids, "the catalogue has a name much like this")
    return Match(named, NEW, (), NO_SUCH_NAME if sought else NOT_SOUGHT)
