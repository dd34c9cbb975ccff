"""The bundled data itself: complete, decided, documented."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from etl.contracts import CONTRACTS, READ
from etl.dictionary import data_dictionary
from slowburn.warehouse.home import BUNDLED_DATA, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

EDITORIAL_ORDER = {"tropes.csv", "dimensions.csv"}


@pytest.fixture
def rows(warehouse):
    def fetched(sql, *parameters):
        return warehouse.connection.cursor().execute(sql, list(parameters)).fetchall()

    return fetched


def test_the_data_dictionary_is_that_of_the_contracts():
    page = (PROJECT / "docs/data-dictionary.md").read_text(encoding="utf-8")
    assert page == data_dictionary(), "run: make data"


def test_every_table_and_column_is_documented_in_the_warehouse(rows):
    tables = dict(rows("SELECT table_name, comment FROM duckdb_tables()"))
    assert set(tables) == {contract.table for contract in CONTRACTS}
    assert all(tables.values())
    columns = rows("SELECT table_name, column_name, comment FROM duckdb_columns()")
    documented = {(table, name) for table, name, comment in columns if comment}
    assert documented == {(c.table, name) for c in CONTRACTS for name in c.columns}


def test_at_least_ninety_in_a_hundred_uses_of_terms_are_decided(rows):
    [(uses, decided)] = rows(
        """SELECT count(*), count(known.term)
        FROM term_use AS used
        LEFT JOIN (SELECT DISTINCT source_id, term FROM term) AS known USING (source_id, term)"""
    )
    assert decided / uses >= 0.9


def test_every_term_of_eight_or_more_dramas_is_decided(rows):
    undecided = rows(
        """SELECT source_id, term, count(*) FROM term_use ANTI JOIN term USING (source_id, term)
        GROUP BY ALL HAVING count(*) >= 8"""
    )
    assert undecided == []


def test_every_trope_has_its_rules(rows):
    assert rows("SELECT count(*) FROM trope") == [(87,)]
    told = rows("SELECT definition, counts_when, counts_not_when FROM trope")
    assert all(len(text) > 20 for texts in told for text in texts)
    assert len({definition for definition, _, _ in told}) == 87


def test_every_dimension_has_tropes_that_speak_for_and_against_it(rows):
    both = rows(
        """SELECT dimension_id FROM loading GROUP BY dimension_id
        HAVING max(loading) > 0 AND min(loading) < 0"""
    )
    assert len(both) == 8


def test_head_over_heels_is_told_by_the_essay_and_by_every_article(rows):
    said = dict(
        rows(
            """SELECT source_id, count(*) FROM annotation
            WHERE drama_id = 'head-over-heels-2025' GROUP BY source_id"""
        )
    )
    assert said.pop("essay-grown-up-romance") >= 30
    assert said.pop("mdl") > 0
    assert len(said) == 29
    [(other_show,)] = rows(
        "SELECT count(*) FROM source WHERE url IS NOT NULL AND describes_aired_show = FALSE"
    )
    assert other_show == 6


def test_every_country_and_many_dramas_are_there(rows):
    counts = dict(rows("SELECT country, count(*) FROM drama GROUP BY country"))
    assert sum(counts.values()) > 4100
    assert all(counts[code] > 100 for code in ("KR", "CN", "TH", "JP", "TW"))


def test_an_identifier_is_title_and_year_with_more_only_where_two_would_be_alike(rows):
    named = rows("SELECT drama_id, coalesce(CAST(year AS VARCHAR), 'undated') FROM drama")
    assert all(
        re.fullmatch(rf"[a-z0-9-]+-{year}(-[a-z]{{2}})?(-[0-9]+)?", drama_id)
        for drama_id, year in named
    )
    assert sum(drama_id.endswith(f"-{year}") for drama_id, year in named) > 0.99 * len(named)


@pytest.mark.parametrize(
    ("mdl_ref", "drama_id"),
    [
        ("736965", "head-over-heels-2025"),
        ("2987", "boys-over-flowers-2009"),
        ("35729", "crash-landing-on-you-2019"),
        ("15031", "love-o2o-2016"),
        ("303", "itazura-na-kiss-1996"),
    ],
)
def test_an_identifier_is_a_promise(rows, mdl_ref, drama_id):
    """Links that people have kept name these; a change of how they are made must not touch them."""
    kept = rows("SELECT drama_id FROM drama_ref WHERE authority = 'mdl' AND ref = ?", mdl_ref)
    assert kept == [(drama_id,)]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)
def test_every_table_that_was_built_holds_its_contract(warehouse, contract):
    """The derived ones too, which the build itself does not check."""
    table = warehouse.connection.cursor().sql(f'FROM "{contract.table}"').to_arrow_table()
    stored = table.to_pandas(types_mapper=pd.ArrowDtype)
    contract.schema.validate(stored)
    assert not stored.duplicated(list(contract.key)).any()
    for reference in contract.foreign_keys:
        names = ", ".join(reference.columns)
        dangling = warehouse.connection.cursor().sql(
            f'SELECT DISTINCT {names} FROM "{contract.table}" WHERE ({names}) IS NOT NULL '
            f'EXCEPT SELECT {names} FROM "{reference.table}"'
        )
        assert dangling.fetchall() == []


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.table)
def test_every_contract_says_what_its_rows_and_columns_are(contract):
    assert contract.grain
    assert all(column.description for column in contract.columns.values())


def key_columns() -> list[tuple[Path, tuple[str, ...]]]:
    return [
        (path, contract.key)
        for contract in READ
        for pattern in contract.files
        for path in sorted(BUNDLED_DATA.glob(pattern))
        if path.name not in EDITORIAL_ORDER
    ]


@pytest.mark.parametrize(
    ("path", "key"), key_columns(), ids=lambda value: getattr(value, "name", "")
)
def test_a_text_file_is_sorted_so_that_a_change_is_a_small_difference(path, key):
    with path.open(encoding="utf-8", newline="") as file:
        keys = [tuple(row[name] for name in key) for row in csv.DictReader(file)]
    assert keys == sorted(keys)
