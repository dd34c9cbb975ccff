"""Checking a file: read it, understand it, and account for every row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.reading import Reading, read
from etl.intake.understanding import Understanding, understand
from etl.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from etl.intake.catalogue import Catalogue
    from etl.intake.dialect import Overrides
    from etl.intake.limits import Limits
    from etl.problems import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """The account of a file: ``rows_read = rows_accepted + rows_rejected + rows_merged``.

    Attributes:
        reading: How it was read.
        understanding: What it says.
        problems: Everything to know of it, by line; what is of the whole file comes first.
    """

    reading: Reading
    understanding: Understanding
    problems: list[Problem]

    @property
    def rows_read(self) -> int:
        """All rows below the header, blank lines not counted."""
        return self.reading.rows + len(self.reading.rejected)

    @property
    def rows_rejected(self) -> int:
        """Rows that were not taken; for each an error names its line."""
        return len(self.reading.rejected) + len(self.understanding.rejected)

    @property
    def rows_merged(self) -> int:
        """Rows that repeat another in every cell."""
        return self.understanding.merged

    @property
    def rows_accepted(self) -> int:
        """Rows that can be taken."""
        return self.rows_read - self.rows_rejected - self.rows_merged

    @property
    def unusable(self) -> str | None:
        """Why nothing can be made of the file, in one sentence; ``None`` if something can."""
        if not self.rows_read:
            return "The file holds a header without rows; export it again."
        if not self.rows_accepted:
            reasons = Counter(
                problem.reason for problem in self.problems if problem.severity is Severity.ERROR
            )
            [(reason, _)] = reasons.most_common(1)
            return f"No row can be taken; most often because: {reason}."
        return None


def check_file(path: Path, overrides: Overrides, limits: Limits, catalogue: Catalogue) -> Check:
    """Read and understand a file.

    Raises:
        DataProblems: If there is no table to be read in it; the reason is one sentence.
    """
    reading = read(path, overrides, limits)
    understanding = understand(reading, catalogue, overrides)
    problems = [*reading.problems, *understanding.problems]
    problems.sort(key=lambda problem: problem.line or 0)
    return Check(reading, understanding, problems)
