"""An open workspace is a warehouse: questions of it equal what can be counted by hand."""

from __future__ import annotations

import duckdb
import pytest

from etl.uploads.decisions import AS_NEW, LEFT_OUT, NO_TROPE, Decisions
from etl.uploads.new_dramas import PREFIX
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.warehouse.connection import open_warehouse
from slowburn.workspaces.differing import differing_facts
from slowburn.workspaces.errors import NoWorkspaceError
from slowburn.workspaces.opening import DATA, open_workspace
from slowburn.workspaces.store import delete, keep

HEADS = "head-over-heels-2025"
DUMP = """\
Title,Year,Country,Episodes,Tags
Head over Heels,2025,Korea,99,"First Love, Love Triangle"
Bakery by the Sea,2024,South Korea,8,"First Love, Kneading"
Bakery on the Hill,2023,China,8,Kneading
"""
NOTES = """\
drama,year,trope,stance,confidence,source,note
Head over Heels,2025,Love triangle,avoided,0.5,Anna,only two of them
Bakery by the Sea,2024,love-triangle,present,,Ben,
Bakery by the Sea,2024,Kneading,present,,Ben,
"""


@pytest.fixture
def opened(upload_of, at):
    """Keep files and open them as data of one kind."""

    def open_(*texts, data="merged", **more):
        kept = keep(upload_of(*texts, **more).tables, "Mine", at=at)
        return open_workspace(kept.id, data, at)

    return open_


def rows(warehouse, sql):
    return warehouse.connection.cursor().execute(sql).fetchall()


def asked(warehouse, name, filters=None, **parameters):
    return answer(warehouse, name, filters or Filters(), **parameters).table


def trope(table, trope_id):
    [row] = table[table["trope_id"] == trope_id].itertuples()
    return row


def test_the_upload_alone_counts_only_itself(opened):
    mine = opened(DUMP, data="mine")
    view = asked(mine, "view").iloc[0]
    assert (view["dramas"], view["covered"], view["sources"]) == (3, 3, 1)
    tropes = asked(mine, "tropes")
    first = trope(tropes, "first-love")
    assert (first.dramas, first.covered, first.share) == (2, 3, pytest.approx(2 / 3))
    assert trope(tropes, "love-triangle").dramas == 1
    assert tropes["dramas"].sum() == 3
    trends = asked(mine, "trends", trope=("first-love",)).set_index("year")
    assert dict(trends["dramas"]) == {2023: 0, 2024: 1, 2025: 1}


def test_merged_adds_to_what_the_catalogue_counts(opened, warehouse):
    filters = Filters(years=(2024, 2024), country=("KR",))
    before = trope(asked(warehouse, "tropes", filters), "first-love")
    after = trope(asked(opened(DUMP), "tropes", filters), "first-love")
    assert (after.dramas, after.covered) == (before.dramas + 1, before.covered + 1)
    alone = Filters(source=("upload",))
    assert trope(asked(opened(DUMP), "tropes", alone), "first-love").dramas == 2


def test_the_catalogue_stays_as_it_is(upload_of, at, warehouse):
    kept = keep(upload_of(DUMP).tables, "Mine", at=at)
    catalogue = open_workspace(kept.id, "catalogue", at)
    assert catalogue.data_version == warehouse.data_version
    assert catalogue.manifest.rows == warehouse.manifest.rows


def test_of_a_drama_that_both_have_each_keeps_its_own_facts(opened, warehouse):
    fact = f"SELECT episodes, watchers, format FROM drama WHERE drama_id = '{HEADS}'"
    [(episodes, watchers, form)] = rows(warehouse, fact)
    assert rows(opened(DUMP, data="mine"), fact) == [(99, watchers, form)]
    assert rows(opened(DUMP), fact) == [(episodes, watchers, form)]
    genres = f"SELECT genre FROM drama_genre WHERE drama_id = '{HEADS}' ORDER BY genre"
    assert rows(opened(DUMP, data="mine"), genres) == rows(warehouse, genres)
    assert rows(opened(DUMP), genres) == rows(warehouse, genres)


def test_facts_that_differ_are_told(opened):
    [row] = differing_facts(opened(DUMP)).itertuples()
    assert (row.drama_id, row.fact, row.yours, row.catalogue) == (HEADS, "episodes", "99", "12")


def test_new_dramas_cannot_be_taken_for_the_catalogues(opened, warehouse):
    taken = {drama_id for (drama_id,) in rows(warehouse, "SELECT drama_id FROM drama")}
    assert not any(drama_id.startswith(PREFIX) or "_" in drama_id for drama_id in taken)
    match = {(("Head over Heels",), 2025, None, None): AS_NEW}
    merged = opened(DUMP, decisions=Decisions(titles=match))
    twice = rows(merged, "SELECT drama_id FROM drama WHERE title = 'Head over Heels' ORDER BY 1")
    assert twice == [(HEADS,), (f"{PREFIX}{HEADS}",)]
    ids = rows(merged, "SELECT count(*), count(DISTINCT drama_id) FROM drama")
    assert ids == [(len(taken) + 3, len(taken) + 3)]


def test_new_dramas_of_one_name_are_one_in_any_spelling_and_two_if_years_differ(opened):
    lines = ("A Bakery,2024,First Love", "A  Bäkery!,2024,Kneading", "A Bakery,2020,Kneading")
    mine = opened("title,year,tags\n" + "\n".join(lines), data="mine")
    covered = rows(mine, "SELECT drama_id, n_terms FROM coverage ORDER BY drama_id")
    assert covered == [(f"{PREFIX}a-bakery-2020", 1), (f"{PREFIX}a-bakery-2024", 2)]


def test_two_files_speak_of_the_same_new_drama(opened):
    mine = opened(DUMP, NOTES, data="mine")
    assert rows(mine, "SELECT count(*) FROM drama") == [(3,)]
    said = rows(
        mine,
        "SELECT source_id, stance, confidence, locator, evidence FROM annotation "
        "WHERE trope_id = 'love-triangle' ORDER BY source_id",
    )
    assert said == [
        ("upload", "present", 1.0, "term 2", None),
        ("upload-anna", "avoided", 0.5, "file 2, line 2", "only two of them"),
        ("upload-ben", "present", 1.0, "file 2, line 3", "Love Triangle"),
    ]


def test_a_word_that_means_nothing_yet_still_says_that_the_source_has_looked(opened):
    mine = opened(NOTES, data="mine")
    covered = rows(mine, "SELECT drama_id, n_terms, n_statements FROM coverage ORDER BY source_id")
    assert covered == [(HEADS, 1, 1), (f"{PREFIX}bakery-by-the-sea-2024", 2, 1)]


def test_a_word_means_what_the_person_decides(opened):
    decided = Decisions(terms={"kneading": "personal-healing"})
    tropes = asked(opened(DUMP, data="mine", decisions=decided), "tropes")
    assert trope(tropes, "personal-healing").dramas == 2
    ignored = opened(DUMP, data="mine", decisions=Decisions(terms={"kneading": NO_TROPE}))
    [row] = asked(ignored, "decided").itertuples()
    assert (row.uses, row.decided, row.tropes) == (5, 5, 3)
    [open_] = asked(opened(DUMP, data="mine"), "decided").itertuples()
    assert (open_.uses, open_.decided, open_.tropes) == (5, 3, 3)


def test_avoiding_an_avoidance_is_left_out_and_said(upload_of, warehouse):
    [(word,)] = rows(warehouse, "SELECT min(term) FROM term WHERE stance = 'avoided'")
    lines = (f"Head over Heels,{word},present", f"Goblin in a Bakery,{word},avoided")
    text = "drama,trope,stance\n" + "\n".join(lines)
    upload = upload_of(text)
    assert upload.tables.execute("SELECT stance FROM annotation").fetchall() == [("avoided",)]
    [problem] = upload.problems
    assert (problem.line, problem.value) == (3, word)


def test_a_title_that_is_left_out_or_undecided_adds_nothing(opened):
    out = {(("Head over Heels",), 2025, None, None): LEFT_OUT}
    mine = opened(DUMP, data="mine", decisions=Decisions(titles=out))
    assert rows(mine, "SELECT count(*) FROM drama") == [(2,)]
    assert rows(mine, f"SELECT count(*) FROM coverage WHERE drama_id = '{HEADS}'") == [(0,)]
    doubtful = DUMP.replace("Head over Heels", "Head ovver Heels")
    assert rows(opened(doubtful, data="mine"), "SELECT count(*) FROM drama") == [(2,)]


def test_days_that_do_not_fit_are_left_out_and_said(upload_of):
    lines = ("A Bakery,2024,2023-05-01,", "B Bakery,2024,2024-05-02,2024-05-01")
    upload = upload_of("title,year,start date,end date\n" + "\n".join(lines))
    days = upload.tables.execute("SELECT year, start_date, end_date FROM drama ORDER BY title")
    assert [(year, start and str(start), end) for year, start, end in days.fetchall()] == [
        (2024, None, None),
        (2024, "2024-05-02", None),
    ]
    assert [problem.line for problem in upload.problems] == [2, 3]


def test_a_country_that_is_not_known_is_called_so_and_can_be_given(opened):
    text = "title,year,tags\nA Bakery,2024,First Love\n"
    country = "SELECT country, name FROM drama JOIN country USING (country)"
    assert rows(opened(text, data="mine"), country) == [("ZZ", "Country not known")]
    given = opened(text, data="mine", decisions=Decisions(country="TH"))
    assert rows(given, country) == [("TH", "Thailand")]
    assert rows(given, "SELECT count(*) FROM country WHERE country = 'ZZ'") == [(0,)]


@pytest.fixture
def many(warehouse):
    """A dump of twenty dramas of the catalogue: as viewers tag them, but the first never."""
    found = rows(
        warehouse,
        """
        SELECT drama.drama_id, any_value(title), any_value(year), bool_or(trope_id = 'first-love')
        FROM drama INNER JOIN annotation USING (drama_id)
        WHERE source_id = 'mdl' AND native_title IS NOT NULL
        GROUP BY drama_id ORDER BY any_value(watchers) DESC LIMIT 20
        """,
    )
    word = {True: "First Love", False: "Kneading"}
    lines = [f'"{title}",{year},{word[has]}' for _, title, year, has in found]
    titles = {((title,), year, None, None): drama_id for drama_id, title, year, _ in found}
    return "title,year,tags\n" + "\n".join(lines), titles, sum(has for *_, has in found)


def test_agreement_with_the_catalogues_sources_is_there_at_once(opened, many):
    text, titles, have = many
    merged = opened(text, decisions=Decisions(titles=titles))
    agreement = asked(merged, "agreement")
    pair = agreement[(agreement["source_a"] == "mdl") & (agreement["source_b"] == "upload")]
    row = trope(pair, "first-love")
    assert 0 < have < 20
    assert (row.dramas_both, row.says_a, row.says_b, row.both_say) == (20, have, have, have)
    assert row.alpha == pytest.approx(1)


def test_questions_can_be_asked_of_every_data(opened):
    for data in DATA:
        warehouse = opened(DUMP, NOTES, data=data)
        for name in ("view", "tropes", "trends", "movers", "terms", "maturity", "together"):
            assert answer(warehouse, name, Filters()).data_version == warehouse.data_version


def test_versions_tell_data_and_contents_apart(upload_of, at):
    one, other = (keep(upload_of(text).tables, "Mine", at=at) for text in (DUMP, NOTES))
    versions = {
        open_workspace(kept.id, data, at).data_version for kept in (one, other) for data in DATA
    }
    assert len(versions) == 5
    assert not any(kept.id in version for kept in (one, other) for version in versions)


def test_the_same_workspace_is_opened_once(upload_of, at):
    kept = keep(upload_of(DUMP).tables, "Mine", at=at)
    assert open_workspace(kept.id, "mine", at) is open_workspace(kept.id, "mine", at)


def test_a_deleted_workspace_is_not_opened_from_memory(upload_of, at):
    kept = keep(upload_of(DUMP).tables, "Mine", at=at)
    open_workspace(kept.id, "mine", at)
    delete(kept.id, kept.owner_key, at=at)
    with pytest.raises(NoWorkspaceError):
        open_workspace(kept.id, "mine", at)


def test_nothing_can_be_read_or_changed_through_an_open_workspace(opened, at):
    con = opened(DUMP).connection.cursor()
    for sql in (
        "FROM read_text('/etc/hostname')",
        "COPY drama TO '/tmp/never.csv'",
        "ATTACH '/tmp/never.duckdb'",
        "SET enable_external_access = true",
        "DELETE FROM catalogue.drama",
    ):
        with pytest.raises(duckdb.Error):
            con.execute(sql)
    assert open_warehouse(at).connection.cursor().execute("SELECT 1").fetchall() == [(1,)]


def test_damaged_tables_open_nothing_and_name_no_id(upload_of, at):
    kept = keep(upload_of(DUMP).tables, "Mine", at=at)
    (at / "workspaces" / kept.id / "drama.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(NoWorkspaceError) as error:
        open_workspace(kept.id, "mine", at)
    assert error.value.__cause__ is None
    assert kept.id not in str(error.value)


@pytest.mark.parametrize(
    "name", ["'; DROP TABLE drama; --", "<b>bold</b>", "[a](http://b.example)", "www.example.com"]
)
def test_text_of_a_file_never_acts(opened, name):
    text = f'title,year,tags\n"{name}",2024,"First Love|{name}"\n'
    decided = Decisions(titles={((name,), 2024, None, None): AS_NEW})
    mine = opened(text, data="mine", decisions=decided, name=name)
    assert rows(mine, "SELECT title FROM drama") == [(name,)]
    [(source,)] = rows(mine, "SELECT name FROM source")
    assert not set(source) & set("<>[]*_`:/.;")
