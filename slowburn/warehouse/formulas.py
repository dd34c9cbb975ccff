"""Cells that a spreadsheet would take for a formula: made harmless when written, and mended back.

An apostrophe before such a cell makes it text to every spreadsheet. Cells that begin with
apostrophes and then such a sign get one more, so that taking one off always restores the cell. This
is the one rule for all files that leave Slowburn for a spreadsheet. See OWASP, CSV injection.
"""

from __future__ import annotations

import re

MARK = "'"
FORMULA = re.compile(rf"{MARK}*[=+\-@\t\r\n]")
MARKED = re.compile(rf"{MARK}+[=+\-@\t\r\n]")


def neutral(cell: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula."""
    return MARK + cell if FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return a cell as it was before :func:`neutral`."""
    return cell[1:] if MARKED.match(cell) else cell
