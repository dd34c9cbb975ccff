"""The statements as tables: all of them, those of each drama, and those of each text."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.charts.stance_counts import STANCES
from slowburn.charts.words import counted
from slowburn.ui.annotate.statements import Verdict, quotation
from slowburn.ui.words import trope_names
from slowburn.ui.yourdata.session import titles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from slowburn.ui.annotate.dramas import Dramas
    from slowburn.ui.annotate.session import Work
    from slowburn.ui.annotate.statements import Statement

COLUMNS: dict[str, Any] = {
    "drama": "Drama",
    "trope": "Trope",
    "stance": "Stance",
    "confidence": st.column_config.NumberColumn("Confidence", format="%.2f"),
    "verdict": "Looked at",
    "text": "Text",
    "start": None,
    "end": None,
    "words": "Words",
    "because": "Because",
}
NOT_SAID = "not said yet"
NOT_REJECTED = (Verdict.WAITING, Verdict.ACCEPTED)


def statement_table(work: Work, dramas: Dramas, statements: Sequence[Statement]) -> pd.DataFrame:
    """Return one row a statement.

    The columns are drama, trope, stance, confidence, verdict, text, start, end, words, because.
    """
    names = trope_names()
    about = _drama_names(work, dramas)
    return pd.DataFrame(
        [
            {
                "drama": about[each.document],
                "trope": names[each.trope],
                "stance": each.stance,
                "confidence": each.confidence,
                "verdict": str(each.verdict),
                "text": work.documents[each.document].id,
                "start": each.start,
                "end": each.end,
                "words": quotation(work.documents[each.document].text, each),
                "because": each.because,
            }
            for each in statements
        ]
    )


def drama_counts(work: Work, dramas: Dramas, verdicts: Collection[Verdict]) -> pd.DataFrame:
    """Return one row a drama: its texts, and by stance the statements with one of the verdicts."""
    return _counts(work, _drama_names(work, dramas), "Drama", verdicts)


def text_counts(work: Work, verdicts: Collection[Verdict]) -> pd.DataFrame:
    """Return one row a text: by stance the statements with one of the verdicts."""
    return _counts(work, [document.id for document in work.documents], "Text", verdicts)


def show_tables(work: Work, dramas: Dramas, chosen: Sequence[Statement]) -> None:
    """Draw the tables, made once they are opened, and offer the statements as files."""
    of_all = partial(statement_table, work, dramas, chosen)
    tables = {f"{counted(len(chosen), 'statement')} as a table": of_all}
    if len(work.documents) > 1:
        tables["Statements by drama"] = partial(drama_counts, work, dramas, NOT_REJECTED)
        tables["Statements by text"] = partial(text_counts, work, NOT_REJECTED)
    for number, (label, make) in enumerate(tables.items()):
        opened = st.expander(
            label, icon=":material/table_rows:", key=f"table-{number}", on_change="rerun"
        )
        if opened.open:
            opened.dataframe(make(), hide_index=True, column_config=COLUMNS, alt=label)
    accepted = [each for each in work.statements if each.verdict is Verdict.ACCEPTED]
    ready = partial(as_brought, dramas, accepted)
    with st.container(horizontal=True, gap="small"):
        for label, make, rows, name in (
            ("Those shown", of_all, chosen, "statements"),
            ("Those accepted, for “Your data”", ready, accepted, "accepted"),
        ):
            st.download_button(
                label,
                data=partial(_file, make),
                file_name=f"slowburn-{name}.csv",
                mime="text/csv",
                icon=":material/download:",
                type="tertiary",
                disabled=not rows,
                key=f"download-{name}",
                on_click="ignore",
            )


def as_brought(dramas: Dramas, statements: Sequence[Statement]) -> pd.DataFrame:
    """Return statements in the form that the page "Your data" reads, without words of the texts."""
    known = titles()
    named = {about.drama_id: about for about in dramas.taken}
    rows = []
    names = trope_names()
    for each in statements:
        drama_id = dramas.of_texts[each.document]
        if drama_id is None:
            continue
        about = named[drama_id]
        year = about.year if about.title else known.years.get(drama_id)
        rows.append(
            {
                "drama": about.title or known.titles[drama_id],
                "year": "" if year is None else str(year),
                "trope": names[each.trope],
                "stance": each.stance,
                "confidence": each.confidence,
                "note": each.reason,
            }
        )
    return pd.DataFrame(rows, columns=["drama", "year", "trope", "stance", "confidence", "note"])


def _file(make: Callable[[], pd.DataFrame]) -> bytes:
    return spreadsheet_csv(make())


def _drama_names(work: Work, dramas: Dramas) -> list[str]:
    """Return the drama of each text, as a person reads it."""
    names = dramas.names
    return [
        names.get(drama_id or "", document.drama or NOT_SAID)
        for drama_id, document in zip(dramas.of_texts, work.documents, strict=True)
    ]


def _counts(
    work: Work, group_of: Sequence[str], label: str, verdicts: Collection[Verdict]
) -> pd.DataFrame:
    texts = Counter(group_of)
    said = Counter(
        (group_of[each.document], each.stance)
        for each in work.statements
        if each.verdict in verdicts
    )
    rows = [
        {label: group, "Texts": texts[group]}
        | {stance.capitalize(): said[group, stance] for stance in STANCES}
        for group in texts
    ]
    return pd.DataFrame(rows)
