"""Files of many texts: read, matched, counted; what cannot be used is told in words."""

from __future__ import annotations

import json

import pytest

from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.ui.annotate.dramas import dramas_of
from slowburn.ui.annotate.tables import statement_table
from slowburn.workspaces.opening import open_workspace
from tests.pages.annotate.conftest import FILE, HEADS, bring, paste, press, run, said


def test_a_file_of_many_texts_is_read_matched_counted_and_kept(page, home, forget):
    bring(page, "reviews.csv", FILE.encode("cp949"), "text/csv")
    assert "6 statements in 5 texts" in said(page)
    assert "3 titles**: 2 found in the catalogue, 1 new, 1 to look at" not in said(page)
    assert "4 titles" in said(page)
    assert "1 title without a choice" in said(page)
    press(page, "all-accepted")
    assert "1 text without a drama" not in said(page)
    page.session_state["table-1"] = True
    run(page)
    [by_drama] = [each.value for each in page.dataframe]
    first = by_drama.set_index("Drama").loc["Head over Heels (2025)"]
    assert (first["Texts"], first["Present"], first["Avoided"]) == (2, 1, 1)
    run(page.text_input(key="source-name-file").set_value("Reviews"))
    assert "2 statements on no drama that is chosen" in said(page)
    press(page, "keep-statements")
    link, key = (code.value for code in page.code)
    workspace_id, _ = forget((link.rpartition("workspace=")[2], key))
    mine = open_workspace(workspace_id, "mine", home)
    counts = mine.connection.cursor().execute(
        "SELECT drama_id, n_statements FROM coverage ORDER BY drama_id"
    )
    assert counts.fetchall() == [(HEADS, 2), ("mine_bakery-on-the-hill-2023", 2)]


def test_the_table_of_statements_runs_no_formula(page):
    bring(page, "a.jsonl", json.dumps({"id": "=1+1", "text": "Amnesia."}).encode())
    [work] = page.session_state["annotated_texts"].values()
    assert work.documents[0].id == "=1+1"
    written = spreadsheet_csv(statement_table(work, dramas_of(work), work.statements))
    assert b",'=1+1," in written


def test_a_table_whose_columns_are_not_known_asks_for_them(page):
    bring(page, "a.csv", b"when;words\n2020;A love triangle.\n2021;Amnesia.\n")
    assert "Say above which column holds the texts" in said(page)
    run(page.selectbox(key="column-of-texts").set_value(1))
    assert "2 statements in 2 texts" in said(page)


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("a.jsonl", b'{"id": 1}', "Line 1 has no text"),
        ("a.txt", b"", "The file is empty"),
        ("a.txt", bytes(range(256)) * 40, "not text"),
        ("a.csv", b"", "The file is empty"),
        ("a.xlsx", b"PK\x03\x04nothing", "damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_words(page, name, content, hint):
    bring(page, name, content)
    assert hint in said(page)
    assert "annotated_texts" not in page.session_state or not page.session_state["annotated_texts"]


def test_limits_are_said(page, monkeypatch):
    monkeypatch.setenv("SLOWBURN_MAX_DOCUMENTS", "2")
    bring(page, "a.jsonl", b'{"text": "a"}\n{"text": "b"}\n{"text": "c"}\n')
    assert "holds 3 texts, and 2 are read at once" in said(page)
    monkeypatch.setenv("SLOWBURN_MAX_TEXT_BYTES", "10")
    page.query_params["bring"] = "paste"
    run(page)
    paste(page, "A love triangle.")
    assert "reads 0.0 MB at once" in said(page)
