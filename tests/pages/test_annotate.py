"""The page Annotate text: bring, check, say which drama, keep; no text without asking."""

from __future__ import annotations

import json

import pytest

from etl.intake.catalogue import load_catalogue
from etl.intake.check import check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.uploads.coded import About, Coded, Named, coded_tables
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.ui.annotate.dramas import dramas_of
from slowburn.ui.annotate.tables import as_brought, statement_table
from slowburn.ui.pages import PAGES
from slowburn.workspaces import store
from slowburn.workspaces.opening import open_workspace
from slowburn.workspaces.store import delete, find
from slowburn.workspaces.texts import texts_of

HEADS = "head-over-heels-2025"
REVIEW = (
    "There is no love triangle. The couple has honest conversations. "
    "The ending redefines the grand gesture. Kumquat."
)
FILE = """\
id,drama,review
r1,Head over Heels (2025),There is no love triangle. Kumquat.
r2,Head over Heels,The couple has honest conversations.
r3,Our Beloved Summr,It is a slow burn.
r4,Bakery on the Hill (2023),"A chaebol heir, and amnesia. =1+1"
r5,,Amnesia again.
"""


def said(app):
    kinds = ("title", "subheader", "markdown", "caption", "info", "success", "warning", "error")
    return "\n".join(part.value for kind in kinds for part in getattr(app, kind)).replace("\\", "")


def html(app):
    return "\n".join(part.value for part in app.get("html"))


def run(changed):
    """Run the page again, after a change of one of its widgets; return the page."""
    app = changed.run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def press(app, key):
    return run(app.button(key=key).click())


def statements(app):
    [work] = app.session_state["annotated_texts"].values()
    return work.statements


def paste(app, text):
    app.text_area(key="pasted-text").set_value(text)
    return press(app, "find-statements")


def bring(app, name, content, kind="text/plain"):
    app.query_params["bring"] = "file"
    run(app)
    return run(app.file_uploader[0].upload(name, content, kind))


def judge(app, number, verdict):
    [control] = [each for each in app.button_group if each.label == f"Statement {number}"]
    return run(control.set_value(verdict))


def find_drama(app, name="견우와 선녀"):
    run(app.text_input(key="search").set_value(name))
    return press(app, f"match-{HEADS}")


def keep(app, name="Anna"):
    run(app.text_input(key="source-name-paste").set_value(name))
    press(app, "keep-statements")
    link, key = (code.value for code in app.code)
    return link.rpartition("workspace=")[2], key


@pytest.fixture
def page(open_page):
    return open_page("annotate")


@pytest.fixture
def pasted(page):
    return paste(page, REVIEW)


@pytest.fixture
def forget(home):
    """Delete workspaces at the end."""
    made = []
    yield lambda kept: made.append(kept) or kept
    for kept in made:
        delete(*kept, at=home)


def test_at_first_there_is_a_text_to_paste_and_nothing_else(page):
    assert "what a review says of tropes" in said(page)
    assert "look at every statement before you keep it" in said(page)
    assert not [button for button in page.button if button.key == "keep-statements"]


def test_an_empty_text_is_told_what_to_do(page):
    paste(page, "  \n ")
    assert "There is no text yet" in said(page)


def test_a_text_is_shown_with_its_statements_marked_and_listed(pasted):
    assert "3 statements in 1 text, 17 words: 0 accepted, 0 rejected, 3 to look at" in said(pasted)
    marked = html(pasted)
    assert marked.count("<mark title=") == 3
    assert "(statement 1: Love triangle, avoided)" in marked
    assert "○ Love triangle**, avoided, confidence 0.81" in said(pasted)
    assert "no **love triangle**. The couple" in said(pasted)
    assert "named; no" in said(pasted)


def test_a_text_never_acts_as_html_or_markdown(page):
    evil = "<img src=x onerror=alert(1)> A love triangle **[x](http://x)** <script>x</script>"
    paste(page, evil)
    assert "<img" not in html(page)
    assert "<script" not in html(page)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(page)
    [caption] = [each.value for each in page.caption if "love triangle" in each.value]
    assert r"\<img src=x" in caption
    assert r"**love triangle** \*\*\[x\]\(http\:" in caption


def test_a_text_without_tropes_says_that_silence_says_little(page):
    paste(page, "The music is lovely.")
    assert "0 statements in 1 text" in said(page)
    assert "No statement about a trope was found here" in said(page)


def test_statements_are_accepted_rejected_and_left(pasted):
    judge(pasted, 1, "accepted")
    judge(pasted, 2, "rejected")
    assert "1 accepted, 1 rejected, 1 to look at" in said(pasted)
    assert "Honest communication, present, rejected" in html(pasted)
    [control] = [each for each in pasted.button_group if each.label == "Statement 1"]
    run(control.set_value(None))
    assert "0 accepted, 1 rejected, 2 to look at" in said(pasted)


def test_a_change_is_kept_and_accepts(pasted):
    place = f"1-0-{REVIEW.index('love triangle')}"
    pasted.session_state[f"change-{place}"] = True
    run(pasted)
    run(pasted.selectbox(key=f"trope-{place}").set_value("jealousy"))
    run(pasted.selectbox(key=f"stance-{place}").set_value("subverted"))
    run(pasted.number_input(key=f"confidence-{place}").set_value(0.5))
    first = statements(pasted)[0]
    assert (first.trope, first.stance, first.confidence) == ("jealousy", "subverted", 0.5)
    assert first.verdict == "accepted"
    assert "◐ Jealousy" in said(pasted)
    assert "subverted, confidence 0.50" in said(pasted)
    assert "changed by hand" in said(pasted)


def test_a_statement_is_added_by_hand_where_the_text_says_so(pasted):
    pasted.selectbox(key="added-trope").set_value("adult-concerns")
    pasted.text_input(key="added-words").set_value("not there")
    press(pasted, "add-statement")
    assert "do not stand in the text" in said(pasted)
    pasted.text_input(key="added-words").set_value("kumquat")
    press(pasted, "add-statement")
    added = statements(pasted)[-1]
    assert (added.trope, added.verdict) == ("adult-concerns", "accepted")
    assert REVIEW[added.start : added.end] == "Kumquat"
    assert "4 statements" in said(pasted)


def test_a_link_s_choice_waits_for_a_text(open_page):
    app = open_page("annotate", stance="avoided", confidence="0.8", trope="love-triangle")
    assert not app.warning
    paste(app, REVIEW)
    assert app.multiselect(key="annotate-stance").value == ["avoided"]
    assert app.multiselect(key="annotate-trope").value == ["love-triangle"]
    assert app.selectbox(key="annotate-confidence").value == "0.8"
    assert app.button(key="all-accepted").label == "Accept the 1 shown"


def test_what_is_shown_is_chosen_and_decided_at_once(open_page):
    app = open_page("annotate", bring="example", stance="avoided")
    every = statements(app)
    avoided = [each for each in every if each.stance == "avoided"]
    assert 0 < len(avoided) < len(every)
    assert app.button(key="all-accepted").label == f"Accept the {len(avoided)} shown"
    press(app, "all-accepted")
    assert {each.stance for each in every if each.verdict == "accepted"} == {"avoided"}
    app.multiselect(key="annotate-stance").set_value([])
    app.selectbox(key="annotate-confidence").set_value("below-0.8")
    run(app)
    press(app, "all-rejected")
    assert all(each.confidence < 0.8 for each in every if each.verdict == "rejected")


def test_the_drama_is_found_by_any_of_its_names_and_the_text_read_with_it(page):
    paste(page, "While Head over Heels leans on jealousy, Boys over Flowers has amnesia.")
    before = [(each.trope, each.stance) for each in statements(page)]
    find_drama(page)
    assert "The text is about **Head over Heels (2025)**" in said(page)
    assert [(each.trope, each.stance) for each in statements(page)] == [("jealousy", "present")]
    press(page, "another-drama")
    assert [(each.trope, each.stance) for each in statements(page)] == before


def test_what_was_decided_outlives_a_reading_with_the_drama(pasted):
    judge(pasted, 1, "accepted")
    judge(pasted, 2, "rejected")
    find_drama(pasted)
    assert "1 accepted, 1 rejected, 1 to look at" in said(pasted)


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


def test_the_language_follows_the_script_or_the_choice(page):
    paste(page, "뻔한 삼각관계가 없어서 좋았다.")
    assert [(each.trope, each.stance) for each in statements(page)] == [
        ("love-triangle", "avoided")
    ]
    run(page.selectbox(key="annotate-language").set_value("en"))
    assert statements(page) == []


def test_a_long_text_has_pages(page):
    paste(page, "Rain falls on the harbour.\n\n" * 1_000 + "There is a love triangle.")
    assert "Page, of 1" in [each.label for each in page.number_input]
    run(page.checkbox(key="only-with-statements").uncheck())
    assert "Page, of 8" in [each.label for each in page.number_input]


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


@pytest.fixture
def reviews(home):
    """A workspace of reviews: statements on a drama of the catalogue and on a new one."""
    said = [
        Coded(HEADS, "love-triangle", "avoided", 0.81, "r1, characters 1 to 9", "Pattern: named"),
        Coded("mine_bakery-2024", "amnesia", "present", 0.9, "r2", "Pattern: named"),
    ]
    about = [About(HEADS), About("mine_bakery-2024", "Bakery", "KR", 2024)]
    kept = store.keep(coded_tables(Named("Anna", "reviews"), about, said), "Anna", at=home)
    yield kept.id
    delete(kept.id, kept.owner_key, at=home)


@pytest.mark.parametrize("data", ["mine", "merged"])
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_rests_on_an_annotated_source(open_page, reviews, name, data):
    app = open_page(name, workspace=reviews, data=data)
    assert "Anna" in app.caption[0].value
    assert "nan" not in said(app).lower().split()


def test_an_annotated_source_stands_with_the_uploads_on_its_drama(open_page, reviews):
    app = open_page("drama", workspace=reviews, data="mine", drama=HEADS)
    assert "covered by Anna" in app.caption[0].value
    charts = " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
    assert "Uploads" in charts
