"""What is wrong with an input, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Severity(StrEnum):
    """How much a problem costs."""

    ERROR = "error"
    """A row, or the whole file, was not taken."""
    WARNING = "warning"
    """It was taken, but may be meant otherwise: look at it."""
    NOTE = "note"
    """It was taken, and this is how it was read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in an input file.

    Attributes:
        file: The file as the person knows it.
        line: Its physical line, from 1; ``None`` where the fault is of the whole file.
        column: The column's header; ``None`` where the fault is of the whole line.
        value: The value as written; ``None`` where there is none to show.
        reason: What is wrong and, where it is not plain, what to do.
        severity: What it costs.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return ``file:line: column "value": reason``, without the parts that are unknown."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        what = " ".join(
            part
            for part in (self.column, None if self.value is None else f'"{self.value}"')
            if part is not None
        )
        return f"{place}: {what}: {self.reason}" if what else f"{place}: {self.reason}"


class DataProblems(Exception):  # noqa: N818 - it carries problems, more than one
    """Raised when an input cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
