"""Old names: each leads to the name in force, for questions and in the data."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import product

import duckdb
import pytest

from etl.build import build
from etl.problems import DataProblems
from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.analysis.renamed import HOLDS, OldNames, old_names
from slowburn.analysis.vocabulary import KNOWN, known
from slowburn.ui.pages import PAGES
from slowburn.warehouse.home import BUNDLED_DATA

HEAD = "what,old,new,since,reason\n"
with (BUNDLED_DATA / "renamed.csv").open(encoding="utf-8") as file:
    ENTRIES = list(csv.DictReader(file))
RENAMED = {
    ("trope", "love-corner"): "love-triangle",
    ("source", "dramalist"): "mdl",
    ("country", "XK"): "KR",
    ("drama", "head-over-heels"): "head-over-heels-2025",
    ("dimension", "tempo"): "pacing",
}


@pytest.fixture(scope="module")
def with_old_names(warehouse):
    """The warehouse of the bundled data, a few names of which were others once."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE renamed (what VARCHAR, old VARCHAR, new VARCHAR)")
    for (what, old), new in RENAMED.items():
        connection.execute("INSERT INTO renamed VALUES ($1, $2, $3)", [what, old, new])
    return replace(warehouse, connection=connection)


def test_every_entry_leads_from_nothing_to_something_in_force(warehouse):
    for entry in ENTRIES:
        what, old, new = entry["what"], entry["old"], entry["new"]
        if what in KNOWN:
            in_force = known(warehouse, what)
        elif what == "page":
            in_force = [page.name for page in PAGES]
        elif what == "parameter":
            in_force = [*HOLDS, "years", "min_watchers", "by", "stance", "across", "adjust", "year"]
        else:
            in_force = list(answer(warehouse, "dimensions", Filters()).table["dimension_id"])
        assert new in in_force, entry
        assert old not in in_force, entry


def test_old_names_are_read_from_the_warehouse(with_old_names):
    assert old_names(with_old_names).current == RENAMED


def test_a_question_asked_by_old_names_is_answered_by_those_in_force(warehouse, monkeypatch):
    monkeypatch.setattr("slowburn.analysis.question.old_names", lambda _: OldNames(RENAMED))
    old = Filters(country=("XK",), years=(2010, 2025), source=("dramalist",))
    new = Filters(country=("KR",), years=(2010, 2025), source=("mdl",))
    asked = answer(warehouse, "trends", old, trope=("love-corner",))
    assert asked.filters == new
    assert asked.table.equals(answer(warehouse, "trends", new, trope=("love-triangle",)).table)
    weighed = answer(warehouse, "verdicts", old, drama="head-over-heels", weight=("tempo:2",))
    same = answer(warehouse, "verdicts", new, drama="head-over-heels-2025", weight=("pacing:2",))
    assert weighed.table.equals(same.table)


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (["trope,a,b,2026-01-01,r", "trope,b,love-triangle,2026-01-01,r"], 1),
        (["trope,a,b,2026-01-01,r", "trope,b,a,2026-01-01,r"], 2),
        (["trope,a,a,2026-01-01,r"], 1),
        (["trope,a,b,2026-01-01,r", "trope,a,c,2026-01-01,r"], 2),
        (["tropes,a,b,2026-01-01,r"], 1),
        (["trope,a,b,lately,r"], 1),
    ],
    ids=["chain", "circle", "itself", "twice", "kind", "day"],
)
def test_old_names_that_lead_astray_do_not_build(tmp_path, rows, faults):
    data = tmp_path / "data"
    data.mkdir()
    for path in BUNDLED_DATA.iterdir():
        (data / path.name).symlink_to(path)
    (data / "renamed.csv").unlink()
    (data / "renamed.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(DataProblems) as caught:
        build(data, tmp_path / "home")
    assert [problem.file for problem in caught.value.problems] == ["renamed.csv"] * faults


def test_the_same_name_of_two_kinds_is_no_chain():
    names = OldNames({("page", "a"): "b", ("trope", "b"): "c"})
    assert [names.name(*asked) for asked in product(["page", "trope"], "ab")] == [
        *("b", "b"),
        *("a", "c"),
    ]
