"""Texts over HTTP: the same answers as the command line gives, and problems in words."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from slowburn.cli.main import app

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

PATH = "/api/v1/annotate"
REVIEW = "There is no love triangle. The couple has honest conversations."
KOREAN = "뻔한 삼각관계가 없어서 좋았다."
OTHER = "While Head over Heels leans on jealousy, Boys over Flowers has amnesia."
DOCUMENTS = [
    {"id": "a", "text": REVIEW},
    {"id": 7, "text": ""},
    {"text": OTHER, "drama": "Boys over Flowers"},
    {"text": KOREAN},
    {"id": "\u202e=1+1", "text": "A chaebol heir\u200b, and 😀 amnesia."},
]
WRONG = {
    "no JSON": (b"{", 400, "not JSON"),
    "nothing": (b"", 400, "not JSON"),
    "no UTF-8": (b'{"text": "\xff"}', 400, "Byte 11 is not UTF-8"),
    "deep nesting": (b"[" * 100_000, 400, "not JSON"),
    "a bad line": (b'{"text": "a"}\n\n{"text": ', 400, "Line 3 is not JSON"),
    "no object": (b'["a"]', 400, "Document 1 has no text"),
    "no text": (b'[{"text": "a"}, {"id": 1}]', 400, "Document 2 has no text"),
    "a text that is none": (b'{"text": 5}', 400, "Document 1 has no text"),
    "a drama that is no text": (b'{"text": "a", "drama": 5}', 400, "are texts"),
    "an unknown member": (b'{"text": "a", "dramma": "b"}', 422, "drama"),
    "an unknown language": (b'{"text": "a", "language": "fr"}', 422, "fr"),
    "a path for a language": (b'{"text": "a", "language": "../en"}', 422, "../en"),
}


def said(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["trope"], each["stance"]) for each in found["annotations"]]


def printed(file: Path) -> str:
    result = CliRunner().invoke(app, ["annotate", str(file), "--json"])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_an_object_is_answered_with_one(api: TestClient) -> None:
    got = api.post(PATH, json={"text": REVIEW})
    assert got.headers["Content-Type"] == "application/json"
    assert got.headers["Cache-Control"] == "no-store"
    assert got.json()["id"] == "1"
    assert said(got.json()) == [("love-triangle", "avoided"), ("honest-communication", "present")]


@pytest.mark.parametrize("form", ["lines", "list"])
def test_several_are_answered_as_the_command_line_prints_them(
    api: TestClient, tmp_path: Path, form: str
) -> None:
    lines = "\n".join(json.dumps(each) for each in DOCUMENTS)
    file = tmp_path / "texts.jsonl"
    file.write_text(lines, encoding="utf-8")
    body = lines if form == "lines" else json.dumps(DOCUMENTS)
    got = api.post(PATH, content=body.encode())
    assert got.headers["Content-Type"] == "application/x-ndjson"
    assert got.text == printed(file)
    [first, _, other, korean, _] = map(json.loads, got.text.splitlines())
    assert said(first)[0] == ("love-triangle", "avoided")
    assert said(other) == [("amnesia", "present")]
    assert said(korean) == [("love-triangle", "avoided")]


def test_the_language_may_be_named(api: TestClient) -> None:
    assert said(api.post(PATH, json={"text": KOREAN, "language": "en"}).json()) == []


def test_half_a_character_does_no_harm(api: TestClient) -> None:
    got = api.post(PATH, content=b'{"id": "\\ud800", "text": "\\ud800 A love triangle."}')
    assert got.json()["id"] == "?"
    [found] = got.json()["annotations"]
    assert (found["trope"], found["start"], found["end"]) == ("love-triangle", 4, 17)


@pytest.mark.parametrize(("body", "status", "hint"), WRONG.values(), ids=WRONG.keys())
def test_a_body_that_cannot_be_used_is_told_in_words(
    api: TestClient, body: bytes, status: int, hint: str
) -> None:
    got = api.post(PATH, content=body)
    assert got.status_code == status, got.text
    assert got.headers["Content-Type"] == "application/problem+json"
    assert hint in got.text


def test_limits_are_said_and_hold(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLOWBURN_MAX_REQUEST_BYTES", "100")
    got = api.post(PATH, json={"text": "a" * 200})
    assert got.status_code == 413
    assert "100 bytes" in got.json()["detail"]
    monkeypatch.setenv("SLOWBURN_MAX_DOCUMENTS", "2")
    assert "2 documents" in api.post(PATH, content=b'[{"text":""},{"text":""},{"text":""}]').text
    assert api.post(PATH, content=b'[{"text":""},{"text":""}]').status_code == 200


def test_nothing_of_a_text_is_logged(
    api: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    api.post(PATH, json={"text": f"{REVIEW} kumquat", "drama": "kumquat"})
    api.post(PATH, content=b'{"text": kumquat')
    out, err = capfd.readouterr()
    assert "kumquat" not in caplog.text + out + err


def test_it_only_answers_posts_and_takes_no_parameters(api: TestClient) -> None:
    assert api.get(PATH).status_code == 405
    assert api.post(f"{PATH}?text=a", json={"text": "a"}).status_code == 422
