"""Finding the dialect of a text: every plausible one is tried on its first lines and compared.

The reading in which most lines have the same number of cells, and more of them, is taken; between
close ones CleverCSV's consistency measure decides (van den Burg, Nazabal and Sutton, 2019,
https://doi.org/10.1007/s10618-019-00646-y). What CleverCSV or DuckDB would have taken instead is
told to the person wherever it fits as well.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from etl.intake.dialect import Dialect, Overrides
from etl.intake.record import QUOTES
from etl.intake.records import RecordReader
from etl.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMON = (",", ";", "\t", "|")
RARE = "=:^~#&!/§¦· \x01\x1e\x1f"
"""Tried where nothing common fits; these stand inside of cells too."""
SEVERAL = re.compile(r"([,;|=:^~#\t])\1{1,2}|\|[~^]\||~\|~|<>| ?[,;|:] ")
"""Delimiters of more than one character."""

LINES, CHARACTERS = 300, 100_000
FEW_LINES, FEW_CHARACTERS = 60, 8000
HALF, NEARLY_ALL, CLOSE = 0.5, 0.9, 0.85
SHOWN = 120


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a dialect fits the first lines of a text."""

    dialect: Dialect
    width: int
    share: float
    quoted: int
    odd: int
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def score(self) -> float:
        return self.share**2 * (self.width - 1) / self.width


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
    file: str, sample: str, overrides: Overrides, longest: int
) -> tuple[Dialect, list[Problem]]:
    """Return the dialect of a text by its first lines, and what to know of how it was found."""
    fits = [_fit(sample, dialect, longest) for dialect in _candidates(sample, overrides)]
    if overrides.delimiter is not None:
        return _best_quoting(fits).dialect, []
    by_delimiter: dict[str | None, list[_Fit]] = {}
    for fit in fits:
        by_delimiter.setdefault(fit.dialect.delimiter, []).append(fit)
    best = {name: _best_quoting(group) for name, group in by_delimiter.items()}
    alone = best.pop(None)
    chosen = _choose([fit for fit in best.values() if fit.width > 1], sample)
    if chosen is None:
        return alone.dialect, _one_column(file, alone, best)
    return chosen.dialect, _rivals(file, sample, chosen, list(best.values()), alone)


def _candidates(sample: str, overrides: Overrides) -> Iterator[Dialect]:
    if overrides.delimiter is not None:
        delimiters: list[str | None] = [overrides.delimiter or None]
    else:
        bare = re.sub(r'"[^"]*"', "x", sample)
        runs = Counter(found[0] for found in SEVERAL.finditer(bare))
        least = HALF * (bare.count("\n") or 1)
        several = [run for run, count in runs.items() if count >= least]
        single = [each for each in COMMON if each in sample]
        single += [each for each in RARE if sample.count(each) >= least]
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


def _fit(sample: str, dialect: Dialect, longest: int) -> _Fit:
    reader = RecordReader(sample, dialect, longest=longest)
    records = [record for record in reader.records() if record.cells]
    widths = Counter(len(record.cells) for record in records if not record.fault)
    width = max(widths, key=lambda each: (widths[each] * (each > 1), each), default=1)
    return _Fit(
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


def _best_quoting(fits: list[_Fit]) -> _Fit:
    """Return the reading with the fewest faults; among equals, the one that explains most quotes.

    The plainest dialect comes first and stays unless another is better.
    """
    best = fits[0]
    for fit in fits[1:]:
        fewer_odd = (fit.share, -fit.odd) > (best.share, -best.odd)
        explains = (fit.share, -fit.odd) == (best.share, -best.odd) and (
            fit.quoted > best.quoted and fit.odd == 0
        )
        if fewer_odd or explains:
            best = fit
    return best


def _choose(fits: list[_Fit], sample: str) -> _Fit | None:
    fits = [fit for fit in fits if fit.share >= HALF and _may_delimit(fit)]
    if not fits:
        return None
    usual = max((fit for fit in fits if not _is_rare(fit)), key=lambda fit: fit.score, default=None)
    # What stands inside of cells as well is taken only where the usual ones leave lines over.
    pool = [
        fit
        for fit in fits
        if not _is_rare(fit)
        or usual is None
        or (fit.share > usual.share and fit.score > usual.score)
    ]
    best = max(pool, key=lambda fit: fit.score)
    close = [fit for fit in pool if fit.score >= CLOSE * best.score]
    if len(close) > 1:
        best = _most_consistent(close, sample)
    longer = [
        fit
        for fit in fits
        if len(fit.dialect.delimiter or "") > len(best.dialect.delimiter or "")
        and (best.dialect.delimiter or "") in (fit.dialect.delimiter or "")
        and fit.share >= best.share
    ]
    return max(longer, key=lambda fit: len(fit.dialect.delimiter or ""), default=best)


def _is_rare(fit: _Fit) -> bool:
    return (fit.dialect.delimiter or "") in RARE


def _may_delimit(fit: _Fit) -> bool:
    """Keep what stands inside of words and numbers from being taken for a delimiter."""
    if not _is_rare(fit):
        return True
    least = 3 if fit.dialect.delimiter in {" ", "/", ":"} else 2
    return fit.share >= NEARLY_ALL and (fit.width >= least or fit.quoted > 0)


def _most_consistent(fits: list[_Fit], sample: str) -> _Fit:
    from clevercsv.consistency import ConsistencyDetector
    from clevercsv.dialect import SimpleDialect

    def as_clever(fit: _Fit) -> SimpleDialect:
        dialect = fit.dialect
        return SimpleDialect(dialect.delimiter, dialect.quote or "", dialect.escape or "")

    single = [fit for fit in fits if len(fit.dialect.delimiter or "") == 1]
    if not single:
        return max(fits, key=lambda fit: fit.score)
    few = _few(sample)
    scores = ConsistencyDetector(skip=False).compute_consistency_scores(
        few, [as_clever(fit) for fit in single]
    )
    return max(single, key=lambda fit: (scores[as_clever(fit)].Q or 0, fit.score))


def _few(sample: str) -> str:
    lines = sample.splitlines(keepends=True)[:FEW_LINES]
    text = "".join(lines)[:FEW_CHARACTERS].replace("\0", "")
    return text.encode(errors="replace").decode()  # a byte that was not read is no character


def _one_column(file: str, alone: _Fit, others: dict[str | None, _Fit]) -> list[Problem]:
    """Say that nothing was found between cells, and where something might stand."""
    reason = "no delimiter was found: read as one column; if there are more, name the delimiter"
    line = next(
        (
            number
            for row, number in zip(alone.rows, alone.lines, strict=True)
            if any(each and each in row[0] for each in others if each in COMMON)
        ),
        None,
    )
    severity = Severity.NOTE if line is None else Severity.WARNING
    at = alone.lines[0] if line is None and alone.lines else line
    return [Problem(file, at, None, None, reason, severity)]


def _rivals(file: str, sample: str, chosen: _Fit, fits: list[_Fit], alone: _Fit) -> list[Problem]:
    """Say which other readings fit as well, at the first line on which they differ."""
    suggested = {_clever_delimiter(sample), _duckdb_delimiter(sample)}
    problems = []
    for fit in fits:
        delimiter = fit.dialect.delimiter
        if fit is chosen or fit.width < 2 or fit.share < chosen.share:
            continue
        if delimiter not in suggested and delimiter not in COMMON:
            continue
        at = next((i for i, row in enumerate(fit.rows) if row not in chosen.rows[i : i + 1]), None)
        if at is None:
            continue
        reason = (
            f"read with {spoken(chosen.dialect.delimiter)} between cells, "
            f"but {spoken(delimiter)} fits as well; choose the delimiter if this is wrong"
        )
        shown = " ¦ ".join(chosen.rows[min(at, len(chosen.rows) - 1)])[:SHOWN]
        problems.append(Problem(file, fit.lines[at], None, shown, reason, Severity.WARNING))
    if _is_rare(chosen) and alone.lines:
        reason = f"read with {spoken(chosen.dialect.delimiter)} between cells; choose if it is not"
        problems.append(Problem(file, chosen.lines[0], None, None, reason, Severity.NOTE))
    return problems


def spoken(delimiter: str | None) -> str:
    """Return a delimiter as a person would call it."""
    names = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", " ": "a space"}
    return "nothing" if delimiter is None else names.get(delimiter, f"“{delimiter}”")


def _clever_delimiter(sample: str) -> str | None:
    from clevercsv.detect import Detector
    from clevercsv.exceptions import Error as CleverError

    try:
        found = Detector().detect(_few(sample))
    except CleverError:
        return None  # its parser gives up on the text
    return found.delimiter or None if found else None


def _duckdb_delimiter(sample: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.csv"
        path.write_text(_few(sample), encoding="utf-8", newline="")
        with duckdb.connect() as con:
            try:
                row = con.execute("SELECT Delimiter FROM sniff_csv($1)", [str(path)]).fetchone()
            except duckdb.Error:
                return None  # it finds no dialect at all
    return str(row[0]) if row else None
