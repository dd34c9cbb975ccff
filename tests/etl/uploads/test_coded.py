"""A source that was coded statement by statement becomes tables of the warehouse's."""

from __future__ import annotations

import dataclasses

from etl.contracts import CONTRACTS
from etl.uploads.coded import About, Coded, Named, Text, coded_tables

SAID = Coded("head-over-heels-2025", "love-triangle", "avoided", 0.81, "a, characters 1 to 2", "no")
DRAMAS = [About("head-over-heels-2025"), About("mine_bakery-2024", "Bakery", "TH", 2024)]


def rows(con, table):
    found = con.execute(f'FROM "{table}"')
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_the_source_its_dramas_and_statements_are_there():
    con = coded_tables(Named("Anna's <b>", "reviews", "https://example.org"), DRAMAS, [SAID])
    [source] = rows(con, "source")
    assert (source["source_id"], source["name"]) == ("upload", "Anna's b")
    assert (source["kind"], source["url"]) == ("reviews", "https://example.org")
    [annotation] = rows(con, "annotation")
    assert annotation["statement_no"] == 1
    assert (annotation["trope_id"], annotation["stance"]) == ("love-triangle", "avoided")
    known, new = sorted(rows(con, "drama"), key=lambda row: row["drama_id"])
    assert known["title"] is None  # the catalogue's holds
    assert (new["title"], new["country"], new["year"]) == ("Bakery", "TH", 2024)


def test_a_drama_of_which_nothing_is_said_is_covered():
    con = coded_tables(Named("Anna", "reviews"), DRAMAS, [SAID])
    covered = {row["drama_id"]: row["n_statements"] for row in rows(con, "coverage")}
    assert covered == {"head-over-heels-2025": 1, "mine_bakery-2024": 0}


def test_statements_at_one_place_stay_apart():
    twice = [SAID, dataclasses.replace(SAID, confidence=0.5)]
    con = coded_tables(Named("Anna", "reviews"), DRAMAS, twice)
    [contract] = [each for each in CONTRACTS if each.table == "statement"]
    keys = [tuple(row[name] for name in contract.key) for row in rows(con, "statement")]
    assert len(set(keys)) == 2
    assert sorted(row["confidence"] for row in rows(con, "annotation")) == [0.5, 0.81]


def test_every_row_keeps_the_contract_of_its_table():
    con = coded_tables(Named("Anna", "editorial"), DRAMAS, [SAID])
    for contract in CONTRACTS:
        if contract.table in {"source", "statement", "annotation", "coverage"}:
            table = con.sql(f'FROM "{contract.table}"').to_arrow_table()
            contract.schema.validate(table.to_pandas(types_mapper=_arrow))


def _arrow(kind):
    import pandas as pd

    return pd.ArrowDtype(kind)


def test_texts_lie_beside_and_only_if_given():
    without = coded_tables(Named("Anna", "reviews"), DRAMAS, [SAID])
    assert "document" not in {name for (name,) in without.execute("SHOW TABLES").fetchall()}
    text = Text("head-over-heels-2025", "r1", "No triangle.")
    assert rows(coded_tables(Named("Anna", "reviews"), DRAMAS, [SAID], [text]), "document") == [
        dataclasses.asdict(text)
    ]
