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

LOOKUPS = {
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
PARAMETERS = {
    "dramas": {"trope": "love-triangle"},
    "places": {"by": "genre"},
    "find": {"text": "Amor, é"},
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
    for query in answer(warehouse, name, filters, **PARAMETERS.get(name, {})).queries:
        [back] = sqlglot.transpile(to_spark(readable(query)), read="spark", write="duckdb")
        con = warehouse.connection.cursor()
        before = con.execute(query.sql, query.parameters).fetchall()
        assert before or filters.source
        assert con.execute(back).fetchall() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_file_reads_dramas_and_statements_only_through_the_filters(name: str) -> None:
    text = (FOLDER / "questions" / f"{name}.sql").read_text(encoding="utf-8")
    read = tables_of(sqlglot.parse_one(text, read="duckdb"))
    through_filters = {"selected_drama", "selected_coverage", "selected_annotation"}
    assert read - LOOKUPS - through_filters == BEHIND_THE_FILTERS.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_lookups_of_dramas_are_joined_to_what_is_in_view(name: str) -> None:
    """Who reads drama_network, term_use or the like reads the dramas in view as well."""
    text = (FOLDER / "questions" / f"{name}.sql").read_text(encoding="utf-8")
    read = tables_of(sqlglot.parse_one(text, read="duckdb"))
    of_dramas = {table for table in read if table.startswith("drama_") or table == "term_use"}
    if of_dramas and name not in BEHIND_THE_FILTERS:
        assert "selected_drama" in read


@pytest.mark.parametrize("name", NAMES)
def test_a_file_reads_only_tables_of_the_warehouse(warehouse: Warehouse, name: str) -> None:
    read = tables_of(sqlglot.parse_one(question_sql(name), read="duckdb"))
    assert read <= set(warehouse.manifest.rows)


def test_every_file_belongs_to_a_question_and_every_question_has_a_file() -> None:
    assert set(NAMES) == set(QUESTIONS)
