"""``slowburn check``: what a CSV file holds, and everything about it that is not plain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from slowburn.cli.check_summary import summarise

if TYPE_CHECKING:
    from etl.intake.catalogue import Catalogue
    from etl.intake.check import Check

NAMED = {"tab": "\t", "\\t": "\t", "space": " ", "none": ""}
"""What a person types for characters that are hard to type."""


InputFile = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help="Text or .xlsx, packed or not.")
]
OutputFile = Path | None


def check(
    file: InputFile,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the account as JSON.")] = False,
    table: Annotated[
        OutputFile, typer.Option(help="Write the table exactly as read to this CSV file.")
    ] = None,
    problems: Annotated[
        OutputFile, typer.Option(help="Write every problem, with its row, to this CSV file.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding, such as cp949.")] = None,
    delimiter: Annotated[
        str | None, typer.Option(help="What stands between cells, or: tab, space, none.")
    ] = None,
    quote: Annotated[str | None, typer.Option(help="What stands around cells, or: none.")] = None,
    header_line: Annotated[
        int | None, typer.Option(min=0, help="Line of the header; 0 if there is none.")
    ] = None,
    shape: Annotated[str | None, typer.Option(help="What a row is: dramas or annotations.")] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROLE=COLUMN",
            help="What a column means, such as title=Name; its header, or its number from 1.",
        ),
    ] = None,
) -> None:
    """Say what a CSV file holds and all that is not plain about it; exit 1 if it is of no use."""
    from etl.intake.account import as_record, refused_record
    from etl.intake.check import check_file
    from etl.intake.dialect import Overrides
    from etl.intake.limits import Limits
    from etl.intake.roles import SHAPES
    from etl.problems import DataProblems

    err = Console(stderr=True)
    if shape is not None and shape not in SHAPES:
        raise typer.BadParameter(f"must be one of {', '.join(SHAPES)}", param_hint="--shape")
    overrides = Overrides(
        encoding,
        _named(delimiter),
        _named(quote),
        header_line,
        shape=shape,
        named=tuple(map(_role, role or ())),
    )
    if overrides.quote and len(overrides.quote) > 1:
        raise typer.BadParameter("a quotation mark is one character", param_hint="--quote")
    try:
        limits = Limits.from_environment()
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    try:
        checked = check_file(file, overrides, limits, _catalogue())
    except DataProblems as error:
        if as_json:
            _print_json(refused_record(error.problems))
        raise _unusable(err, str(error)) from None
    _write(err, checked, table, problems)
    if as_json:
        _print_json(as_record(checked))
    else:
        summarise(checked, Console(highlight=False, soft_wrap=True))
    if checked.unusable:
        raise _unusable(err, f"{file.name}: {checked.unusable}")


def _role(given: str) -> tuple[str, str]:
    from etl.intake.roles import SHAPES

    role, equals, column = given.partition("=")
    known = sorted({each for roles in SHAPES.values() for each in roles})
    if not equals or role not in known:
        raise typer.BadParameter(
            f"“{given}” is no ROLE=COLUMN; roles are {', '.join(known)}", param_hint="--role"
        )
    return role, column


def _named(character: str | None) -> str | None:
    return NAMED.get(character, character) if character is not None else None


def _catalogue() -> Catalogue:
    """Return the catalogue of the warehouse in force, which is built if there is none."""
    from etl.intake.catalogue import load_catalogue
    from slowburn.cli.building import build_with_progress
    from slowburn.warehouse.connection import NoWarehouseError, open_warehouse
    from slowburn.warehouse.home import BUNDLED_DATA, home

    try:
        warehouse = open_warehouse()
    except NoWarehouseError:
        build_with_progress(BUNDLED_DATA, home(), force=False)
        warehouse = open_warehouse()
    return load_catalogue(warehouse.connection)


def _unusable(err: Console, sentence: str) -> typer.Exit:
    err.print(sentence, markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(1)


def _print_json(record: dict[str, Any]) -> None:
    # What no encoding can write, such as half of a surrogate pair, is escaped.
    text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    typer.echo(text.encode("utf-8", "backslashreplace"))


def _write(err: Console, checked: Check, table: Path | None, problems: Path | None) -> None:
    from etl.intake.account import write_problems
    from etl.intake.reading import write_table

    try:
        if table:
            write_table(checked.reading, table)
        if problems:
            write_problems(checked, problems)
    except OSError as error:
        sentence = f"Could not write {error.filename}: {error.strerror}."
        raise _unusable(err, sentence) from None
