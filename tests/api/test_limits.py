"""A question that takes too long is given up, and the next one is answered."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slowburn.api import answers
from slowburn.warehouse.connection import TimeLimitError

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from slowburn.warehouse.connection import Warehouse

ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = 7"


def test_a_query_is_interrupted_and_the_connection_lives_on(warehouse: Warehouse) -> None:
    limited = replace(warehouse, query_seconds=0.2)
    begin = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"longer than 0\.2 s"), limited.cursor() as cursor:
        cursor.execute(ENDLESS)
    assert time.monotonic() - begin < 5
    with limited.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchone() == (1,)


def test_a_query_within_its_time_is_not_interrupted_later(warehouse: Warehouse) -> None:
    limited = replace(warehouse, query_seconds=0.05)
    with limited.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchone() == (1,)
        later = cursor
    time.sleep(0.1)
    assert later.execute("SELECT count(*) FROM range(3000000)").fetchone() == (3_000_000,)


def test_a_reader_is_told_that_a_query_took_too_long(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(limited: Warehouse, *_: object) -> None:
        with limited.cursor() as cursor:
            cursor.execute(ENDLESS)

    monkeypatch.setattr(answers, "QUERY_SECONDS", 0.2)
    monkeypatch.setattr(answers, "answer", endless)
    got = api.get("/api/v1/ask/dramas.json")
    assert got.status_code == 503
    assert got.json()["type"] == "/api/docs#time-limit"
    assert "0.2 s" in got.json()["detail"]


def test_a_reader_does_not_wait_for_what_cannot_be_interrupted(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        time.sleep(2)

    with monkeypatch.context() as changed:
        changed.setattr(answers, "ANSWER_SECONDS", 0.1)
        changed.setattr(answers, "answer", slow)
        begin = time.monotonic()
        got = api.get("/api/v1/ask/view.json")
        assert time.monotonic() - begin < 1
    assert got.status_code == 503
    assert "0.1 s" in got.json()["detail"]
    assert api.get("/api/v1/ask/view.json").status_code == 200
