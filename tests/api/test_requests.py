"""Each request has an id and leaves one line, in which nothing stands that opens a workspace."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from slowburn.api.requests import LOG, RequestLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

ID = "0123456789abcdef" * 2
SECRET = "correct-horse-battery-staple"  # noqa: S105 - made up


@pytest.fixture
def client(caplog: pytest.LogCaptureFixture) -> TestClient:
    async def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse("four")

    async def broken(_: Request) -> PlainTextResponse:
        raise RuntimeError(f"no such folder: {ID}")

    routes = [Route("/broken", broken), Route("/{path:path}", answer, methods=["GET", "DELETE"])]
    caplog.set_level(logging.INFO, LOG.name)
    application = Starlette(routes=routes, middleware=[Middleware(RequestLog)])
    return TestClient(application, raise_server_exceptions=False)


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    return lambda: [json.loads(each.message) for each in caplog.records if each.name == LOG.name]


def test_a_request_leaves_one_line_of_json(client: TestClient, lines: Any) -> None:
    got = client.get("/api/v1/ask/view.json?country=KR")
    [line] = lines()
    assert line.keys() == {"time", "request_id", "method", "path", "status", "bytes", "ms"}
    assert (line["method"], line["status"], line["bytes"]) == ("GET", 200, 4)
    assert line["path"] == "/api/v1/ask/view.json"
    assert line["request_id"] == got.headers["X-Request-ID"]


def test_the_id_that_a_proxy_gave_is_kept(client: TestClient, lines: Any) -> None:
    got = client.get("/", headers={"X-Request-ID": "3f2a-77.proxy"})
    assert got.headers["X-Request-ID"] == lines()[0]["request_id"] == "3f2a-77.proxy"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "two words", 'quote"quote', "<script>"])
def test_an_id_that_is_none_is_replaced(client: TestClient, given: str) -> None:
    ids = {client.get("/", headers={"X-Request-ID": given}).headers["X-Request-ID"] for _ in "ab"}
    assert len(ids) == 2
    assert all(len(each) == 32 for each in ids)


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/workspaces/{SECRET}",
        f"/api/v1/workspaces/{SECRET}/ask/trends.json",
        f"/api/v1/workspaces/{SECRET}?key={SECRET}",
        f"/trends?workspace={SECRET}",
    ],
)
def test_nothing_that_opens_a_workspace_is_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    client.delete(address, headers={"Authorization": f"Bearer {SECRET}"})
    assert "DELETE" in caplog.text
    assert SECRET not in caplog.text


def test_a_request_that_breaks_is_answered_with_the_id_under_which_the_log_has_it(
    client: TestClient, lines: Any
) -> None:
    got = client.get("/broken")
    [line] = lines()
    assert line["status"] == got.status_code == 500
    assert got.headers["X-Request-ID"] == line["request_id"]
    assert line["request_id"] in got.text
    assert "RuntimeError" not in got.text
    assert line["error"] == "RuntimeError"
    assert "in broken" in line["traceback"]


def test_a_traceback_in_the_log_holds_no_id_of_a_workspace(client: TestClient, lines: Any) -> None:
    client.get("/broken")
    assert "raise RuntimeError(f" in lines()[0]["traceback"]
    assert ID not in json.dumps(lines())
