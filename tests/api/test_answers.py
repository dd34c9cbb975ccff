"""Every question over HTTP: the bytes that `slowburn ask` writes, page by page where asked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from slowburn.analysis.filters import Filters
from slowburn.analysis.forms import Format, as_bytes
from slowburn.analysis.parameters import FILTERS, OF_WORKSPACE
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.api.asking import PAGING

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from slowburn.warehouse.connection import Warehouse

NAMES = sorted(QUESTIONS)
KOREAN = Filters(country=("KR",), years=(2010, 2025), min_watchers=1000, source=("mdl",))
KOREAN_LINK = "country=KR&years=2010&years=2025&min_watchers=1000&source=mdl"


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("name", NAMES)
def test_an_answer_has_the_bytes_of_the_command_line(
    api: TestClient, warehouse: Warehouse, name: str, form: Format
) -> None:
    got = api.get(f"/api/v1/ask/{name}.{form}?{KOREAN_LINK}")
    assert got.status_code == 200, got.text
    assert got.headers["Content-Type"].startswith(form.media_type)
    table = answer(warehouse, name, KOREAN).table
    assert got.content == as_bytes(table, form)
    assert got.headers["X-Total-Count"] == str(len(table))
    assert got.headers["X-Data-Version"] == warehouse.data_version


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("trends.csv?trope=first-love&trope=amnesia", {"trope": ("first-love", "amnesia")}),
        ("places.csv?trope=first-love&by=genre&min_covered=40",
         {"trope": "first-love", "by": "genre", "min_covered": 40}),
        ("movers.csv?adjust=format&adjust=watchers&window=3",
         {"adjust": ("format", "watchers"), "window": 3}),
        ("maturity.csv?weight=pacing:2&weight=realism:0", {"weight": ("pacing:2", "realism:0")}),
        ("find.csv?text=%EA%B2%AC%EC%9A%B0", {"text": "견우"}),
    ],
)  # fmt: skip
def test_a_question_takes_its_own_parameters(
    api: TestClient, warehouse: Warehouse, query: str, parameters: dict[str, Any]
) -> None:
    got = api.get(f"/api/v1/ask/{query}")
    table = answer(warehouse, query.split(".", maxsplit=1)[0], Filters(), **parameters).table
    assert got.content == as_bytes(table, Format.CSV)


def test_one_year_is_a_range_of_one(api: TestClient) -> None:
    once = api.get("/api/v1/ask/view.json?years=2015").json()
    assert once == api.get("/api/v1/ask/view.json?years=2015&years=2015").json()
    assert once[0]["first_year"] == once[0]["last_year"] == 2015


def test_a_link_of_the_dashboard_that_empties_a_filter_does_so_here(api: TestClient) -> None:
    """The dashboard's own default is Korean dramas, so that its links must be able to say all."""
    everything = api.get("/api/v1/ask/view.json").json()
    emptied = "country=all&drama_format=all&source=all"
    assert api.get(f"/api/v1/ask/view.json?{emptied}").json() == everything


@pytest.mark.parametrize("name", NAMES)
def test_no_parameter_of_a_question_hides_behind_a_filter_or_paging(name: str) -> None:
    taken = FILTERS.keys() | OF_WORKSPACE.keys() | PAGING.keys() | {"form", "request", "version"}
    assert not QUESTIONS[name].parameters.keys() & taken


def test_pages_put_together_are_the_whole_answer(api: TestClient) -> None:
    whole = pd.read_csv(io.BytesIO(api.get("/api/v1/ask/dramas.csv?country=TH").content))
    assert len(whole) > 200
    parts, address = [], "/api/v1/ask/dramas.csv?country=TH&per_page=97"
    while address:
        got = api.get(address)
        assert got.headers["X-Total-Count"] == str(len(whole))
        parts.append(pd.read_csv(io.BytesIO(got.content)))
        address = got.links.get("next", {}).get("url")
    assert len(parts) == -(-len(whole) // 97)
    assert {len(part) for part in parts[:-1]} == {97}
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole, check_dtype=False)


def test_a_page_links_to_its_neighbours_and_keeps_the_rest_of_the_query(api: TestClient) -> None:
    got = api.get("/api/v1/ask/dramas.json?country=KR&country=TH&per_page=10&page=2")
    addresses = {relation: link["url"] for relation, link in got.links.items()}
    assert addresses.keys() == {"first", "prev", "next", "last"}
    assert addresses["prev"] == addresses["first"]
    assert addresses["next"] == "/api/v1/ask/dramas.json?country=KR&country=TH&per_page=10&page=3"
    assert len(api.get(addresses["last"]).json()) in range(1, 11)


def test_a_page_after_the_last_is_empty_and_says_how_many_rows_there_are(api: TestClient) -> None:
    got = api.get("/api/v1/ask/trends.json?trope=love-triangle&page=9")
    assert got.json() == []
    assert int(got.headers["X-Total-Count"]) > 0


def test_an_answer_that_is_whole_has_no_links(api: TestClient) -> None:
    assert "Link" not in api.get("/api/v1/ask/dramas.json?country=TH").headers


def test_a_table_comes_with_a_name_for_its_file(api: TestClient) -> None:
    got = api.get("/api/v1/ask/trends.parquet")
    assert got.headers["Content-Disposition"] == 'attachment; filename="slowburn-trends.parquet"'


@pytest.mark.parametrize(
    "path",
    ["v1/ask/trends.json", "v1/ask/trends.parquet?trope=first-love", "v1/catalogue.duckdb",
     "v1/catalogue.parquet.zip", "v1/sources", "v1/openapi.json", "v1/ask/trends.json?trope=x",
     "v1/nothing", "docs"],
)  # fmt: skip
def test_head_is_answered_as_get_without_the_body(api: TestClient, path: str) -> None:
    got, head = api.get(f"/api/{path}"), api.head(f"/api/{path}")
    assert (head.status_code, head.headers, head.content) == (got.status_code, got.headers, b"")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_can_be_asked_by_head(api: TestClient, path: str) -> None:
    assert (api.head(path).status_code, api.head(path).content) == (200, b"")


def test_pages_of_other_sites_may_read_an_answer(api: TestClient) -> None:
    got = api.get("/api/v1/ask/view.json", headers={"Origin": "https://observable.example"})
    assert got.headers["Access-Control-Allow-Origin"] == "*"
    assert "X-Total-Count" in got.headers["Access-Control-Expose-Headers"]


def test_the_registry_is_described(api: TestClient) -> None:
    told = api.get("/api/v1/questions").json()
    assert [each["name"] for each in told["filters"]] == list(FILTERS)
    assert [each["name"] for each in told["data"]] == list(OF_WORKSPACE)
    by_name = {each["name"]: each for each in told["questions"]}
    assert list(by_name) == list(QUESTIONS)
    for name, described in by_name.items():
        question = QUESTIONS[name]
        assert described["summary"] == question.summary
        assert described["columns"] == question.columns
        assert [each["name"] for each in described["parameters"]] == list(question.parameters)
        assert api.get(f"{described['href']}.json").status_code == 200
    [by] = [each for each in by_name["places"]["parameters"] if each["name"] == "by"]
    assert by["choices"] == ["country", "network", "writer", "drama_format", "genre"]


def test_the_sources_are_told_with_their_limits(api: TestClient, warehouse: Warehouse) -> None:
    sources = api.get("/api/v1/sources")
    assert sources.content == as_bytes(answer(warehouse, "sources", Filters()).table, Format.JSON)
    assert all(source["limits"] and source["licence"] for source in sources.json())
