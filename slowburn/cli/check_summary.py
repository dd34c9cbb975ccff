"""The account of a file in words, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from etl.intake.doubts import spoken
from etl.intake.titles import AMBIGUOUS, MATCHED, NEW
from etl.problems import Severity

if TYPE_CHECKING:
    from rich.console import Console

    from etl.intake.check import Check

VERDICTS = (MATCHED, NEW, AMBIGUOUS)
SHOWN = 12
"""Problems and unknown words that are shown; the JSON and the file of problems have all."""


def summarise(checked: Check, console: Console) -> None:
    """Print what the file holds."""

    def say(line: str) -> None:
        console.print(line, markup=False)

    reading, understanding = checked.reading, checked.understanding
    say(
        f"{reading.file}: {checked.rows_read:,} rows read = {checked.rows_accepted:,} accepted "
        f"+ {checked.rows_rejected:,} rejected + {checked.rows_merged:,} merged"
    )
    say(f"Read as: {_dialect(checked)}")
    header, roles = reading.layout.header, understanding.roles
    columns = ", ".join(f"{role} from “{header[at]}”" for role, at in roles.columns.items())
    say(f"Columns ({roles.shape or 'no shape recognised'}): {columns or 'none recognised'}")
    verdicts = Counter(match.verdict for match in understanding.matches)
    say("Dramas: " + ", ".join(f"{verdicts[each]:,} {each}" for each in VERDICTS))
    terms = understanding.terms
    say(
        f"Terms: {len(terms.mapped):,} mean a trope, {len(terms.not_tropes):,} are known to mean "
        f"none, {len(terms.unmapped):,} are not known"
    )
    for term in terms.unmapped[:SHOWN]:
        like = f"; like {', '.join(term.suggestions)}" if term.suggestions else ""
        say(f"  {term.count:,} x {term.term}{like}")
    for severity in Severity:
        of_kind = [each for each in checked.problems if each.severity is severity]
        for problem in of_kind[:SHOWN]:
            say(f"{severity.value}: {problem}")
        if len(of_kind) > SHOWN:
            say(f"{severity.value}: {len(of_kind) - SHOWN:,} more; --problems writes all to a file")


def _dialect(checked: Check) -> str:
    dialect, layout = checked.reading.dialect, checked.reading.layout
    header = f"header on line {layout.header_line}" if layout.header_line else "no header"
    if dialect is None:
        return f"a workbook, {header}"
    return (
        f"{checked.reading.encoding}, {spoken(dialect.delimiter)} between cells, "
        f"quotation mark {dialect.quote or 'none'}, {header}"
    )
