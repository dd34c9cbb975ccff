"""From a workbook to records: the first sheet that holds anything, each cell as text."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from etl.intake.container import refuse
from etl.intake.record import Record
from etl.problems import Problem, Severity

Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(file: str, content: bytes) -> tuple[list[Record], list[Problem]]:
    """Return the rows of the first filled sheet of an ``.xlsx``, and what was not read.

    A row that is shorter than the widest is filled with empty cells, as the sheet shows it. A
    whole number stands without a decimal point, a date as YYYY-MM-DD.

    Raises:
        DataProblems: If the workbook is damaged, locked or empty.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except CalamineError as error:
        raise refuse(file, "The workbook is damaged or locked; save it again as CSV.") from error
    filled = {
        name: rows
        for name, rows in sheets.items()
        if any(cell != "" for row in rows for cell in row)
    }
    if not filled:
        raise refuse(file, "The workbook is empty; export it again.")
    first, *others = filled
    problems = [
        Problem(
            file,
            None,
            None,
            name,
            f"only the first filled sheet, “{first}”, is read; save this sheet as its own file",
            Severity.WARNING,
        )
        for name in others
    ]
    records = []
    for number, row in enumerate(filled[first], start=1):
        cells = [_text(cell) for cell in row]
        records.append(Record(number, cells if any(cells) else []))
    return records, problems


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
