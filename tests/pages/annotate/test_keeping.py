"""What is kept of a text: statements as a source, and no word of it without asking."""

from __future__ import annotations

import json

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.ui.annotate.dramas import dramas_of
from slowburn.ui.annotate.tables import as_brought
from slowburn.workspaces.opening import open_workspace
from slowburn.workspaces.store import find
from slowburn.workspaces.texts import texts_of
from tests.pages.annotate.conftest import (
    HEADS,
    REVIEW,
    bring,
    find_drama,
    judge,
    keep,
    press,
    run,
    said,
)


def test_nothing_is_kept_before_a_drama_a_name_and_a_statement(pasted):
    assert pasted.button(key="keep-statements").disabled
    press(pasted, "all-accepted")
    assert "3 statements on no drama that is chosen" in said(pasted)
    find_drama(pasted)
    assert pasted.button(key="keep-statements").disabled
    run(pasted.text_input(key="source-name-paste").set_value("Anna"))
    assert not pasted.button(key="keep-statements").disabled


def test_an_address_is_a_web_address(pasted):
    press(pasted, "all-accepted")
    find_drama(pasted)
    run(pasted.text_input(key="source-name-paste").set_value("Anna"))
    run(pasted.text_input(key="source-url").set_value("javascript:alert(1)"))
    assert "An address begins with https" in said(pasted)
    assert pasted.button(key="keep-statements").disabled


def test_what_is_kept_is_a_source_without_a_word_of_the_text(pasted, home, forget):
    judge(pasted, 1, "accepted")
    judge(pasted, 2, "accepted")
    find_drama(pasted)
    run(pasted.selectbox(key="kind").set_value("editorial"))
    run(pasted.text_input(key="source-url").set_value("https://example.org/review"))
    assert "1 statement not looked at yet" in said(pasted)
    workspace_id, key = forget(keep(pasted))
    folder, manifest = find(workspace_id, home)
    assert manifest.rows["statement"] == 2
    mine = open_workspace(workspace_id, "mine", home)
    [source] = answer(mine, "sources", Filters()).table.itertuples()
    assert (source.source, source.source_kind) == ("Anna", "editorial")
    assert source.url == "https://example.org/review"
    rows = mine.connection.cursor().execute("FROM annotation ORDER BY trope_id").df()
    assert list(rows["drama_id"]) == [HEADS, HEADS]
    assert list(rows["stance"]) == ["present", "avoided"]
    assert list(rows["evidence"]) == ["Pattern: named", "Pattern: named; no"]
    assert list(rows["locator"])[1] == "Pasted text, characters 12 to 25"
    every = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"umquat" not in every
    assert b"conversations" not in every
    assert not (folder / "document.parquet").exists()
    merged = open_workspace(workspace_id, "merged", home)
    disputes = answer(merged, "disputes", Filters()).table
    assert "love-triangle" in set(disputes[disputes["drama_id"] == HEADS]["trope_id"])
    assert key not in str(manifest)


def test_quotations_and_texts_are_kept_only_if_asked(pasted, home, forget, open_page):
    press(pasted, "all-accepted")
    find_drama(pasted)
    run(pasted.checkbox(key="keep-quotations").check())
    run(pasted.checkbox(key="keep-texts").check())
    workspace_id, _ = forget(keep(pasted))
    mine = open_workspace(workspace_id, "mine", home)
    evidence = mine.connection.cursor().execute("SELECT evidence FROM annotation").df()["evidence"]
    assert "“love triangle” (named; no)" in set(evidence)
    [text] = texts_of(workspace_id, home)
    assert text == {"drama_id": HEADS, "document": "Pasted text", "text": REVIEW}
    again = open_page("annotate", workspace=workspace_id)
    assert "1 whole text is kept" in said(again)
    folder, _ = find(workspace_id, home)
    assert (folder / "document.parquet").exists()


def test_a_drama_that_is_not_in_the_catalogue_is_taken_with_title_and_year(pasted, home, forget):
    press(pasted, "all-accepted")
    pasted.text_input(key="new-title").set_value("Bakery by the Sea")
    pasted.number_input(key="new-year").set_value(2024)
    press(pasted, "take-new-drama")
    assert "The text is about **Bakery by the Sea**" in said(pasted)
    assert "1 title**: 0 found in the catalogue, 1 new" in said(pasted)
    run(pasted.selectbox(key="country-of-new").set_value("TH"))
    workspace_id, _ = forget(keep(pasted))
    mine = open_workspace(workspace_id, "mine", home)
    [drama] = mine.connection.cursor().execute("FROM drama").df().itertuples()
    assert (drama.title, drama.year, drama.country) == ("Bakery by the Sea", 2024, "TH")
    assert drama.drama_id == "mine_bakery-by-the-sea-2024"


def test_accepted_statements_can_be_brought_to_your_data(pasted, warehouse, tmp_path):
    press(pasted, "all-accepted")
    find_drama(pasted)
    [work] = pasted.session_state["annotated_texts"].values()
    file = tmp_path / "accepted.csv"
    table = as_brought(dramas_of(work), work.statements)
    file.write_bytes(spreadsheet_csv(table))
    checked = check_file(file, Overrides(), Limits(), load_catalogue(warehouse.connection))
    assert (checked.rows_accepted, checked.rows_rejected) == (3, 0)
    assert not checked.understanding.terms.unmapped
    assert [match.drama_ids for match in checked.understanding.matches] == [(HEADS,)]
    assert "umquat" not in file.read_text(encoding="utf-8")


def test_names_of_dramas_are_tidied(page):
    lines = [
        {"text": "Amnesia.", "drama": f" Head \t over  Heels{more}"} for more in ("", " " * 999)
    ]
    bring(page, "a.jsonl", "\n".join(map(json.dumps, lines)).encode())
    [work] = page.session_state["annotated_texts"].values()
    assert {document.drama for document in work.documents} == {"Head over Heels"}
    assert "1 title**: 1 found in the catalogue" in said(page)
