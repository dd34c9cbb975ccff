"""What leaves the dashboard: CSV for spreadsheets, the ZIP, addresses and snippets."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest

from slowburn.analysis.bundle import Bundle, as_zip
from slowburn.analysis.elsewhere import api_path, snippets
from slowburn.analysis.filters import Filters
from slowburn.analysis.forms import Format
from slowburn.analysis.question import answer
from slowburn.analysis.spreadsheet import spreadsheet_csv
from slowburn.warehouse.formulas import restored

FILTERS = Filters(country=("KR", "CN"), years=(2010, 2025), min_watchers=1000, source=("mdl",))


@pytest.fixture(scope="module")
def asked(warehouse):
    return answer(warehouse, "trends", FILTERS, trope=("love-triangle", "amnesia"))


@pytest.fixture(scope="module")
def files(warehouse, asked):
    sources = answer(warehouse, "sources", FILTERS).table
    bundle = Bundle("A title", "In words.", "Cite this", asked, asked.table, sources)
    with ZipFile(io.BytesIO(as_zip(bundle))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_a_spreadsheet_would_run_is_kept_behind_an_apostrophe(text):
    table = pd.DataFrame({"title": [text, "Head over Heels"], "change": [-0.5, 1.0]})
    written = io.StringIO(spreadsheet_csv(table).decode(), newline="")
    _, first, second = csv.reader(written)
    assert first == [f"'{text}", "-0.5"]
    assert second == ["Head over Heels", "1.0"]
    assert restored(first[0]) == text


def test_an_answer_without_such_texts_is_the_csv_of_the_question(asked):
    plain = asked.table.to_csv(index=False, lineterminator="\r\n").encode()
    assert spreadsheet_csv(asked.table) == plain


def test_a_table_without_rows_keeps_its_header(asked):
    header = ",".join(asked.table.columns) + "\r\n"
    assert spreadsheet_csv(asked.table.head(0)).decode() == header


def test_the_zip_holds_the_rows_twice_and_what_they_are(files, asked):
    assert pd.read_parquet(io.BytesIO(files["data.parquet"])).equals(asked.table)
    assert files["data.csv"] == spreadsheet_csv(asked.table)
    readme = files["README.txt"].decode()
    assert all(name in readme for name in [*files, "A title", "In words.", "Cite this"][1:])


def test_the_metadata_describe_every_column_and_run_again(files, asked, warehouse):
    told = json.loads(files["metadata.json"])
    assert {name: of["meaning"] for name, of in told["columns"].items()} == asked.question.columns
    assert told["data_version"] == warehouse.data_version
    assert told["filters"]["country"] == ["KR", "CN"]
    assert told["parameters"] == {"trope": ["love-triangle", "amnesia"]}
    assert [source["source_id"] for source in told["sources"]] == ["mdl"]
    assert told["sources"][0]["licence"]
    rows = warehouse.connection.cursor().execute(told["sql"][0]).fetchall()
    assert len(rows) == len(asked.table)


def test_a_column_that_only_the_page_has_is_said_to_be_that(warehouse, asked):
    table = asked.table.assign(extra=1)
    sources = answer(warehouse, "sources", FILTERS).table
    bundle = Bundle("A title", "In words.", "Cite this", asked, table, sources)
    with ZipFile(io.BytesIO(as_zip(bundle))) as archive:
        told = json.loads(archive.read("metadata.json"))
    assert "made for the page" in told["columns"]["extra"]["meaning"]


def test_the_address_in_the_api_has_every_filter_and_parameter(asked):
    path = urlsplit(api_path(asked, Format.CSV))
    assert path.path == "/api/v1/ask/trends.csv"
    assert parse_qs(path.query) == {
        "country": ["KR", "CN"],
        "years": ["2010", "2025"],
        "min_watchers": ["1000"],
        "source": ["mdl"],
        "trope": ["love-triangle", "amnesia"],
    }


def test_an_answer_without_filters_has_a_bare_address(warehouse):
    path = api_path(answer(warehouse, "loadings", Filters()), Format.JSON)
    assert path == "/api/v1/ask/loadings.json"


def test_the_snippets_fetch_the_table(tmp_path, asked):
    """Run as they stand, with a file in place of the address."""
    file = tmp_path / "trends.csv"
    file.write_bytes(asked.table.to_csv(index=False).encode())
    lines = snippets(str(file))
    scope: dict[str, object] = {}
    exec(lines["pandas"], scope)  # noqa: S102 - our own two lines
    table = scope["table"]
    assert isinstance(table, pd.DataFrame)
    assert table["dramas"].to_list() == asked.table["dramas"].to_list()
    assert len(duckdb.sql(lines["DuckDB"]).fetchall()) == len(asked.table)
    assert re.fullmatch(r'table <- read\.csv\(".+"\)', lines["R"])


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_the_snippet_for_r_fetches_the_table(tmp_path, warehouse):
    """With texts in Hangul, and with yes and no, as R takes them."""
    asked = answer(warehouse, "dramas", FILTERS)
    file = tmp_path / "dramas.csv"
    file.write_bytes(asked.table.to_csv(index=False).encode())
    run = f"{snippets(str(file))['R']}; cat(nrow(table), table$native_title[1], sep = '\\n')"
    rows, native_title = subprocess.run(
        ["Rscript", "--vanilla", "-e", run], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert int(rows) == len(asked.table)
    assert native_title == asked.table["native_title"][0]
