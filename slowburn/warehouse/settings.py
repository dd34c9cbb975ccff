"""Limits that an operator may set by environment variables, each with a default in the code."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from typing import Self

PREFIX = "SLOWBURN_MAX_"


@dataclass(frozen=True, slots=True)
class LimitsFromEnvironment:
    """Limits of a kind: a dataclass whose fields are whole numbers with defaults."""

    @classmethod
    def from_environment(cls) -> Self:
        """Return the limits, each replaced by ``SLOWBURN_MAX_<NAME>`` where that is set.

        Raises:
            ValueError: If such a variable is not a whole number above zero.
        """
        given = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            text = os.environ.get(name, "").strip()
            if not text:
                continue
            if not (text.isascii() and text.isdigit() and int(text)):
                raise ValueError(f"{name} must be a whole number above zero, not “{text}”.")
            given[field.name] = int(text)
        return cls(**given)
