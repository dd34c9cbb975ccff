"""Writing an answer to a file or to standard output."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from slowburn.analysis.forms import Format, as_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from slowburn.analysis.question import Answer


def write_answer(answer: Answer, form: Format, output: Path | None) -> None:
    """Write the rows to ``output``, or to standard output.

    Raises:
        OSError: If they cannot be written.
    """
    content = as_bytes(answer.table, form)
    if output:
        output.write_bytes(content)
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError:
        # Python keeps what it could not write, and would try again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
