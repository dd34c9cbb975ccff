"""What a person says that single columns mean, by their names, beside what was found by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.container import refuse
from etl.intake.roles import Roles, chosen_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.layout import Layout


def with_named(
    file: str,
    found: Roles,
    named: Sequence[tuple[str, str]],
    shape: str | None,
    layout: Layout,
) -> Roles:
    """Return the roles that were found, but for those that a person names.

    Args:
        file: The file's name.
        found: What was found.
        named: Role and column: its header, or its number from 1.
        shape: What a person says that a row is; found by the roles if ``None``.
        layout: The header.

    Raises:
        DataProblems: If there is no such column.
    """
    places = {role: _place(file, column, layout) for role, column in named}
    columns = {
        role: at
        for role, at in found.columns.items()
        if role not in places and at not in places.values()
    }
    chosen = chosen_roles(columns | places, shape)
    settled = {layout.header[at] for at in places.values()}
    # What was told of a column that a person has named since is no problem any more.
    told = [each for each in found.problems if each.column and each.column not in settled]
    return Roles(chosen.shape, chosen.columns, [*chosen.problems, *told])


def _place(file: str, column: str, layout: Layout) -> int:
    if column in layout.header:
        return layout.header.index(column)
    if column.isascii() and column.isdigit() and 1 <= int(column) <= layout.width:
        return int(column) - 1
    names = ", ".join(f"“{name}”" for name in layout.header)
    raise refuse(file, f"There is no column “{column}”; there are {names}.")
