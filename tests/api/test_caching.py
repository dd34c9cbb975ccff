"""An answer is sent again only if it is another one, and kept in memory within bounds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from cachetools import LRUCache

from etl.build import build
from slowburn.api import answers
from slowburn.warehouse.home import BUNDLED_DATA

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

ADDRESSES = [
    "/api/v1/ask/trends.json?country=KR",
    "/api/v1/ask/trends.parquet",
    "/api/v1/sources",
    "/api/v1/catalogue.duckdb",
    "/api/v1/catalogue.parquet.zip",
]
TREND = "/api/v1/ask/trends.csv?trope=love-triangle"


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_answer_is_not_sent_it_again(api: TestClient, address: str) -> None:
    first = api.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache"
    tag = first.headers["ETag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/")):
        again = api.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == tag
    assert api.get(address, headers={"If-None-Match": '"other"'}).content == first.content


def test_every_difference_in_what_is_asked_makes_another_tag(api: TestClient) -> None:
    asked = ["", "&country=KR", "&years=2015", "&years=2015&years=2016", "&min_watchers=1",
             "&source=mdl", "&trope=first-love", "&page=2", "&per_page=5"]  # fmt: skip
    tags = [api.get(TREND + more).headers["ETag"] for more in asked]
    tags.append(api.get(TREND.replace("csv", "json")).headers["ETag"])
    tags.append(api.get(TREND.replace("trends", "tropes")).headers["ETag"])
    assert len(set(tags)) == len(tags)


def test_the_same_thing_asked_in_another_order_has_the_same_tag(api: TestClient) -> None:
    one = api.get("/api/v1/ask/trends.csv?country=KR&trope=first-love&min_watchers=5")
    other = api.get("/api/v1/ask/trends.csv?min_watchers=5&trope=first-love&country=KR")
    assert one.headers["ETag"] == other.headers["ETag"]


def test_other_data_makes_another_tag(
    api: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(BUNDLED_DATA, data)
    tropes = data / "tropes.csv"
    tropes.write_text(tropes.read_text("utf-8").replace("Love triangle", "Three of them"), "utf-8")
    build(data, tmp_path / "home")
    before = api.get(TREND)
    monkeypatch.setenv("SLOWBURN_HOME", str(tmp_path / "home"))
    after = api.get(TREND, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Three of them" in after.text


def test_an_answer_is_worked_out_once(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = api.get(TREND)
    monkeypatch.setattr(answers, "answer", None)
    again = api.get(TREND)
    assert (again.status_code, again.content) == (200, first.content)


def test_the_memory_for_answers_is_bounded(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(api.get(TREND).content)
    small = LRUCache(2 * size, getsizeof=answers.KEPT.getsizeof)
    monkeypatch.setattr(answers, "KEPT", small)
    worked_out: list[Any] = []
    really = answers.answer

    def counted(*given: Any, **more: Any) -> Any:
        worked_out.append(given)
        return really(*given, **more)

    monkeypatch.setattr(answers, "answer", counted)
    for _ in range(2):
        for page in ("", "&page=1", "&country=all"):  # one and the same
            api.get(TREND + page)
    assert len(worked_out) == 1
    assert len(api.get("/api/v1/ask/dramas.json").content) > 2 * size
    api.get("/api/v1/ask/dramas.json")
    assert len(worked_out) == 3
