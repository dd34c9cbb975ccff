"""The essay that the product began with, against the statements that were coded from it by hand.

Its text is not part of the project. Where it is at hand, name it: ``SLOWBURN_ESSAY=essay.txt``.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from collections.abc import Callable

ESSAY = os.environ.get("SLOWBURN_ESSAY", "")
SOURCE = "essay-grown-up-romance"


@pytest.mark.skipif(not ESSAY, reason="SLOWBURN_ESSAY does not name the essay's text")
def test_the_essay_says_what_a_reader_found_in_it(
    said: Callable[..., set[tuple[str, str]]],
) -> None:
    with (BUNDLED_DATA / "statements" / "head-over-heels.csv").open(encoding="utf-8") as rows:
        coded = {
            (row["trope_id"], row["stance"])
            for row in csv.DictReader(rows)
            if row["source_id"] == SOURCE
        }
    found = said(Path(ESSAY).read_text("utf-8"), "Head over Heels")
    print(f"\nfound {len(found & coded)} of {len(coded)}; wrong: {sorted(found - coded)}")
    assert len(found & coded) >= 0.8 * len(coded)
    assert len(found - coded) <= 0.1 * len(found)
