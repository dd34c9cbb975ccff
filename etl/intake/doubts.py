"""What a person must know of how a dialect was found: other readings that fit as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.intake.fit import COMMON, Fit
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", " ": "a space"}
USUAL = {None, '"', "'"}
SHOWN = 120


def spoken(delimiter: str | None) -> str:
    """Return a delimiter as a person would call it."""
    return NAMES.get(delimiter, f"“{delimiter}”") if delimiter else "nothing"


def one_column(file: str, alone: Fit) -> Problem:
    """Say that nothing was found between cells, and where something might stand."""
    reason = "no delimiter was found: read as one column; if there are more, name the delimiter"
    held = [
        line
        for row, line in zip(alone.rows, alone.lines, strict=True)
        if any(each in row[0] for each in COMMON)
    ]
    line = (held or alone.lines)[0]
    return Problem(file, line, None, None, reason, Severity.WARNING if held else Severity.NOTE)


def rivals(
    file: str, chosen: Fit, fits: Iterable[Fit], suggested: Collection[str | None]
) -> list[Problem]:
    """Say which other readings fit as well, each at the first line on which it differs.

    Args:
        file: The file's name.
        chosen: The reading that was taken.
        fits: The best reading with each delimiter.
        suggested: Delimiters that other detectors would take.
    """
    problems = []
    for fit in fits:
        fits_as_well = fit.width > 1 and fit.share >= chosen.share
        plausible = fit.delimiter in suggested or fit.delimiter in COMMON
        if fit is chosen or not fits_as_well or not plausible:
            continue
        at = next((i for i, row in enumerate(fit.rows) if row not in chosen.rows[i : i + 1]), None)
        if at is None:
            continue
        reason = (
            f"read with {spoken(chosen.delimiter)} between cells, "
            f"but {spoken(fit.delimiter)} fits as well; choose the delimiter if this is wrong"
        )
        shown = " ¦ ".join(chosen.rows[min(at, len(chosen.rows) - 1)])[:SHOWN]
        problems.append(Problem(file, fit.lines[at], None, shown, reason, Severity.WARNING))
    if chosen.is_rare:
        reason = f"read with {spoken(chosen.delimiter)} between cells; choose it if it is another"
        problems.append(Problem(file, chosen.lines[0], None, None, reason, Severity.NOTE))
    if chosen.quoted and chosen.dialect.quote not in USUAL:
        reason = f"cells stand between {chosen.dialect.quote}; choose the mark if it is another"
        problems.append(Problem(file, chosen.lines[0], None, None, reason, Severity.NOTE))
    return problems
