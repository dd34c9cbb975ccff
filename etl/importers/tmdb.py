"""Importing keywords of The Movie Database (TMDB) that were matched to MyDramaList ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.importers import catalogue_files as files
from etl.importers.catalogue_files import read_rows, replace_rows, write_rows
from etl.importers.dump import read_dump, refuse
from etl.importers.fields import Fields
from etl.importers.records import MDL
from etl.importers.report import Intake, report_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from etl.importers.catalogue_files import Record
    from etl.importers.report import ImportReport

TMDB = "tmdb"
COLUMNS = ("mdl_id", "tmdb_id", "keyword")
SPECIAL = "drama-special"

UNKNOWN_TITLE = "no title with this MyDramaList id in the catalogue"
OF_SERIES = "this TMDB id is matched to a series and its special; it is the series'"
AMBIGUOUS = "this TMDB id is matched to several titles; it is not known which one it means"


@dataclass(frozen=True, slots=True)
class _Keyword:
    fields: Fields
    mdl_id: str
    tmdb_id: str
    term: str


def import_tmdb(keywords: Path, data: Path) -> ImportReport:
    """Merge a dump of TMDB keywords into the catalogue's text files.

    A title may have several TMDB ids: it keeps them all, and their keywords are merged. A TMDB id
    that is matched to several titles speaks for none of them, unless all but one are specials.
    The keywords and TMDB ids of the dump's own titles are replaced; those of others stay.

    Args:
        keywords: CSV, one keyword on a title a row, with the columns mdl_id, tmdb_id, keyword.
        data: The folder of the text files; its catalogue must have been imported before.

    Raises:
        DataProblems: If a file cannot be read at all; nothing has been written then.
    """
    intake = Intake(read_dump(keywords, COLUMNS))
    refs = read_rows(data, files.REFS)
    ids = {row["ref"]: row["drama_id"] for row in refs if row["authority"] == MDL}
    if not ids:
        raise refuse("refs.csv", "the catalogue is empty; import a MyDramaList dump first")
    dramas = read_rows(data, files.DRAMAS)
    special_dramas = {row["drama_id"] for row in dramas if row["format"] == SPECIAL}
    specials = {mdl_id for mdl_id, drama_id in ids.items() if drama_id in special_dramas}
    rows = _read_keywords(intake)
    uses, new_refs = _attribute(intake, rows, ids, _owners(rows, specials))
    covered = {use["drama_id"] for use in uses}
    contents = {
        files.TMDB_TERM_USES: replace_rows(read_rows(data, files.TMDB_TERM_USES), uses, covered),
        files.REFS: [*_other_refs(refs, covered, {ref["ref"] for ref in new_refs}), *new_refs],
    }
    write_rows(data, contents)
    return report_of(intake)


def _read_keywords(intake: Intake) -> list[_Keyword]:
    keywords = []
    for row in intake.rows():
        fields = Fields(intake.file, row)
        mdl_id, tmdb_id = fields.outside_id("mdl_id"), fields.outside_id("tmdb_id")
        term = fields.filled("keyword")
        if fields.faults:
            intake.reject(fields.faults)
        else:
            keywords.append(_Keyword(fields, mdl_id, tmdb_id, term))
    return keywords


def _owners(keywords: Iterable[_Keyword], specials: Collection[str]) -> dict[str, str | None]:
    """Return the title that each TMDB id means, or ``None`` where that is not known."""
    matched: dict[str, set[str]] = defaultdict(set)
    for keyword in keywords:
        matched[keyword.tmdb_id].add(keyword.mdl_id)
    owners: dict[str, str | None] = {}
    for tmdb_id, mdl_ids in matched.items():
        candidates = mdl_ids if len(mdl_ids) == 1 else mdl_ids - set(specials)
        owners[tmdb_id] = next(iter(candidates)) if len(candidates) == 1 else None
    return owners


def _attribute(
    intake: Intake,
    keywords: Iterable[_Keyword],
    ids: Mapping[str, str],
    owners: Mapping[str, str | None],
) -> tuple[list[Record], list[Record]]:
    """Return the term uses and the references of the keywords that are about known dramas."""
    uses: dict[tuple[str, str], Record] = {}
    refs: dict[str, Record] = {}
    for keyword in keywords:
        fault = _fault(keyword, ids, owners)
        if fault:
            column, reason = fault
            intake.reject([keyword.fields.problem(column, reason)])
            continue
        drama_id, term = ids[keyword.mdl_id], keyword.term
        refs[keyword.tmdb_id] = {"drama_id": drama_id, "authority": TMDB, "ref": keyword.tmdb_id}
        if (drama_id, term) in uses:
            intake.merge()
            continue
        intake.accept()
        uses[drama_id, term] = {
            "source_id": TMDB,
            "drama_id": drama_id,
            "position": "",  # TMDB's keywords have no order of their own
            "term": term,
        }
    return list(uses.values()), list(refs.values())


def _fault(
    keyword: _Keyword, ids: Mapping[str, str], owners: Mapping[str, str | None]
) -> tuple[str, str] | None:
    if keyword.mdl_id not in ids:
        return "mdl_id", UNKNOWN_TITLE
    owner = owners[keyword.tmdb_id]
    if owner is None:
        return "tmdb_id", AMBIGUOUS
    return None if owner == keyword.mdl_id else ("tmdb_id", OF_SERIES)


def _other_refs(
    refs: Iterable[Record], covered: Collection[str], claimed: Collection[str]
) -> list[Record]:
    """Return the references that neither belong to a covered drama nor are claimed anew."""
    return [
        ref
        for ref in refs
        if ref["authority"] != TMDB
        or (ref["drama_id"] not in covered and ref["ref"] not in claimed)
    ]
