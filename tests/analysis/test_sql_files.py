"""The .sql files: they say what they compute, keep to the filters, and carry over to Spark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlglot
from sqlglot import exp

import slowburn.analysis
from slowburn.analysis.filters import Filters
from slowburn.analysis.query import question_sql, readable
from slowburn.analysis.question import QUESTIONS, answer

if TYPE_CHECKING:
    from slowburn.warehouse.connection import Warehouse

FOLDER = Path(slowburn.analysis.__file__).parent
FILES = sorted(FOLDER.rglob("*.sql"))
NAMES = sorted(path.stem for path in (FOLDER / "questions").glob("*.sql"))
BEHIND = [path for path in FILES if path.stem != "selected"]
"""Every file that is put behind the filters."""

LOOKUPS = {
    "dimension",
    "dimension_prior",
    "held_out_term",
    "loading",
    "trope",
    "source",
    "term",
    "term_use",
    "drama_alias",
    "drama_credit",
    "drama_genre",
    "drama_network",
    "drama_ref",
}
"""Tables without dramas, or only ever joined to dramas in view."""

SHARED = {"modelled_drama", "undated", "pooled_drama", "known", "with_trope"}
"""What the files that several questions stand on hand to them."""

BEHIND_THE_FILTERS = {
    "drama": {"drama"},  # one drama asked for by its id is shown whatever is in view
    "statements": {"annotation"},  # and so is what is said of it
    "find": {"drama"},  # a name is looked for everywhere
    "similar": {"annotation"},  # the drama that others are compared with is known whole
}
"""Files that may read what the filters are about, and what of it."""

VIEWS = [
    Filters(),
    Filters(("KR", "CN"), (2012, 2022), ("standard-series", "unknown"), 1000, ("mdl", "tmdb")),
]
RUN_BY = {
    "dimension_priors": "maturity",
    "evidence": "maturity",
    "judged": "maturity",
    "judgement": "validity",
    "pushes": "explain",
}
"""Files that are not named after a question, and a question that runs each."""

PARAMETERS = {
    "dramas": {"trope": "love-triangle"},
    "places": {"by": "genre"},
    "breakdown": {"by": "genre", "period": 3, "adjust": ("format", "watchers")},
    "movers": {"adjust": ("format", "watchers")},
    "find": {"text": "Amor, é"},
    "maturity_by": {"by": "genre"},
}


def tables_of(tree: exp.Expr) -> set[str]:
    """Return the stored tables that a query reads."""
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    return {table.name for table in tree.find_all(exp.Table)} - own


def to_spark(sql: str) -> str:
    [translated] = sqlglot.transpile(
        sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    return translated


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_begins_with_what_it_computes(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.fullmatch(r"-- [A-Z].{15,}", first)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_translates_to_spark_and_is_read_there(name: str) -> None:
    assert sqlglot.parse_one(to_spark(question_sql(name)), read="spark").find(exp.Select)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_calls_only_functions_that_translate(name: str) -> None:
    """A function that sqlglot does not know is written out as it stands, without an error."""
    tree = sqlglot.parse_one(question_sql(name), read="duckdb")
    unknown = {
        function.name.lower() for function in tree.find_all(exp.Anonymous, exp.AnonymousAggFunc)
    }
    assert unknown == set()


@pytest.mark.parametrize("filters", VIEWS, ids=["everything", "filtered"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_means_the_same_after_the_way_to_spark_and_back(
    warehouse: Warehouse, name: str, filters: Filters
) -> None:
    question = RUN_BY.get(name, name)
    queries = answer(warehouse, question, filters, **PARAMETERS.get(question, {})).queries
    assert question_sql(name) in {query.sql for query in queries}
    for query in queries:
        [back] = sqlglot.transpile(to_spark(readable(query)), read="spark", write="duckdb")
        con = warehouse.connection.cursor()
        before = con.execute(query.sql, query.parameters).fetchall()
        assert before or filters.source
        assert con.execute(back).fetchall() == before


def read_by(path: Path) -> set[str]:
    """Return the tables that a file reads and does not make itself."""
    text = path.read_text(encoding="utf-8")
    whole = text if path.parent.name == "questions" else f"{text} SELECT 1"
    return tables_of(sqlglot.parse_one(whole, read="duckdb"))


@pytest.mark.parametrize("path", BEHIND, ids=lambda path: path.stem)
def test_a_file_reads_dramas_and_statements_only_through_the_filters(path: Path) -> None:
    through_filters = {"selected_drama", "selected_coverage", "selected_annotation"}
    read = read_by(path) - LOOKUPS - through_filters - SHARED
    assert read == BEHIND_THE_FILTERS.get(path.stem, set())


@pytest.mark.parametrize("path", BEHIND, ids=lambda path: path.stem)
def test_lookups_of_dramas_are_joined_to_what_is_in_view(path: Path) -> None:
    """Who reads drama_network, term_use or the like reads the dramas in view as well."""
    read = read_by(path)
    of_dramas = {table for table in read if table.startswith("drama_") or table == "term_use"}
    if of_dramas and path.stem not in BEHIND_THE_FILTERS:
        assert "selected_drama" in read


@pytest.mark.parametrize("name", NAMES)
def test_a_file_reads_only_tables_of_the_warehouse(warehouse: Warehouse, name: str) -> None:
    read = tables_of(sqlglot.parse_one(question_sql(name), read="duckdb"))
    assert read <= set(warehouse.manifest.rows)


def test_every_file_belongs_to_a_question_and_every_question_runs_one(
    warehouse: Warehouse,
) -> None:
    assert set(NAMES) - set(RUN_BY) <= set(QUESTIONS)
    assert set(RUN_BY.values()) <= set(QUESTIONS)
    for name in QUESTIONS:
        assert answer(warehouse, name, Filters()).queries
