"""Step 2: what was read, problems first; the reader may say how a file is to be read instead."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from etl.intake.account import write_problems
from etl.intake.check import Check
from etl.intake.doubts import spoken
from etl.intake.roles import ANNOTATIONS, DRAMAS
from etl.problems import DataProblems, Severity
from slowburn.charts.words import counted
from slowburn.ui.text import as_text, quoted
from slowburn.ui.words import listed
from slowburn.ui.yourdata.overruling import overrule
from slowburn.ui.yourdata.session import check_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.intake.roles import Roles
    from etl.problems import Problem
    from slowburn.ui.yourdata.session import Session

SHOWN = 500
"""Problems in the table; the download has all."""

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
SHAPES = {DRAMAS: "one row a drama", ANNOTATIONS: "one row a statement"}
NAMED = 12
"""Unused columns that are named."""


def check(state: Session) -> bool:
    """Draw the step; return whether the next one can begin."""
    check_all(state.files)
    if len(state.files) > 1:
        some = counted(len(state.files), "file")
        st.markdown(f"**{len(state.usable()):,} of {some}** can be used.")
    for file in state.files.values():
        with st.container(border=True):
            st.header(f"File {quoted(file.name)}", anchor=False)
            if isinstance(file.checked, Check):
                _account(file.checked)
                _problems(file.checked, file.digest)
                overrule(file, file.checked)
            elif isinstance(file.checked, DataProblems):
                reason = " ".join(as_text(problem.reason) for problem in file.checked.problems)
                st.error(reason, icon=":material/error:")
                if file.content:
                    overrule(file, None)
    if not state.usable():
        st.info(
            "None of the files can be used yet. Say above what its columns mean or how it is to "
            "be read, or go back and bring another.",
            icon=":material/arrow_upward:",
        )
    return bool(state.usable())


def _account(checked: Check) -> None:
    st.markdown(
        f"**{counted(checked.rows_read, 'row')} read** = {checked.rows_accepted:,} accepted + "
        f"{checked.rows_rejected:,} rejected + {checked.rows_merged:,} merged with a row that says "
        "the same."
    )
    reading, roles = checked.reading, checked.understanding.roles
    header = reading.layout.header
    if reading.dialect:
        line = reading.layout.header_line
        where = f"the header on line {line}" if line else "no header"
        st.caption(
            f"Read as {reading.encoding}, with {as_text(spoken(reading.dialect.delimiter))} "
            f"between cells, and {where}."
        )
    if checked.unusable:
        st.error(as_text(checked.unusable), icon=":material/error:")
    elif roles.shape:
        _understood(roles, header)
    else:
        st.warning(
            "It is not plain which columns hold the dramas. Say so below.",
            icon=":material/help:",
        )


def _understood(roles: Roles, header: Sequence[str]) -> None:
    """Say what the columns mean, and which of them nothing is taken from."""
    meant = [
        f"{role.replace('_', ' ')} ({quoted(header[at])})" for role, at in roles.columns.items()
    ]
    st.markdown(f"Understood as **{SHAPES[roles.shape or DRAMAS]}**, with {listed(meant)}.")
    unused = [quoted(name) for at, name in enumerate(header) if at not in roles.columns.values()]
    if roles.shape == ANNOTATIONS and "stance" not in roles.columns:
        st.warning(
            "No column says present, avoided or subverted, so every row counts as *present*. If a "
            "column does say so, name it under “Read it otherwise”.",
            icon=":material/help:",
        )
    if unused:
        more = f" and {len(unused) - NAMED:,} more" if len(unused) > NAMED else ""
        named = ", ".join(unused[:NAMED]) if more else listed(unused)
        st.warning(
            f"Nothing is taken from {counted(len(unused), 'column')}: {named}{more}. If one means "
            "something, say so under “Read it otherwise”.",
            icon=":material/view_column:",
        )


def _problems(checked: Check, key: str) -> None:
    """Show the problems, the gravest first, and offer all of them as a file."""
    found = checked.problems
    if not found:
        st.success("Nothing to report: every row was read.", icon=":material/check:")
        return
    counts = Counter(problem.severity for problem in found)
    told = [counted(counts[severity], KINDS[severity]) for severity in KINDS if counts[severity]]
    st.markdown(f"**{listed(told).capitalize()}**")
    ordered = sorted(found, key=lambda problem: list(KINDS).index(problem.severity))
    st.dataframe(
        pd.DataFrame([_row(problem) for problem in ordered[:SHOWN]]),
        hide_index=True,
        alt=f"Problems of the file: {listed(told)}",
        key=f"problems-{key}",
    )
    if len(found) > SHOWN:
        st.caption(f"The first {SHOWN:,} of {len(found):,}; the download has all.")
    st.download_button(
        "All problems, with their rows",
        data=lambda: problems_as_csv(checked),
        file_name="slowburn-problems.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        key=f"download-{key}",
        on_click="ignore",
        help="Mend the rows in this file and bring it again: it is read like the first one.",
    )


def _row(problem: Problem) -> dict[str, object]:
    return {
        "Kind": KINDS[problem.severity],
        "Line": problem.line,
        "Column": problem.column or "",
        "Value": problem.value or "",
        "What is the matter": problem.reason,
    }


def problems_as_csv(checked: Check) -> bytes:
    """Return the file of problems."""
    with tempfile.TemporaryDirectory(prefix="slowburn-") as folder:
        path = Path(folder) / "problems"
        write_problems(checked, path)
        return path.read_bytes()
