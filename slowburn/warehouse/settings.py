"""Limits that an operator may set by environment variables, each with a default in the code."""

from __future__ import annotations

import os
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Limits = TypeVar("Limits", bound=DataclassInstance)

PREFIX = "SLOWBURN_MAX_"


def limits_from_environment(kind: type[Limits]) -> Limits:
    """Return limits of a kind, each replaced by ``SLOWBURN_MAX_<NAME>`` where that is set.

    Args:
        kind: A dataclass whose fields are whole numbers with defaults.

    Raises:
        ValueError: If such a variable is not a whole number above zero.
    """
    given = {}
    for field in fields(kind):
        name = PREFIX + field.name.upper()
        text = os.environ.get(name, "").strip()
        if not text:
            continue
        if not (text.isascii() and text.isdigit() and int(text)):
            raise ValueError(f"{name} must be a whole number above zero, not “{text}”.")
        given[field.name] = int(text)
    return kind(**given)
