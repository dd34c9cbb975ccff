"""Importing a MyDramaList dump: titles with their facts, and the tags that viewers gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.importers import catalogue_files as files
from etl.importers.catalogue_files import read_rows, replace_rows, write_rows
from etl.importers.dump import read_dump
from etl.importers.fields import Fields
from etl.importers.identity import assign_ids
from etl.importers.lists import read_countries, read_networks
from etl.importers.records import MDL, TITLE_FILES, records_of
from etl.importers.report import Intake, report_of
from etl.importers.selection import PROGRAMME, select_titles
from etl.importers.titles import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from etl.importers.catalogue_files import Record
    from etl.importers.report import ImportReport
    from etl.importers.selection import Selection

TAG_COLUMNS = ("mdl_id", "position", "tag")
LAST_POSITION = 10_000

NOT_KEPT = "its title was left out of the catalogue or rejected"
UNKNOWN_TITLE = "no title with this id, neither in the dump nor in the catalogue"
TAG_TWICE = "an earlier line has this tag on this title; that line is kept"


def import_mdl(titles: Path, tags: Path, data: Path) -> ImportReport:
    """Merge a MyDramaList dump into the catalogue's text files.

    Romance dramas are kept. A title that the catalogue has already keeps its drama id, and all
    its facts and tags are replaced by the dump's; titles that the dump does not have stay.

    Args:
        titles: CSV, one title a row, with the columns :data:`etl.importers.titles.COLUMNS`.
        tags: CSV, one tag on a title a row, with the columns mdl_id, position, tag.
        data: The folder of the text files, with countries.csv and networks.csv in it.

    Raises:
        DataProblems: If a file cannot be read at all; nothing has been written then.
    """
    title_intake = Intake(read_dump(titles, COLUMNS))
    tag_intake = Intake(read_dump(tags, TAG_COLUMNS))
    refs = read_rows(data, files.REFS)
    ids = {row["ref"]: row["drama_id"] for row in refs if row["authority"] == MDL}
    selection = select_titles(title_intake, read_countries(data), read_networks(data), ids)
    contents = {file: read_rows(data, file) for file in TITLE_FILES}
    new = [title for mdl_id, title in selection.kept.items() if mdl_id not in ids]
    new_ids = assign_ids(new, (row["drama_id"] for row in contents[files.DRAMAS]))
    ids |= new_ids
    updated = {ids[mdl_id]: title for mdl_id, title in selection.kept.items()}
    for file, records in records_of(updated).items():
        contents[file] = replace_rows(contents[file], records, updated)
    contents[files.REFS] = [*refs, *(_ref(drama_id, ref) for ref, drama_id in new_ids.items())]
    contents[files.LEFT_OUT] = _left_out(read_rows(data, files.LEFT_OUT), selection)
    not_kept = selection.rejected | {row["ref"] for row in contents[files.LEFT_OUT]}
    uses = _read_tags(tag_intake, ids, not_kept)
    tagged = updated.keys() | {use["drama_id"] for use in uses}
    contents[files.MDL_TERM_USES] = replace_rows(read_rows(data, files.MDL_TERM_USES), uses, tagged)
    write_rows(data, contents)
    return report_of(title_intake, tag_intake)


def _ref(drama_id: str, mdl_id: str) -> Record:
    return {"drama_id": drama_id, "authority": MDL, "ref": mdl_id}


def _left_out(rows: list[Record], selection: Selection) -> list[Record]:
    settled = selection.kept.keys() | selection.left_out.keys()
    new = [
        {"authority": MDL, "ref": mdl_id, "title": name, "reason": PROGRAMME}
        for mdl_id, name in selection.left_out.items()
    ]
    return [row for row in rows if row["authority"] != MDL or row["ref"] not in settled] + new


def _read_tags(intake: Intake, ids: Mapping[str, str], not_kept: Collection[str]) -> list[Record]:
    uses: dict[tuple[str, str], Record] = {}
    for row in intake.rows():
        fields = Fields(intake.file, row)
        mdl_id, term = fields.outside_id("mdl_id"), fields.filled("tag")
        fields.filled("position")
        position = fields.whole("position", LAST_POSITION, least=1)
        faults = fields.faults
        if not faults and mdl_id not in ids:
            reason = NOT_KEPT if mdl_id in not_kept else UNKNOWN_TITLE
            faults = [fields.problem("mdl_id", reason)]
        key = (ids.get(mdl_id, ""), term)
        if not faults and key in uses:
            faults = [fields.problem("tag", TAG_TWICE)]
        if faults:
            intake.reject(faults)
            continue
        intake.accept()
        uses[key] = {
            "source_id": MDL,
            "drama_id": key[0],
            "position": str(position),
            "term": term,
        }
    return list(uses.values())
