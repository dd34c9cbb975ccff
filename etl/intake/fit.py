"""How well a dialect fits the first lines of a text, and which dialects are worth a try."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.intake.dialect import Dialect, Overrides
from etl.intake.record import QUOTES
from etl.intake.records import RecordReader

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMON = (",", ";", "\t", "|")
RARE = "=:^~#&!/§¦·¤´°—$%*@+ \x01\x1e\x1f"
"""Tried where nothing common fits; these stand inside of cells too."""
SEVERAL = re.compile(r"([,;|=:^~#\t])\1{1,2}|\|[~^]\||[~^]\|[~^]|~\|~|\|[~^]|<>| ?[,;|:] ")
"""Delimiters of more than one character."""
WHOLE = re.compile(r"https?://[^\s,;|]+|\b\d{1,4}([/:])\d{1,2}(\1\d{1,4})?\b")
"""Addresses, dates and times: signs inside of them delimit nothing."""
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a dialect fits.

    Attributes:
        dialect: The dialect.
        width: How many cells most records have; more than one if any do.
        share: The share of records that have so many and no fault.
        quoted: How many cells begin with its quotation mark.
        odd: How many records have a fault or an oddity.
        rows: The cells of every record that is not blank.
        lines: Their lines.
    """

    dialect: Dialect
    width: int
    share: float
    quoted: int
    odd: int
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def score(self) -> float:
        """Regular and with many cells is better, after CleverCSV's pattern score."""
        return self.share**2 * (self.width - 1) / self.width

    @property
    def delimiter(self) -> str:
        """The delimiter; empty for one column."""
        return self.dialect.delimiter or ""

    @property
    def is_rare(self) -> bool:
        """Whether its delimiter is one that stands inside of cells as well."""
        return self.delimiter != "" and self.delimiter in RARE


def candidates(sample: str, overrides: Overrides) -> Iterator[Dialect]:
    """Yield the dialects that a text may be in by its first lines, the plainest of each first."""
    if overrides.delimiter is not None:
        delimiters: list[str | None] = [overrides.delimiter or None]
    else:
        bare = WHOLE.sub("x", re.sub(r'"[^"]*"', "x", sample))
        runs = Counter(found[0] for found in SEVERAL.finditer(bare))
        least = HALF * (bare.count("\n") or 1)
        several = [run for run, count in runs.items() if count >= least]
        single = [each for each in COMMON if each in sample]
        single += [each for each in RARE if bare.count(each) >= least]
        delimiters = [None, *single, *several]
    if overrides.quote is not None:
        quotes: list[str | None] = [overrides.quote or None]
    else:
        quotes = [QUOTES[0], *(each for each in QUOTES[1:] if sample.count(each) > 1)]
    escapes = (None, "\\") if re.search(r"\\[\"'`~,;\t|\\]", sample) else (None,)
    for delimiter in delimiters:
        for quote in quotes:
            for escape in escapes:
                if quote != delimiter:
                    yield Dialect(delimiter, quote, escape)


def fit(sample: str, dialect: Dialect, longest: int) -> Fit:
    """Return how well a dialect fits."""
    reader = RecordReader(sample, dialect, longest=longest)
    records = [record for record in reader.records() if record.cells]
    widths = Counter(len(record.cells) for record in records if not record.fault)
    width = max(widths, key=lambda each: (widths[each] * (each > 1), each), default=1)
    return Fit(
        dialect,
        width,
        widths[width] / len(records) if records else 0,
        _quoted_cells(sample, dialect),
        sum(record.oddity is not None or record.fault is not None for record in records),
        tuple(tuple(record.cells) for record in records),
        tuple(record.line for record in records),
    )


def _quoted_cells(sample: str, dialect: Dialect) -> int:
    if dialect.quote is None:
        return 0
    before, quote = re.escape(dialect.delimiter or "\n"), re.escape(dialect.quote)
    return len(re.findall(f"(?:^|{before}) *{quote}", sample, re.MULTILINE))
