"""What an import did: the account of every row, and every problem."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.importers.dump import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from etl.importers.dump import Dump, Row
    from etl.problems import Problem


@dataclass(frozen=True, slots=True)
class FileCount:
    """The rows of one input file: each was accepted, rejected or merged.

    Attributes:
        file: The file's name.
        rows_read: All rows after the header.
        rows_accepted: Rows that went into the catalogue's files.
        rows_rejected: Rows that did not; each has at least one problem that says why.
        rows_merged: Rows that say again what an accepted or rejected row said before.
    """

    file: str
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    rows_merged: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The account of an import.

    Attributes:
        files: One count for each input file.
        problems: Why rows were rejected, and what was kept but deserves a look.
    """

    files: list[FileCount]
    problems: list[Problem]

    def reasons(self) -> Counter[tuple[str, str]]:
        """Return how many problems there are of each file and reason."""
        return Counter((problem.file, problem.reason) for problem in self.problems)


class Intake:
    """The rows of one dump on their way in, counted as they are accepted, rejected or merged."""

    def __init__(self, dump: Dump) -> None:
        """Take a dump; its unreadable lines count as rejected.

        Raises:
            DataProblems: If the dump has no rows at all.
        """
        if not dump.rows_read:
            raise refuse(dump.file, "a header without rows; download or export the file again")
        self.file = dump.file
        self.problems = list(dump.problems)
        self._rows = dump.rows
        self._read = dump.rows_read
        self._accepted = 0
        self._rejected = len(dump.problems)
        self._merged = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows; one that repeats an earlier row in every column is merged with it."""
        seen: set[tuple[str, ...]] = set()
        for row in self._rows:
            content = tuple(row.values.values())
            if content in seen:
                self.merge()
                continue
            seen.add(content)
            yield row

    def accept(self) -> None:
        """Count a row as accepted."""
        self._accepted += 1

    def merge(self) -> None:
        """Count a row as a repetition of one that was read before."""
        self._merged += 1

    def reject(self, problems: Iterable[Problem]) -> None:
        """Count one row as rejected, for one or more reasons."""
        self._rejected += 1
        self.problems.extend(problems)

    def note(self, problems: Iterable[Problem]) -> None:
        """Record what is odd about a row that is kept."""
        self.problems.extend(problems)

    def count(self) -> FileCount:
        """Return the account so far."""
        return FileCount(self.file, self._read, self._accepted, self._rejected, self._merged)


def report_of(*intakes: Intake) -> ImportReport:
    """Return the account of an import from its intakes."""
    problems = [problem for intake in intakes for problem in intake.problems]
    problems.sort(key=lambda problem: (problem.file, problem.line or 0))
    return ImportReport([intake.count() for intake in intakes], problems)
