"""The API as the real server sends it, beside the dashboard."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request

import pytest


def get(address, *, method="GET", **headers):
    request = urllib.request.Request(address, headers=headers, method=method)
    try:
        return urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as answer:
        return answer


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_served_dashboard_lives_and_is_ready(server, path):
    assert get(server + path).status == 200


def test_an_answer_is_compressed_for_whoever_can_read_it(server):
    plain = get(f"{server}/api/v1/ask/trends.json")
    small = get(f"{server}/api/v1/ask/trends.json", **{"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    packed, whole = small.read(), plain.read()
    assert len(packed) < len(whole) / 3
    assert gzip.decompress(packed) == whole
    assert small.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize(
    "path", ["/", "/trends", "/api/docs", "/api/v1/ask/view.json", "/api/v1/nothing", "/healthz"]
)
def test_every_answer_has_an_id_and_the_security_headers(server, path):
    headers = get(server + path).headers
    assert headers["X-Request-ID"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "path", ["/", "/trends", "/healthz", "/readyz", "/api/docs", "/api/v1/ask/view.json",
             "/api/v1/catalogue.parquet.zip"]
)  # fmt: skip
def test_head_is_answered_as_get_without_the_body(server, path):
    got, head = get(server + path), get(server + path, method="HEAD")
    assert (head.status, head.read()) == (200, b"")
    for name in ("Content-Type", "ETag", "X-Total-Count"):
        assert head.headers[name] == got.headers[name]


def test_a_frame_of_another_site_never_shows_a_workspace(server):
    """Its address would tell the id to everybody who opens that site."""
    public = get(f"{server}/trends?embed=true").headers
    private = get(f"{server}/trends?embed=true&workspace={'0' * 32}").headers
    assert "frame-ancestors *" in public["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in private["Content-Security-Policy"]
    assert private["X-Frame-Options"] == "SAMEORIGIN"


def test_a_problem_looks_the_same_from_outside(server):
    answer = get(f"{server}/api/v1/ask/trends.json?trope=love-triangel")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.read())["suggestions"] == ["love-triangle"]
