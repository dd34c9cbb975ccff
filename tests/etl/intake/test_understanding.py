"""What a table says: roles, values, dramas and words; what could mean two things is not guessed."""

from __future__ import annotations

import pytest

from etl.problems import DataProblems


def columns(checked):
    header = checked.reading.layout.header
    return {role: header[at] for role, at in checked.understanding.roles.columns.items()}


def told(checked, column=None, line=None):
    return [
        problem
        for problem in checked.problems
        if column in (None, problem.column) and line in (None, problem.line)
    ]


def verdicts(checked):
    return {
        match.named.names[0] if match.named.names else match.named.ref: (
            match.verdict,
            match.drama_ids,
        )
        for match in checked.understanding.matches
    }


def balances(checked):
    parts = checked.rows_accepted + checked.rows_rejected + checked.rows_merged
    [(kept,)] = checked.reading.con.execute("SELECT count(*) FROM kept").fetchall()
    return checked.rows_read == parts and kept == checked.rows_accepted


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        ("Title,Year,Episodes", ["title", "year", "episodes"]),
        ("제목,방영연도,회차", ["title", "year", "episodes"]),
        ("劇名,年份,集數", ["title", "year", "episodes"]),
        ("タイトル,放送年,話数", ["title", "year", "episodes"]),
        ("NAME,release_year,No. of Episodes", ["title", "year", "episodes"]),
    ],
)
def test_columns_are_known_by_their_header_in_several_languages(look, header, roles):
    checked = look(f"{header}\nHead over Heels,2025,12\nZzyzx,2020,16\n")
    assert list(columns(checked)) == roles
    assert checked.understanding.roles.shape == "dramas"
    assert not told(checked)


def test_a_hand_made_list_is_known_by_its_own_words(look):
    checked = look(
        "Show,Trope,Verdict,How sure (0-1),Why\n"
        "Head over Heels,love-triangle,avoided,0.9,no rival in sight\n"
        "Goblin,amnesia,present,0.7,episode 14\n"
    )
    assert list(columns(checked)) == ["drama", "trope", "stance", "confidence", "note"]
    assert checked.understanding.roles.shape == "annotations"
    assert not told(checked)


def test_columns_without_a_header_are_known_by_their_cells(look):
    checked = look(
        "Crash Landing on You,2019,9.0,16 episodes,https://mydramalist.com/35729-x\n"
        "Head over Heels,2025,8.4,12 episodes,\n"
    )
    assert columns(checked) == {
        "title": "column 1",
        "year": "column 2",
        "episodes": "column 4",
        "score": "column 3",
        "ref": "column 5",
    }
    assert {each.column for each in told(checked)} >= set(columns(checked).values())


def test_an_annotation_list_is_one_statement_a_row(look):
    checked = look(
        "drama,trope,stance,confidence,source,note\n"
        "Head over Heels,love-triangle,avoided,90%,me,clear\n"
        "Head over Heels,First Love,yes,0.5,me,\n"
    )
    assert checked.understanding.roles.shape == "annotations"
    assert list(columns(checked)) == ["drama", "trope", "stance", "confidence", "source", "note"]
    assert checked.rows_accepted == 2
    assert len(checked.understanding.terms.mapped) == 2


@pytest.mark.parametrize("cell", ["a, b", "a|b", "['a', 'b']", '["a", "b"]', "a, b (Vote tags)"])
def test_a_column_of_words_is_read_as_a_list_however_it_is_written(look, cell):
    quoted = cell.replace('"', '""')
    checked = look(f'title,keyword\nZzyzx,"{quoted}"\nQqqqq,"a, c"\n')
    assert columns(checked) == {"title": "title", "tags": "keyword"}
    assert {each.term: each.count for each in checked.understanding.terms.unmapped} == {
        "a": 2,
        "b": 1,
        "c": 1,
    }


def test_one_tag_a_row_is_an_annotation_though_the_header_says_tags(look):
    rows = "".join(f"Head over Heels,{word}\n" for word in ("First Love", "Shaman", "Xqxq"))
    checked = look(f"title,tags\n{rows}")
    assert columns(checked) == {"drama": "title", "term": "tags"}


def test_a_year_column_of_ratings_is_refused_as_a_year(look):
    checked = look("title,year\nHead over Heels,8.4\nZzyzx,7.9\n")
    assert "year" not in columns(checked)
    [problem] = told(checked, "year")
    assert (problem.line, problem.value, problem.severity) == (1, "8.4", "warning")


def test_a_date_that_could_be_two_days_is_not_guessed(look):
    checked = look(
        "title,start date\nHead over Heels,03/04/2025\nZzyzx,23/04/2020\nQqqqq,31/02/2020\n"
    )
    [problem] = told(checked, "start date", 2)
    assert "could mean two days" in problem.reason
    assert not told(checked, line=3)
    assert "is not a date that exists" in told(checked, "start date", 4)[0].reason
    assert verdicts(checked)["Head over Heels"] == ("matched", ("head-over-heels-2025",))


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("episodes", ["16", "16 episodes", "16부작", "全16話", "16.0"], ["0", "many", "16-20"]),
        ("watchers", ["12,345", "12345", "1.2k", "12 345"], ["12.345", "1,23", "-5"]),
        ("score", ["8.4", "8,4", "4/5", "10"], ["84", "eight", "-1"]),
        ("year", ["2016", "(2016)", "2016년", "2016.0", "2016-2017"], ["16", "1816", "20166"]),
        ("aired", ["Jul 5, 2025 - Aug 1, 2025", "2016.12.02 ~ 2017.01.21", "2016"], ["soon"]),
    ],
)
def test_a_value_is_read_in_any_usual_form_or_left_empty_and_said(look, column, good, bad):
    rows = [f'Zzyzx {at},"{cell}"\n' for at, cell in enumerate(good * 3 + bad)]
    checked = look(f"title,{column}\n{''.join(rows)}")
    said = {problem.line for problem in told(checked, column)}
    first_bad = 2 + 3 * len(good)
    assert said == set(range(first_bad, first_bad + len(bad)))
    assert checked.rows_accepted == len(rows)


def test_every_row_is_accepted_rejected_or_merged(look):
    checked = look(
        "drama,trope,stance\n"
        "Zzyzx,First Love,present\n"
        "Zzyzx,First Love,present\n"
        ",First Love,present\n"
        "Zzyzx,,present\n"
        "Zzyzx,First Love,no\n"
        "Zzyzx,First Love,\n"
        "Zzyzx,First Love\n"
        "Unknown,First Love,present\n"
    )
    counts = (checked.rows_read, checked.rows_accepted, checked.rows_rejected, checked.rows_merged)
    assert counts == (8, 2, 5, 1)
    assert balances(checked)
    errors = {each.line for each in checked.problems if each.severity == "error"}
    assert errors == {4, 5, 6, 7, 8}
    [merged] = told(checked, line=3)
    assert merged.reason.startswith("repeats line 2")


def test_a_drama_stands_in_a_list_of_dramas_once(look):
    checked = look("title,year,score\nZzyzx,2020,8\nZzyzx,2020,9\nZzyzx,2021,9\n")
    assert (checked.rows_accepted, checked.rows_rejected) == (2, 1)
    assert "line 2 has this drama already" in told(checked, line=3)[0].reason
    assert balances(checked)


def test_titles_are_matched_by_link_then_name_and_year_in_any_script(look):
    checked = look(
        "title,year,link\n"
        "Head Over Heels!,2025,\n"
        "견우와 선녀,2025,\n"
        "사랑의 불시착,,https://mydramalist.com/35729-crash-landing-on-you\n"
        "Meteor Garden,2001,\n"
        "METEOR GARDEN,2019,\n"
    )
    found = verdicts(checked)
    assert found["Head Over Heels!"] == ("matched", ("head-over-heels-2025",))
    assert found["견우와 선녀"] == ("matched", ("head-over-heels-2025",))
    assert found["사랑의 불시착"] == ("matched", ("crash-landing-on-you-2019",))
    assert found["Meteor Garden"] == ("matched", ("meteor-garden-2001",))
    assert found["METEOR GARDEN"] == ("matched", ("meteor-garden-2018",))
    assert "same drama as on line 2" in told(checked, line=3)[0].reason


def test_what_is_not_certain_is_left_to_a_person(look):
    checked = look(
        "title,year,link\n"
        "Meteor Garden,,\n"
        "Meteor Garden,1990,\n"
        "Crash Landin on You,2019,\n"
        "Zzyzx,2020,mydramalist.com/35729\n"
        "Zzyzx,2021,\n"
    )
    matches = checked.understanding.matches
    assert [match.verdict for match in matches] == ["ambiguous"] * 4 + ["new"]
    assert set(matches[0].drama_ids) == {"meteor-garden-2001", "meteor-garden-2018"}
    assert matches[2].drama_ids[0] == "crash-landing-on-you-2019"
    assert matches[3].drama_ids == ("crash-landing-on-you-2019",)


def test_words_are_mapped_whatever_their_case_and_others_are_listed_with_suggestions(look):
    checked = look(
        "title,tags\n"
        'Zzyzx,"love TRIANGLE, 1970s, Frist Love"\n'
        'Qqqqq,"Love-Triangle, Frist Love, xqxqxq"\n'
    )
    terms = checked.understanding.terms
    assert list(terms.mapped.values()) == [("love-triangle",)]
    assert terms.not_tropes == ["1970s"]
    assert [(each.term, each.count) for each in terms.unmapped] == [
        ("Frist Love", 2),
        ("xqxqxq", 1),
    ]
    assert "First Love" in terms.unmapped[0].suggestions
    assert terms.unmapped[1].suggestions == ()


def test_a_table_of_other_things_is_read_and_said_to_be_neither(look):
    checked = look("product,price\nSoap,3\nTea,4\n")
    assert checked.understanding.roles.shape is None
    assert (checked.rows_read, checked.rows_accepted) == (2, 2)
    [problem] = [each for each in checked.problems if each.severity == "error"]
    assert "recognised" in problem.reason


def test_cells_never_act_as_sql(look):
    title = "x'); DROP TABLE raw; --"
    checked = look(f'title,tags\n"{title}","a\'; SELECT 1, b"\n')
    assert checked.understanding.matches[0].named.names == (title,)
    assert balances(checked)


@pytest.mark.parametrize("day", ["2016-12-02", "Dec 2, 2016", "2016-12-02 - 2017-01-21"])
def test_a_year_and_a_day_that_disagree_are_told(look, day):
    rows = f'Goblin,2015,"{day}"\nAnother,2016,"{day}"\nZzyzx,,"{day}"\n'
    checked = look(f"title,year,aired\n{rows}")
    [said] = told(checked, "aired")
    assert (said.line, said.value) == (2, day)
    assert "not in the year 2015" in said.reason
    assert balances(checked)


def test_single_columns_can_be_named(look):
    content = "what,when,points\nGoblin,2016,8.8\nZzyzx,2020,7.1\n"
    checked = look(content, named=(("title", "what"), ("year", "2")), shape="dramas")
    assert columns(checked) == {"title": "what", "year": "when"}
    assert [match.named.year for match in checked.understanding.matches] == [2016, 2020]
    assert not told(checked)


def test_a_named_column_is_taken_from_what_was_found(look):
    checked = look("title,name\nx,Goblin\ny,Zzyzx\n", named=(("title", "name"),))
    assert columns(checked) == {"title": "name"}


def test_a_column_that_is_not_there_cannot_be_named(look):
    with pytest.raises(DataProblems, match="no column “nome”; there are “title”, “year”"):
        look("title,year\nGoblin,2016\n", named=(("title", "nome"),))


@pytest.mark.parametrize(
    "cell",
    [
        "love triangle, amnesia",
        "love triangle|amnesia",
        "['love triangle', 'amnesia']",
        "love triangle / amnesia",
        "love triangle • amnesia",
        "#love triangle #amnesia",
        "love triangle, amnesia (Vote tags)",
    ],
)
def test_words_of_one_cell_in_any_style(look, cell):
    checked = look(f'title,tags\nGoblin,"{cell}"\nZzyzx,"{cell}"\n')
    terms = checked.understanding.terms
    words = {*terms.mapped, *terms.not_tropes, *(each.term for each in terms.unmapped)}
    assert words == {"love triangle", "amnesia"}


def test_columns_that_are_not_understood_are_named_once(look):
    checked = look("title,year,shelf,mood\nGoblin,2016,a,b\nZzyzx,2020,c,d\n")
    [said] = told(checked)
    assert said.reason.endswith("“shelf”, “mood”")
    assert said.severity == "note"
