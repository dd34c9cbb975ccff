"""Tables that left Slowburn for a spreadsheet, brought back."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.intake.reading import write_table
from etl.problems import Severity
from slowburn.analysis.spreadsheet import spreadsheet_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from etl.intake.check import Check
    from tests.etl.intake.conftest import Back

    Look = Callable[..., Check]

CELLS = st.text(st.sampled_from("'=+-@ab"), min_size=1, max_size=4)
"""What a spreadsheet would run, and apostrophes before it, and neither."""


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_a_table_for_spreadsheets_comes_back_as_it_was(
    bring: Callable[..., Back], cells: list[tuple[str, str]]
) -> None:
    written = spreadsheet_csv(pd.DataFrame(cells, columns=["title", "note"]))
    reading = bring(written, keep=True, delimiter=",", quote='"', header_line=1).reading
    found = reading.con.execute("SELECT c1, c2 FROM mended ORDER BY line").fetchall()
    assert found == cells


def test_what_is_taken_off_is_said_and_the_table_as_read_still_has_it(
    look: Look, tmp_path: Path
) -> None:
    checked = look(
        "drama,trope,stance,note\n"
        "Goblin,amnesia,present,'-- see below\n"
        "'=Zzyzx,amnesia,present,it's\n"
        "'+Zzyzx,amnesia,avoided,'quoted'\n"
        "Goblin,amnesia,present,one,too many,'@x\n"
    )
    names = [match.named.names for match in checked.understanding.matches]
    assert names == [("Goblin",), ("=Zzyzx",), ("+Zzyzx",)]
    notes = {each.line: each for each in checked.problems if "apostrophe" in each.reason}
    assert {line: (each.column, each.value) for line, each in notes.items()} == {
        2: ("note", "'-- see below"),
        3: ("drama", "'=Zzyzx"),
    }
    assert "(2 times in this column)" in notes[3].reason
    assert {each.severity for each in notes.values()} == {Severity.NOTE}
    table = tmp_path / "table.csv"
    write_table(checked.reading, table)
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows] == ["drama", "Goblin", "'=Zzyzx", "'+Zzyzx", "Goblin"]
    assert rows[-1][-1] == "'@x"
