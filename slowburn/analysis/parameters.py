"""What questions can be asked with, described once for the command line and the API."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

from slowburn.workspaces.opening import DEFAULT_DATA, Data

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 2**31 - 1
"""The largest whole number that a column of the warehouse holds."""


@dataclass(frozen=True, slots=True)
class Help:
    """What a parameter means, for whoever asks; attached with ``Annotated``.

    Attributes:
        text: The meaning, in a sentence.
        least: The least that a whole number may be.
    """

    text: str
    least: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, or one of the filters.

    Attributes:
        name: Its name, on the command line, in the API and in links.
        kind: The type of one value: ``str``, ``int``, or a ``Literal`` of the few possible.
        several: Whether it takes several values, as a tuple.
        default: What it is where nothing is given.
        help: What it means, in a sentence.
        least: The least that a whole number may be.
        most: The most that a whole number may be.
    """

    name: str
    kind: Any
    several: bool
    default: Any
    help: str
    least: int = 0
    most: int = LARGEST

    @property
    def choices(self) -> tuple[str, ...]:
        """The few values that are possible, or none if there are many."""
        return get_args(self.kind) if get_origin(self.kind) is Literal else ()


FILTERS: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter(
            "country", str, several=True, default=(), help="Country of origin, by its code: KR."
        ),
        Parameter(
            "years",
            int,
            several=True,
            default=(),
            help="First and last year on air, or a single year.",
            least=1000,
            most=9999,
        ),
        Parameter(
            "drama_format", str, several=True, default=(), help="Format, such as standard-series."
        ),
        Parameter(
            "min_watchers",
            int,
            several=False,
            default=0,
            help="At least so many viewers list the drama.",
        ),
        Parameter(
            "source",
            str,
            several=True,
            default=(),
            help="Source whose coverage and statements count, such as mdl.",
        ),
    )
}
"""The filters of every question, by the names of the fields of ``Filters``."""

OF_WORKSPACE: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter(
            "workspace", str, several=False, default="", help="Id of a workspace, from its link."
        ),
        Parameter(
            "data",
            Data,
            several=False,
            default=DEFAULT_DATA,
            help="With a workspace: its data alone, merged with the catalogue, or neither.",
        ),
    )
}
"""Which data every question is asked of, where it is not the catalogue."""


def parameters_of(function: Callable[..., Any]) -> dict[str, Parameter]:
    """Return the keyword parameters of a question's function, by name."""
    hints = get_type_hints(function, include_extras=True)
    return {
        name: _parameter(name, hints[name], parameter.default)
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }


def _parameter(name: str, hint: Annotated[Any, Help], default: Any) -> Parameter:
    kind, help_ = get_args(hint)
    several = get_origin(kind) is tuple
    if several:
        kind = get_args(kind)[0]
    return Parameter(name, kind, several, default, help_.text, help_.least)
