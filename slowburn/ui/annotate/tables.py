"""The statements as tables: all of them, those of each drama, and those of each text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.charts.words import counted
from slowburn.ui.annotate.choosing import STANCES
from slowburn.ui.annotate.dramas import dramas_of, name_of
from slowburn.ui.annotate.statements import Verdict, quotation
from slowburn.ui.words import trope_names
from slowburn.ui.yourdata.session import titles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from slowburn.ui.annotate.session import Work
    from slowburn.ui.annotate.statements import Statement

NOT_SAID = "not said yet"
NOT_REJECTED = (Verdict.WAITING, Verdict.ACCEPTED)


def statement_table(work: Work, statements: Sequence[Statement]) -> pd.DataFrame:
    """Return one row a statement.

    The columns are drama, trope, stance, confidence, verdict, text, start, end, words, because.
    """
    names = trope_names()
    dramas = _drama_names(work)
    return pd.DataFrame(
        [
            {
                "drama": dramas[each.document],
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


def drama_counts(work: Work, verdicts: Collection[Verdict]) -> pd.DataFrame:
    """Return one row a drama: its texts, and by stance the statements with one of the verdicts."""
    return _counts(work, _drama_names(work), "Drama", verdicts)


def text_counts(work: Work, verdicts: Collection[Verdict]) -> pd.DataFrame:
    """Return one row a text: by stance the statements with one of the verdicts."""
    return _counts(work, [document.id for document in work.documents], "Text", verdicts)


def show_tables(work: Work, chosen: Sequence[Statement]) -> None:
    """Draw the tables, and offer them as files."""
    accepted = [each for each in work.statements if each.verdict is Verdict.ACCEPTED]
    alls = statement_table(work, chosen)
    with st.expander(
        f"{counted(len(chosen), 'statement')} as a table", icon=":material/table_rows:"
    ):
        st.dataframe(
            alls,
            hide_index=True,
            column_config={
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
            },
            alt=f"Table of {counted(len(chosen), 'statement')}",
        )
    if len(work.documents) > 1:
        for table, label in (
            (drama_counts(work, NOT_REJECTED), "Statements by drama"),
            (text_counts(work, NOT_REJECTED), "Statements by text"),
        ):
            with st.expander(label, icon=":material/bar_chart:"):
                st.dataframe(table, hide_index=True, alt=label)
    with st.container(horizontal=True, gap="small"):
        for label, rows, name in (
            ("Those shown", chosen, "statements"),
            ("Those accepted, for “Your data”", accepted, "accepted"),
        ):
            st.download_button(
                label,
                data=_file(work, rows, ready=name == "accepted"),
                file_name=f"slowburn-{name}.csv",
                mime="text/csv",
                icon=":material/download:",
                type="tertiary",
                disabled=not rows,
                key=f"download-{name}",
                on_click="ignore",
            )


def as_brought(work: Work, statements: Sequence[Statement]) -> pd.DataFrame:
    """Return statements in the form that the page "Your data" reads, without words of the texts."""
    abouts, of_documents = dramas_of(work)
    known = titles()
    named = {about.drama_id: about for about in abouts}
    rows = []
    names = trope_names()
    for each in statements:
        drama_id = of_documents[each.document]
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


def _file(work: Work, statements: Sequence[Statement], *, ready: bool) -> Callable[[], bytes]:
    """Return what makes a file of statements, once it is asked for."""
    make = as_brought if ready else statement_table
    return lambda: spreadsheet_csv(make(work, statements))


def _drama_names(work: Work) -> list[str]:
    """Return the drama of each text, as a person reads it."""
    abouts, of_documents = dramas_of(work)
    names = {about.drama_id: name_of(about) for about in abouts}
    return [
        names.get(drama_id or "", document.drama or NOT_SAID)
        for drama_id, document in zip(of_documents, work.documents, strict=True)
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
