"""How a file is to be read instead: encoding, delimiter, header, and what its columns mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from etl.intake.roles import SHAPES

if TYPE_CHECKING:
    from etl.intake.check import Check
    from etl.intake.dialect import Overrides
    from slowburn.ui.yourdata.session import BroughtFile

FOUND = "As found"
ENCODINGS = (
    *("utf-8", "utf-16", "cp949", "euc-kr", "gb18030", "big5", "shift_jis", "euc-jp"),
    *("cp874", "windows-1252", "windows-1258", "iso-8859-1"),
)
DELIMITERS = {
    "Comma": ",",
    "Semicolon": ";",
    "Tab": "\t",
    "Bar": "|",
    "Equals sign": "=",
    "None": "",
}
QUOTES = {"Double": '"', "Single": "'", "None": ""}
IGNORED = "Nothing"
KINDS = {"One row a drama": "dramas", "One row a statement": "annotations"}
SEEN = 3


def overrule(file: BroughtFile, checked: Check | None) -> None:
    """Let the reader overrule how a file is read; a change reads it again."""
    wanted = file.overrides
    with st.expander("Read it otherwise", icon=":material/tune:", expanded=checked is None):
        wanted = _reading(file, wanted)
        if checked:
            wanted = _columns(file, checked, wanted)
    if wanted != file.overrides:
        if _as_text(wanted) != _as_text(file.overrides):
            wanted = replace(wanted, shape=None, columns=None)  # other columns may be there now
        file.overrides = wanted
        st.rerun()


def _reading(file: BroughtFile, wanted: Overrides) -> Overrides:
    key = file.digest
    with st.container(horizontal=True, gap="small"):
        encoding = _choice(
            "Encoding", {name: name for name in ENCODINGS}, wanted.encoding, f"encoding-{key}"
        )
        delimiter = _choice("Between cells", DELIMITERS, wanted.delimiter, f"delimiter-{key}")
        quote = _choice("Quotation mark", QUOTES, wanted.quote, f"quote-{key}")
        header = st.number_input(
            "Header on line",
            min_value=0,
            value=wanted.header_line,
            step=1,
            placeholder=FOUND,
            key=f"header-{key}",
            help="0 if the file has no header; empty to let it be found.",
            width=180,
        )
    return replace(
        wanted,
        encoding=encoding,
        delimiter=delimiter,
        quote=quote,
        header_line=None if header is None else int(header),
    )


def _choice(label: str, options: dict[str, str], chosen: str | None, key: str) -> str | None:
    """Let the reader pick from what is usual, or write something else."""
    names = [FOUND, *options]
    shown = next((name for name, sign in options.items() if sign == chosen), chosen or FOUND)
    if shown not in names:
        names.append(shown)
    name = st.selectbox(
        label,
        names,
        index=names.index(shown),
        key=key,
        accept_new_options=True,
        help="Choose, or write another.",
        width=180,
    )
    if name in (None, FOUND):
        return None
    return options.get(name, name)


def _columns(file: BroughtFile, checked: Check, wanted: Overrides) -> Overrides:
    """Let the reader say what a row is, and what each column means."""
    roles, header = checked.understanding.roles, checked.reading.layout.header
    shape = roles.shape or wanted.shape or "dramas"
    kinds = list(KINDS)
    chosen = KINDS[
        st.selectbox(
            "What a row is",
            kinds,
            index=list(KINDS.values()).index(shape),
            key=f"shape-{file.digest}",
            width=372,
        )
    ]
    of_column = {at: role for role, at in roles.columns.items()}
    select = ", ".join(f"c{at + 1}" for at in range(len(header)))
    first = checked.reading.con.execute(f"SELECT {select} FROM raw LIMIT {SEEN}").fetchall()  # noqa: S608
    table = pd.DataFrame(
        {
            "Column": list(header),
            "Means": [_in_words(of_column.get(at)) for at in range(len(header))],
            "First cells": [
                " · ".join(str(row[at])[:40] for row in first if row[at])
                for at in range(len(header))
            ],
        }
    )
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=["Column", "First cells"],
        column_config={
            "Means": st.column_config.SelectboxColumn(
                options=[IGNORED, *(_in_words(role) for role in SHAPES[chosen])], required=True
            )
        },
        key=f"roles-{file.digest}-{hash((wanted, chosen))}",
        alt="What each column of the file means",
    )
    by_words = {_in_words(role): role for shape_roles in SHAPES.values() for role in shape_roles}
    before, after = list(table["Means"]), list(edited["Means"])
    # Two columns cannot mean the same: the one that was just chosen takes the meaning over.
    last = sorted(range(len(after)), key=lambda at: after[at] != before[at])
    columns = {by_words[after[at]]: at for at in last if after[at] in by_words}
    if columns == roles.columns and chosen == shape:
        return wanted
    return replace(wanted, shape=chosen, columns=tuple(columns.items()))


def _in_words(role: str | None) -> str:
    return role.replace("_", " ").capitalize() if role else IGNORED


def _as_text(overrides: Overrides) -> tuple[object, ...]:
    return (overrides.encoding, overrides.delimiter, overrides.quote, overrides.header_line)
