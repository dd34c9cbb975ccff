"""``slowburn ask``: every question of the registry, as a command."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from slowburn.analysis.filters import Filters
from slowburn.analysis.forms import Format
from slowburn.analysis.parameters import FILTERS, OF_WORKSPACE
from slowburn.analysis.question import QUESTIONS, Question, answer
from slowburn.analysis.vocabulary import UnknownValueError
from slowburn.cli.answers import write_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from slowburn.analysis.parameters import Parameter
    from slowburn.warehouse.connection import Warehouse
    from slowburn.workspaces.opening import Data

ask_app = typer.Typer(no_args_is_help=True)

FILTERS_PANEL = "What is in view"
OUTPUT_PANEL = "Output"


def _parse_years(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{4})(?::(\d{4}))?", text)
    if not match:
        raise typer.BadParameter(f"“{text}” is not a year or a range such as 2010:2025.")
    first, last = match[1], match[2] or match[1]
    return int(first), int(last)


def _option_of(parameter: Parameter, **more: Any) -> Any:
    """Return the annotated command-line option for a parameter."""
    kind, help_ = parameter.kind, parameter.help
    if parameter.several:
        kind, help_ = list[str], f"{help_} May be repeated."
    return Annotated[kind, typer.Option(help=help_, **more)]


def _default_of(parameter: Parameter) -> Any:
    return list(parameter.default) if parameter.several else parameter.default


FILTER_OPTIONS: dict[str, Any] = {
    name: _option_of(filter_, rich_help_panel=FILTERS_PANEL) for name, filter_ in FILTERS.items()
} | {
    "years": Annotated[
        str,
        typer.Option(
            help=FILTERS["years"].help, metavar="FIRST:LAST", rich_help_panel=FILTERS_PANEL
        ),
    ]
}
FILTER_DEFAULTS = {name: _default_of(filter_) for name, filter_ in FILTERS.items()} | {"years": ""}
DATA_OPTIONS = {
    name: _option_of(parameter, rich_help_panel=FILTERS_PANEL)
    for name, parameter in OF_WORKSPACE.items()
}
DATA_DEFAULTS = {name: _default_of(parameter) for name, parameter in OF_WORKSPACE.items()}
OUTPUT_OPTIONS: dict[str, Any] = {
    "format": Annotated[
        Format, typer.Option(help="Form of the answer.", rich_help_panel=OUTPUT_PANEL)
    ],
    "output": Annotated[
        Path | None,
        typer.Option(
            help="File to write to instead of standard output.",
            dir_okay=False,
            rich_help_panel=OUTPUT_PANEL,
        ),
    ],
}
OUTPUT_DEFAULTS: dict[str, Any] = {"format": Format.CSV, "output": None}


def _command(question: Question) -> Callable[..., None]:
    own = question.parameters

    def ask(**given: Any) -> None:
        years = given.pop("years")
        filters = Filters(
            country=tuple(given.pop("country")),
            years=_parse_years(years) if years else None,
            drama_format=tuple(given.pop("drama_format")),
            min_watchers=given.pop("min_watchers"),
            source=tuple(given.pop("source")),
        )
        form, output = given.pop("format"), given.pop("output")
        workspace_id, data = given.pop("workspace"), given.pop("data")
        parameters = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
        }
        warehouse = _warehouse(workspace_id, data)
        _answer(warehouse, question.name, filters, parameters, form, output)

    options = {name: _option_of(parameter) for name, parameter in own.items()}
    defaults = {name: _default_of(parameter) for name, parameter in own.items()}
    options |= FILTER_OPTIONS | DATA_OPTIONS | OUTPUT_OPTIONS
    defaults |= FILTER_DEFAULTS | DATA_DEFAULTS | OUTPUT_DEFAULTS
    ask.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=option, default=defaults[name]
            )
            for name, option in options.items()
        ]
    )
    columns = "\n\n".join(f"- {name}: {meaning}" for name, meaning in question.columns.items())
    ask.__doc__ = f"{question.summary}\n\nColumns of the answer:\n\n{columns}"
    return ask


def _warehouse(workspace_id: str, data: Data) -> Warehouse:
    """Return the data that are asked; the catalogue is built if there is none."""
    from slowburn.cli.building import build_with_progress
    from slowburn.warehouse.connection import NoWarehouseError, open_warehouse
    from slowburn.warehouse.home import BUNDLED_DATA, home

    try:
        warehouse = open_warehouse()
    except NoWarehouseError:
        build_with_progress(BUNDLED_DATA, home(), force=False)
        warehouse = open_warehouse()
    if not workspace_id:
        if data != OF_WORKSPACE["data"].default:
            _say("--data says which data of a workspace; name one with --workspace too.")
            raise typer.Exit(2)
        return warehouse
    from slowburn.workspaces.errors import NoWorkspaceError
    from slowburn.workspaces.opening import open_workspace

    try:
        return open_workspace(workspace_id, data)
    except NoWorkspaceError as error:
        _say(str(error))
        raise typer.Exit(2) from None


def _answer(
    warehouse: Warehouse,
    name: str,
    filters: Filters,
    parameters: dict[str, Any],
    form: Format,
    output: Path | None,
) -> None:
    try:
        answered = answer(warehouse, name, filters, **parameters)
    except UnknownValueError as error:
        _say(str(error))
        raise typer.Exit(2) from None
    try:
        write_answer(answered, form, output)
    except BrokenPipeError:
        raise  # Whoever reads has seen enough: Typer ends without a word.
    except OSError as error:
        _say(f"Could not write to {output or 'standard output'}: {error.strerror}.")
        raise typer.Exit(1) from None


def _say(sentence: str) -> None:
    Console(stderr=True).print(sentence, markup=False, highlight=False, soft_wrap=True)


for _question in QUESTIONS.values():
    ask_app.command(_question.name, help=None)(_command(_question))
