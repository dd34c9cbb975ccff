"""Which titles of a MyDramaList dump belong in the catalogue: romance dramas, each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.importers.fields import Fields
from etl.importers.names import split_names
from etl.importers.titles import read_title

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from etl.importers.report import Intake
    from etl.importers.titles import Title
    from etl.problems import Problem

ROMANCE = "romance"
DRAMA_TYPES = frozenset({"", "drama"})
"""Types that are kept; older dumps have titles without a type, and those are dramas."""
PROGRAMME_TYPE = "tv program"

NOT_ROMANCE = "not a romance"
PROGRAMME = "a television programme, not a drama"
NOT_DRAMA = "type is not a drama"
STAYS = "; the catalogue has it already and keeps it as it was"
DUPLICATE = "an earlier line has this id; that line is kept"


@dataclass(slots=True)
class Selection:
    """What became of a dump's titles, by MyDramaList id.

    Attributes:
        kept: Those that go into the catalogue.
        left_out: The names of those that are left out on purpose and listed as such.
        rejected: All the others.
    """

    kept: dict[str, Title] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)


def select_titles(
    intake: Intake,
    countries: Mapping[str, str],
    networks: Mapping[str, str],
    catalogued: Collection[str],
) -> Selection:
    """Accept the rows that are romance dramas and reject the others with their reasons.

    Args:
        intake: A dump with the columns :data:`etl.importers.titles.COLUMNS`.
        countries: Country codes by case-folded name.
        networks: Known networks, from :func:`etl.importers.names.index_networks`.
        catalogued: MyDramaList ids that the catalogue has already.
    """
    selection = Selection()
    for row in intake.rows():
        fields = Fields(intake.file, row)
        faults = _out_of_scope(fields)
        mdl_id = fields.raw("mdl_id")
        if faults and mdl_id in catalogued:
            faults = [fields.problem(fault.column or "", fault.reason + STAYS) for fault in faults]
        elif faults and faults[0].reason == PROGRAMME:
            faults += _leave_out(fields, selection)
        if not faults:
            faults, oddities = _keep(fields, countries, networks, selection)
            intake.note(oddities)
        if faults:
            intake.reject(faults)
            selection.rejected.add(mdl_id)
        else:
            intake.accept()
    return selection


def _out_of_scope(fields: Fields) -> list[Problem]:
    genres = split_names(fields.text("genres").casefold(), "|")
    kind = fields.text("type").casefold()
    if ROMANCE not in genres:
        return [fields.problem("genres", NOT_ROMANCE)]
    if kind == PROGRAMME_TYPE:
        return [fields.problem("type", PROGRAMME)]
    if kind not in DRAMA_TYPES:
        return [fields.problem("type", NOT_DRAMA)]
    return []


def _leave_out(fields: Fields, selection: Selection) -> list[Problem]:
    mdl_id, name = fields.outside_id("mdl_id"), fields.filled("title")
    if not fields.faults and mdl_id not in selection.kept:
        selection.left_out.setdefault(mdl_id, name)
    return fields.faults


def _keep(
    fields: Fields,
    countries: Mapping[str, str],
    networks: Mapping[str, str],
    selection: Selection,
) -> tuple[list[Problem], list[Problem]]:
    """Take a title into the selection; return what is wrong with it and what is merely odd."""
    title, oddities = read_title(fields, countries, networks)
    if title.mdl_id in selection.kept or title.mdl_id in selection.left_out:
        fields.faults.append(fields.problem("mdl_id", DUPLICATE))
    if fields.faults:
        return fields.faults, []
    selection.kept[title.mdl_id] = title
    return [], oddities
