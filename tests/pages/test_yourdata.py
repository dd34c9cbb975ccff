"""The page Your data, step by step, and every page on the data that an address names."""

from __future__ import annotations

import csv
import io

import pytest

from etl.intake.dialect import Overrides
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.ui.yourdata.checking import problems_as_csv
from slowburn.workspaces.opening import open_workspace
from slowburn.workspaces.store import delete, find

HEADS = "head-over-heels-2025"
DUMP = """\
Title,Year,Country,Episodes,Tags
Head over Heels,2025,South Korea,99,"First Love, Kneading"
Head ovver Heels,2025,South Korea,12,Love Triangle
Bakery by the Sea,2024,South Korea,8,"First Love, Kneading"
Bakery on the Hill,2023,South Korea,eight,Whistling
"""
PAGES = [
    *("overview", "trends", "tropes", "together", "maturity"),
    *("drama", "compare", "disagreement", "sources", "method", "yourdata"),
]


@pytest.fixture
def your_data(open_page):
    return open_page("yourdata")


def said(app):
    kinds = ("title", "subheader", "markdown", "caption", "info", "success", "warning", "error")
    return "\n".join(part.value for kind in kinds for part in getattr(app, kind))


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def paste(app, text):
    app.text_area[0].set_value(text).run()
    return press(app, "take-pasted")


def choice(app, word):
    [found] = [box for box in app.selectbox if word in box.label]
    return found


def to_step(app, text, step):
    paste(app, text)
    for _ in range(step - 1):
        press(app, "next")
    return app


def test_nothing_to_go_on_with_at_first(your_data):
    assert your_data.button(key="next").disabled
    assert your_data.button(key="back").disabled
    assert your_data.button(key="take-pasted").disabled


def test_a_file_can_be_taken_away_again(your_data):
    paste(your_data, DUMP)
    assert "Pasted table" in said(your_data)
    [away] = [button for button in your_data.button if button.label == "Take away"]
    away.click().run()
    assert "Pasted table" not in said(your_data)
    assert your_data.button(key="next").disabled


def test_the_example_goes_all_the_way(your_data):
    press(your_data, "take-example")
    for _ in range(4):
        press(your_data, "next")
    assert not your_data.button(key="keep").disabled
    assert not your_data.error


def test_checking_accounts_for_every_row_and_shows_problems_first(your_data):
    to_step(your_data, DUMP, 2)
    assert "**4 rows read** = 4 accepted + 0 rejected + 0 merged" in said(your_data)
    problems = your_data.dataframe[0].value
    assert list(problems["Line"]) == [5]
    assert "eight" in set(problems["Value"])


def test_a_file_that_is_no_table_says_why_and_can_be_read_otherwise(your_data):
    to_step(your_data, "no table at all", 2)
    assert your_data.button(key="next").disabled
    assert "None of the files can be used yet" in said(your_data)


def test_a_file_that_breaks_the_reader_does_not_hold_up_the_page(your_data, monkeypatch):
    def broken(*_):
        raise ValueError

    monkeypatch.setattr("slowburn.ui.yourdata.session.check_file", broken)
    to_step(your_data, DUMP, 2)
    assert "a fault of Slowburn's" in said(your_data).replace("\\", "")
    press(your_data, "back")
    assert "Pasted table" in said(your_data)


def test_what_is_overruled_is_read_again_and_stays(your_data):
    to_step(your_data, "Bakery;2024;First Love\nBakery Two;2023;First Love\n", 2)
    header = your_data.number_input[0]
    header.set_value(0).run()
    assert "no header" in said(your_data)
    press(your_data, "back")
    press(your_data, "next")
    assert your_data.number_input[0].value == 0


def test_choices_outlive_going_back_and_forth(your_data):
    to_step(your_data, DUMP, 3)
    choice(your_data, "ovver").set_value("_new").run()
    choice(your_data, "Kneading").set_value("personal-healing").run()
    choice(your_data, "Country of new").set_value("TH").run()
    for key in ("back", "back", "next", "next"):
        press(your_data, key)
    assert choice(your_data, "ovver").value == "_new"
    assert choice(your_data, "Kneading").value == "personal-healing"
    assert choice(your_data, "Country of new").value == "TH"
    press(your_data, "next")
    press(your_data, "back")
    assert choice(your_data, "ovver").value == "_new"


def test_an_undecided_title_is_said_to_be_left_out(your_data):
    to_step(your_data, DUMP, 3)
    assert "1 title without a choice" in said(your_data)
    press(your_data, "next")
    assert "3 dramas: 1 that the catalogue has and 2 new" in said(your_data)
    assert "1 title without a choice will be left out" in said(your_data)


def test_all_that_wait_can_be_decided_at_once(your_data):
    to_step(your_data, DUMP, 3)
    press(your_data, "titles-likeliest")
    press(your_data, "terms-none")
    assert choice(your_data, "ovver").value == HEADS
    assert choice(your_data, "Whistling").value == "_none"
    assert your_data.button(key="titles-likeliest").disabled
    assert your_data.button(key="terms-none").disabled


def test_the_preview_shows_what_differs_and_a_chart(your_data):
    to_step(your_data, DUMP, 4)
    facts = your_data.dataframe[0].value
    assert list(facts[["fact", "yours", "catalogue"]].iloc[0]) == ["episodes", "99", "12"]
    assert len(your_data.get("plotly_chart")) == 1
    assert "once both cover ten dramas" in said(your_data)


def kept(app):
    """Keep what was brought; return the id and the owner key as they are shown."""
    press(app, "keep")
    link, key = (code.value for code in app.code)
    return link.rpartition("workspace=")[2], key


def test_what_is_kept_has_a_link_and_a_key_and_is_what_was_decided(your_data, home):
    to_step(your_data, DUMP, 3)
    choice(your_data, "ovver").set_value("_out").run()
    press(your_data, "next")
    press(your_data, "next")
    your_data.text_input(key="workspace-name").set_value("Anna [notes](x)").run()
    assert "shown as “Anna notes (x)”" in said(your_data).replace("\\", "")
    workspace_id, key = kept(your_data)
    folder, manifest = find(workspace_id, home)
    assert manifest.name == "Anna notes (x)"
    mine = open_workspace(workspace_id, "mine", home)
    assert answer(mine, "view", Filters()).table["dramas"].iloc[0] == 3
    assert answer(mine, "sources", Filters()).table["source"].iloc[0] == "Anna notes (x)"
    press(your_data, "anew")
    assert key not in str(your_data.main)
    assert your_data.button(key="next").disabled
    delete(workspace_id, key, at=home)
    assert not folder.exists()


def test_a_full_server_says_so_and_keeps_nothing(your_data, monkeypatch, home):
    to_step(your_data, DUMP, 5)
    monkeypatch.setenv("SLOWBURN_MAX_WORKSPACE_BYTES", "100")
    press(your_data, "keep")
    assert "Bring fewer rows" in your_data.error[0].value
    monkeypatch.delenv("SLOWBURN_MAX_WORKSPACE_BYTES")
    workspace_id, key = kept(your_data)
    delete(workspace_id, key, at=home)


@pytest.fixture
def workspace(your_data, home):
    """A kept workspace of the dump: its id and owner key."""
    to_step(your_data, DUMP, 5)
    made = kept(your_data)
    yield made
    if (home / "workspaces" / made[0]).exists():
        delete(*made, at=home)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("data", ["mine", "merged"])
def test_every_page_rests_on_the_data_in_the_address(open_page, workspace, name, data):
    app = open_page(name, workspace=workspace[0], data=data)
    dramas = {"mine": "3 romance dramas", "merged": "romance dramas"}[data]
    assert dramas in app.caption[0].value
    assert {"mine": "alone", "merged": "with the catalogue"}[data] in app.caption[0].value
    assert "nan" not in said(app).lower().split()


def test_merged_is_the_default_and_leaves_no_trace(open_page, workspace):
    app = open_page("trends", workspace=workspace[0])
    assert app.query_params["workspace"] in (workspace[0], [workspace[0]])
    assert "data" not in app.query_params
    assert app.radio(key="data").value == "merged"
    app.radio(key="data").set_value("mine").run()
    assert app.query_params["data"] in ("mine", ["mine"])


def test_without_a_workspace_there_is_no_choice_of_data(open_page):
    app = open_page("trends")
    assert [radio for radio in app.radio if radio.key == "data"] == []


@pytest.mark.parametrize("wrong", ["0" * 32, "../..", "x"])
def test_an_unknown_workspace_is_told_calmly_and_the_catalogue_shown(open_page, wrong):
    app = open_page("trends", workspace=wrong)
    assert "does not exist, or has expired" in app.warning[0].value
    assert "1,816 romance dramas" in app.caption[0].value.replace("1,817", "1,816")
    assert "workspace" not in app.query_params


def test_the_upload_is_a_source_in_the_filters(open_page, workspace):
    app = open_page("tropes", workspace=workspace[0], source="upload")
    assert "3 of them covered by Pasted table" in app.caption[0].value


def test_a_filter_that_other_data_do_not_have_gives_way(open_page, workspace):
    app = open_page("trends", workspace=workspace[0], source="tmdb", country=["JP"])
    app.radio(key="data").set_value("mine").run()
    assert not app.exception
    assert not app.error
    assert "3 romance dramas" in app.caption[0].value


def owner_acts(app, key, action):
    app.text_input(key="owner-key").set_value(key).run()
    return press(app, action)


def test_the_owner_extends_and_deletes_and_nobody_else(open_page, workspace, home):
    workspace_id, key = workspace
    app = open_page("yourdata", workspace=workspace_id)
    owner_acts(app, "0" * 32, "workspace-delete")
    assert "not the owner key" in app.error[0].value
    assert find(workspace_id, home)
    owner_acts(app, key, "workspace-extend")
    assert "now ends on" in app.success[0].value
    owner_acts(app, key, "workspace-delete")
    assert "is deleted" in app.success[0].value
    assert "workspace" not in app.query_params
    gone = open_page("trends", workspace=workspace_id)
    assert "does not exist, or has expired" in gone.warning[0].value


def test_a_problem_file_keeps_formulas_still_and_comes_back_as_it_was(your_data):
    cells = ["=1+1", "+A1", "-2", "@x", "'=2+2", "''-2", "'plain'", "plain"]
    rejected = [f"{cell},love-triangle,maybe" for cell in cells]
    taken = [f"Bakery {number},love-triangle,present" for number in range(20)]
    to_step(your_data, "\n".join(["drama,trope,stance", *taken, *rejected]), 2)
    [file] = your_data.session_state["your_data"].files.values()
    assert file.checked.rows_rejected == len(cells)
    written = problems_as_csv(file.checked).decode()
    found = list(csv.reader(io.StringIO(written)))
    assert not [cell for row in found for cell in row if cell[:1] in ("=", "+", "-", "@")]
    your_data.session_state["your_data"].files.clear()
    your_data.session_state["your_data"].bring("back", written.encode())
    your_data.run()
    [again] = your_data.session_state["your_data"].files.values()
    titles = again.checked.understanding.roles.columns["drama"]
    back = again.checked.reading.con.execute(
        f"SELECT c{titles + 1} FROM mended WHERE c{titles + 1} <> '' ORDER BY line"
    )
    # Two had an apostrophe of this kind from the start, which was taken off.
    as_told = ["=1+1", "+A1", "-2", "@x", "=2+2", "'-2", "'plain'", "plain"]
    assert [cell for (cell,) in back.fetchall()] == as_told


def test_a_second_visit_does_not_see_the_files_of_the_first(open_page, your_data):
    paste(your_data, DUMP)
    assert "Pasted table" not in said(open_page("yourdata"))


def test_two_visits_with_the_same_file_keep_two_workspaces(open_page, home):
    ids = []
    for _ in range(2):
        app = open_page("yourdata")
        to_step(app, DUMP, 5)
        ids.append(kept(app))
    assert ids[0][0] != ids[1][0]
    for made in ids:
        delete(*made, at=home)


def test_columns_that_nothing_is_taken_from_are_named(your_data):
    to_step(your_data, "drama,trope,Qzx\nHead over Heels,love-triangle,hm\n", 2)
    warned = " ".join(warning.value for warning in your_data.warning)
    assert "Nothing is taken from 1 column: `Qzx`" in warned
    assert "every row counts as *present*" in warned


def test_what_an_upload_says_against_others_is_named_and_nothing_else(your_data):
    statements = "drama,year,trope,stance\n" + "".join(
        f"Head over Heels,2025,{trope},{stance}\n"
        for trope, stance in (("love-triangle", "avoided"), ("first-love", "present"))
    )
    to_step(your_data, statements, 4)
    [table] = [each.value for each in your_data.dataframe if "others" in each.value]
    assert set(table["trope"]) <= {"Love triangle", "First love"}
    row = table[table["trope"] == "Love triangle"].iloc[0]
    assert row["yours"] == "avoided"
    assert row["others"]


def test_dramas_without_a_word_contradict_nobody_and_say_that_no_share_rests_on_them(your_data):
    to_step(your_data, "title,year\nHead over Heels,2025\nBakery by the Sea,2024\n", 4)
    assert "no statement contradicts another source's" in said(your_data)
    assert "no share rests on them" in said(your_data)


def test_any_delimiter_can_be_written_in_and_stays(your_data):
    # As if it had been written into the field: without a browser only what is listed can be chosen.
    paste(your_data, "title~~year\nBakery by the Sea~~2024\nBakery on the Hill~~2023\n")
    [file] = your_data.session_state["your_data"].files.values()
    file.overrides = Overrides(delimiter="~~")
    press(your_data, "next")
    assert "year (`year`)" in said(your_data)
    press(your_data, "back")
    press(your_data, "next")
    assert choice(your_data, "Between cells").value == "~~"


def test_a_table_that_was_pasted_and_not_taken_is_there_on_coming_back(your_data):
    paste(your_data, DUMP)
    your_data.text_area[0].set_value("title\nBakery").run()
    assert "not taken yet" in said(your_data)
    press(your_data, "next")
    press(your_data, "back")
    assert your_data.text_area[0].value == "title\nBakery"


def test_the_workspace_is_called_as_the_first_file_of_use(your_data):
    your_data.session_state["your_data"].bring("empty.csv", b"")
    your_data.session_state["your_data"].bring("my_list.csv", DUMP.encode())
    for _ in range(4):
        your_data.run()
        press(your_data, "next")
    assert your_data.text_input(key="workspace-name").value == "my list"
