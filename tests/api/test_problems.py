"""What goes wrong is answered with problem details that say where, and what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from slowburn.api import answers, health
from slowburn.api.docs_page import docs_html
from slowburn.api.problems import PROBLEMS

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

ASK = "/api/v1/ask"
WRONG = {
    "a trope": ("trends.json?trope=love-triangel", "trope", "love-triangel", "love-triangle"),
    "a country": ("view.csv?country=kr", "country", "kr", "KR"),
    "a source": ("view.csv?source=md", "source", "md", "mdl"),
    "a drama": ("drama.csv?drama=head-over-heels", "drama", "head-over-heels",
                "head-over-heels-2025"),
    "a place": ("places.csv?by=networks", "by", "networks", "network"),
    "a weight": ("maturity.csv?weight=pacing:11", "weight", "pacing:11", "pacing:10"),
    "a form": ("view.xlsx", "form", "xlsx", "csv"),
    "the name of a parameter": ("view.json?contry=KR", "contry", "KR", "country"),
    "a parameter of another question": ("places.json?tropes=first-love", "tropes", "first-love",
                                        "trope"),
    "years that run backwards": ("view.json?years=2025&years=2010", "years", "2025:2010",
                                 "2010:2025"),
    "three years": ("view.json?years=2010&years=2012&years=2014", "years", "2014", None),
    "a year that is none": ("view.json?years=last", "years", "last", None),
    "a year far away": ("view.json?years=99999999999999999999", "years", "99999999999999999999",
                        "9999"),
    "fewer than no watchers": ("view.json?min_watchers=-1", "min_watchers", "-1", "0"),
    "a window of no years": ("movers.json?window=0", "window", "0", "1"),
    "a period of no years": ("breakdown.json?period=0", "period", "0", "1"),
    "two values where one is meant": ("places.json?trope=amnesia&trope=first-love", "trope",
                                      "first-love", None),
    "a page before the first": ("view.json?page=0", "page", "0", "1"),
    "more rows than there may be": ("view.json?per_page=100001", "per_page", "100001", "100000"),
}  # fmt: skip


def problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    told = response.json()
    assert told["status"] == status
    assert told["type"] in {kind.type for kind in PROBLEMS}
    return told


@pytest.mark.parametrize(("query", "parameter", "value", "meant"), WRONG.values(), ids=WRONG.keys())
def test_a_parameter_at_fault_is_named_with_what_may_have_been_meant(
    api: TestClient, query: str, parameter: str, value: str, meant: str | None
) -> None:
    told = problem(api.get(f"{ASK}/{query}"), 422)
    assert (told["parameter"], told["value"]) == (parameter, value)
    assert (meant in told["suggestions"]) if meant else not told["suggestions"]
    assert parameter.replace("_", " ") in told["detail"].replace("_", " ")


@pytest.mark.parametrize("path", ["sources", "questions", "catalogue.duckdb"])
def test_where_no_parameters_are_taken_one_is_refused(api: TestClient, path: str) -> None:
    assert problem(api.get(f"/api/v1/{path}?country=KR"), 422)["parameter"] == "country"


def test_a_long_value_is_cut_in_the_answer(api: TestClient) -> None:
    told = problem(api.get(f"{ASK}/trends.json", params={"trope": "x" * 5000}), 422)
    assert len(told["value"]) == 80
    assert len(told["detail"]) < 200


@pytest.mark.parametrize(
    "path", ["/api/v1/ask/everything.json", "/api/v1/", "/api/v2", "/api/", "/api/v1/ask/x%0ay"]
)
def test_an_address_that_leads_nowhere_says_so(api: TestClient, path: str) -> None:
    problem(api.get(path), 404)


@pytest.mark.parametrize(
    ("path", "answered"),
    [("ask/view.json", "GET, HEAD"), ("workspaces/x", "DELETE, GET, HEAD"),
     ("workspaces/x/extend", "POST")],
)  # fmt: skip
def test_a_method_that_is_not_answered_is_told_those_that_are(
    api: TestClient, path: str, answered: str
) -> None:
    got = api.put(f"/api/v1/{path}")
    assert "PUT" in problem(got, 405)["detail"]
    assert got.headers["Allow"] == answered


def test_without_a_warehouse_the_reader_is_told_to_wait(
    api: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLOWBURN_HOME", str(tmp_path))
    for path in (f"{ASK}/view.json", "/api/v1/sources", "/api/v1/catalogue.duckdb", "/readyz"):
        got = api.get(path)
        told = problem(got, 503)
        assert got.headers["Retry-After"]
        assert str(tmp_path) not in told["detail"]
    assert api.get("/healthz").json() == {"status": "live"}


def test_a_fault_of_our_own_is_told_without_its_insides(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(answers, "answer", broken)
    got = api.get(f"{ASK}/view.json")
    problem(got, 500)
    assert "secret" not in got.text


def test_a_server_that_answers_is_ready(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert api.get("/readyz").json()["status"] == "ready"
    monkeypatch.setattr(health, "answer", None)
    problem(api.get("/readyz"), 503)


def test_each_problem_is_explained_where_its_type_points(api: TestClient) -> None:
    html = api.get("/api/docs").text
    assert html == docs_html(api.get("/api/v1/openapi.json").json())
    for kind in PROBLEMS:
        assert f'id="{kind.type.partition("#")[2]}"' in html
