"""Finding the dialect of a text: every plausible one is tried on its first lines and compared.

The reading in which most lines have the same number of cells, and more of them, is taken; between
close ones CleverCSV's consistency measure decides (van den Burg, Nazabal and Sutton, 2019,
https://doi.org/10.1007/s10618-019-00646-y). What CleverCSV or DuckDB would have taken instead is
told to the person wherever it fits as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.intake.doubts import one_column, rivals
from etl.intake.fit import HALF, Fit, candidates, fit
from etl.intake.second_opinions import clever_delimiter, duckdb_delimiter, most_consistent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from etl.intake.dialect import Dialect, Overrides
    from etl.problems import Problem

LINES, CHARACTERS = 300, 100_000
NEARLY_ALL, CLOSE = 0.9, 0.85
WITHIN_WORDS = frozenset(" /:$%*@+")
"""Delimiters that also part words or the parts of a date, or stand in amounts and names."""


def first_lines(text: str) -> str:
    """Return the part of ``text`` that dialects are tried on, cut at a line end."""
    if len(text) <= CHARACTERS and text.count("\n") <= LINES:
        return text
    ends = re.finditer(r"\r\n|\n|\r", text[:CHARACTERS])
    last = 0
    for number, end in enumerate(ends, start=1):
        last = end.end()
        if number == LINES:
            break
    return text[:last] or text


def detect(
    con: duckdb.DuckDBPyConnection, file: str, sample: str, overrides: Overrides, longest: int
) -> tuple[Dialect, list[Problem]]:
    """Return the dialect of a text, and what to know of how it was found.

    Args:
        con: A database to ask for DuckDB's opinion.
        file: The file's name, for problems.
        sample: The first lines of the text.
        overrides: What the person says of the dialect.
        longest: The most characters of a cell.
    """
    fits = [fit(sample, dialect, longest) for dialect in candidates(sample, overrides)]
    if overrides.delimiter is not None:
        return _best_quoting(fits).dialect, []
    by_delimiter: dict[str, list[Fit]] = {}
    for each in fits:
        by_delimiter.setdefault(each.delimiter, []).append(each)
    best = {delimiter: _best_quoting(group) for delimiter, group in by_delimiter.items()}
    alone = best.pop("")
    chosen = _choose([each for each in best.values() if each.width > 1], sample)
    if chosen is None:
        return alone.dialect, [one_column(file, alone)]
    suggested = {clever_delimiter(sample), duckdb_delimiter(con, sample)}
    return chosen.dialect, rivals(file, chosen, best.values(), suggested)


def _best_quoting(fits: Sequence[Fit]) -> Fit:
    """Return the reading with the fewest faults; among equals, the one that explains most quotes.

    The plainest dialect comes first and stays unless another is better.
    """
    best = fits[0]
    for other in fits[1:]:
        ours, theirs = (best.share, -best.odd), (other.share, -other.odd)
        explains_more = other.quoted > best.quoted and other.odd == 0
        if theirs > ours or (theirs == ours and explains_more):
            best = other
    return best


def _choose(fits: Sequence[Fit], sample: str) -> Fit | None:
    fits = [each for each in fits if each.share >= HALF and _may_delimit(each)]
    if not fits:
        return None
    usual = max((each for each in fits if not each.is_rare), key=lambda it: it.score, default=None)
    # What stands inside of cells as well is taken only where the usual ones leave lines over.
    pool = [
        each
        for each in fits
        if not each.is_rare
        or usual is None
        or (each.share > usual.share and each.score > usual.score)
    ]
    best = max(pool, key=lambda it: it.score)
    close = [each for each in pool if each.score >= CLOSE * best.score]
    if len(close) > 1:
        best = most_consistent(close, sample)
    # A comma that always comes twice, or with a space, is a delimiter of two characters.
    longer = [
        each
        for each in fits
        if len(each.delimiter) > len(best.delimiter)
        and best.delimiter in each.delimiter
        and each.share >= best.share
    ]
    return max(longer, key=lambda it: len(it.delimiter), default=best)


def _may_delimit(tried: Fit) -> bool:
    """Keep what stands inside of words and numbers from being taken for a delimiter."""
    if not tried.is_rare:
        return True
    least = 3 if tried.delimiter in WITHIN_WORDS else 2
    return tried.share >= NEARLY_ALL and (tried.width >= least or tried.quoted > 0)
