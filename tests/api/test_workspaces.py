"""Every question of an upload over HTTP, its tables, and what only its owner may do."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pandas as pd
import pytest
from starlette.testclient import TestClient

from slowburn.analysis.filters import Filters
from slowburn.analysis.forms import Format, as_bytes
from slowburn.analysis.question import QUESTIONS, answer
from slowburn.api import answers
from slowburn.api.requests import RequestLog
from slowburn.workspaces import files
from slowburn.workspaces.manifest import WorkspaceManifest
from slowburn.workspaces.opening import DATA, open_workspace

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from slowburn.workspaces.store import Kept

CLIENTS = ("httpx", "httpcore")
"""What asks in these tests writes a log of its own."""


def of(kept: Kept, more: str = "") -> str:
    return f"/api/v1/workspaces/{kept.id}{more}"


def owner(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_every_question_of_a_workspace_has_the_bytes_of_the_command_line(
    api: TestClient, shared: Kept, home: Path, name: str
) -> None:
    for data in DATA:
        table = answer(open_workspace(shared.id, data, home), name, Filters()).table
        whole = as_bytes(table, Format.CSV)
        in_path = api.get(of(shared, f"/ask/{name}.csv?data={data}"))
        in_query = api.get(f"/api/v1/ask/{name}.csv?workspace={shared.id}&data={data}")
        assert (in_path.status_code, in_path.content) == (200, whole)
        assert in_query.content == whole
        assert in_query.headers["ETag"] == in_path.headers["ETag"]
        assert in_query.headers["X-Data-Version"] == in_path.headers["X-Data-Version"]


@pytest.mark.parametrize("form", list(Format))
def test_merged_is_asked_unless_said_otherwise(api: TestClient, kept: Kept, form: Format) -> None:
    plain = api.get(of(kept, f"/ask/tropes.{form}"))
    assert plain.content == api.get(of(kept, f"/ask/tropes.{form}?data=merged")).content
    assert plain.headers["Content-Type"].startswith(form.media_type)
    assert plain.content != api.get(f"/api/v1/ask/tropes.{form}").content


def test_a_link_of_the_dashboard_becomes_an_address_of_the_api_by_its_path(
    api: TestClient, kept: Kept
) -> None:
    link = f"/trends?workspace={kept.id}&data=mine&country=all&trope=first-love"
    got = api.get(link.replace("/trends?", "/api/v1/ask/trends.json?"))
    assert {row["dramas"] for row in got.json()} == {1}


def test_the_pages_of_a_long_answer_keep_the_workspace(api: TestClient, kept: Kept) -> None:
    got = api.get(of(kept, "/ask/dramas.json?data=mine&per_page=1"))
    then = api.get(got.links["next"]["url"])
    assert [got.json()[0]["drama_id"], then.json()[0]["drama_id"]] == [
        "head-over-heels-2025",
        "mine_bakery-by-the-sea-2024",
    ]


def test_no_shared_cache_keeps_an_answer_and_the_reader_is_not_sent_it_again(
    api: TestClient, kept: Kept
) -> None:
    paths = ["", "/ask/tropes.json", "/tables.zip", "/tables/drama.parquet"]
    for path in paths:
        got = api.get(of(kept, path))
        assert got.headers["Cache-Control"] == "private, no-cache"
        assert kept.id not in str(got.headers)
        again = api.get(of(kept, path), headers={"If-None-Match": got.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert api.get("/api/v1/ask/tropes.json").headers["Cache-Control"] == "public, no-cache"


def test_the_tag_is_that_of_the_data(api: TestClient, kept: Kept, home: Path) -> None:
    """So that another upload, or the same one with other data in view, is never taken for it."""
    tags = {api.get(of(kept, f"/ask/view.json?data={data}")).headers["ETag"] for data in DATA}
    assert len(tags) == 3
    whole = api.get("/api/v1/ask/view.json").headers["ETag"]
    assert whole in tags
    got = api.get(of(kept, "/ask/view.json?data=mine"))
    assert got.headers["X-Data-Version"] == open_workspace(kept.id, "mine", home).data_version


def test_an_answer_of_a_workspace_is_not_kept_in_memory(api: TestClient, kept: Kept) -> None:
    api.get(of(kept, "/ask/tropes.json"))
    assert not answers.KEPT
    api.get("/api/v1/ask/tropes.json")
    assert answers.KEPT


def test_a_workspace_is_described_without_its_secrets(api: TestClient, kept: Kept) -> None:
    got = api.get(of(kept))
    assert got.json() == {
        "name": "Anna",
        "created": kept.manifest.created,
        "expires": kept.manifest.expires,
        "content": kept.manifest.content,
        "rows": kept.manifest.rows,
    }
    for secret in (kept.id, kept.owner_key, kept.manifest.key_hash):
        assert secret not in got.text


def test_the_tables_are_taken_away_together_or_one_by_one(api: TestClient, kept: Kept) -> None:
    whole = api.get(of(kept, "/tables.zip"))
    assert whole.headers["Content-Type"] == "application/zip"
    archive = ZipFile(io.BytesIO(whole.content))
    assert archive.testzip() is None
    assert sorted(archive.namelist()) == sorted(f"{name}.parquet" for name in kept.manifest.rows)
    for name, rows in kept.manifest.rows.items():
        alone = api.get(of(kept, f"/tables/{name}.parquet"))
        assert alone.content == archive.read(f"{name}.parquet")
        assert len(pd.read_parquet(io.BytesIO(alone.content))) == rows


@pytest.mark.parametrize("table", ["drama_alias", "manifest", "..%2f..%2fwarehouse", "nothing"])
def test_a_table_that_it_does_not_have_is_named(api: TestClient, kept: Kept, table: str) -> None:
    got = api.get(of(kept, f"/tables/{table}.parquet"))
    assert got.status_code in {404, 422}
    assert got.headers["Content-Type"] == "application/problem+json"


def is_no_workspace(got: Any) -> None:
    assert got.status_code == 404
    assert got.headers["Content-Type"] == "application/problem+json"
    assert got.headers["Cache-Control"] == "no-store"
    assert got.json()["type"] == "/api/docs#no-workspace"
    assert "does not exist, or has expired" in got.json()["detail"]


@pytest.mark.parametrize("unknown", ["0" * 32, "x", "0" * 31 + "%00", "%e2%80%a6"])
def test_an_unknown_workspace_is_a_problem_of_its_own(api: TestClient, unknown: str) -> None:
    for path in ("", "/ask/view.json", "/tables.zip", "/tables/drama.parquet"):
        is_no_workspace(api.get(f"/api/v1/workspaces/{unknown}{path}"))
    is_no_workspace(api.get(f"/api/v1/ask/view.json?workspace={unknown}"))


def test_an_expired_workspace_is_gone(api: TestClient, kept: Kept, home: Path) -> None:
    is_there = api.get(of(kept, "/ask/view.json"))
    assert is_there.status_code == 200
    over = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    told = vars_of(kept.manifest) | {"expires": over}
    WorkspaceManifest(**told).save(home / "workspaces" / kept.id)
    tag = is_there.headers["ETag"]
    for path in ("", "/ask/view.json", "/tables.zip"):
        is_no_workspace(api.get(of(kept, path), headers={"If-None-Match": tag}))
    is_no_workspace(api.post(of(kept, "/extend"), headers=owner(kept.owner_key)))
    kept.manifest.save(home / "workspaces" / kept.id)


def vars_of(manifest: WorkspaceManifest) -> dict[str, Any]:
    return {name: getattr(manifest, name) for name in WorkspaceManifest.__slots__}


@pytest.mark.parametrize("header", [{}, owner("0" * 32), {"Authorization": "Basic eDp5"}])
def test_without_the_owner_key_nothing_changes(
    api: TestClient, kept: Kept, header: dict[str, str]
) -> None:
    for got in (
        api.delete(of(kept), headers=header),
        api.post(of(kept, "/extend"), headers=header),
    ):
        assert got.status_code == 401
        assert got.headers["WWW-Authenticate"] == "Bearer"
        assert got.json()["type"] == "/api/docs#wrong-key"
    assert api.get(of(kept)).json()["expires"] == kept.manifest.expires


def test_the_owner_extends_and_deletes(
    api: TestClient, kept: Kept, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLOWBURN_MAX_WORKSPACE_DAYS", "60")
    before = api.get(of(kept))
    later = api.post(of(kept, "/extend"), headers=owner(kept.owner_key))
    assert later.status_code == 200
    assert datetime.fromisoformat(later.json()["expires"]) > kept.manifest.ends + timedelta(days=29)
    after = api.get(of(kept), headers={"If-None-Match": before.headers["ETag"]})
    assert after.json() == later.json()
    gone = api.delete(of(kept), headers=owner(kept.owner_key))
    assert (gone.status_code, gone.content) == (204, b"")
    assert not (home / "workspaces" / kept.id).exists()
    is_no_workspace(api.get(of(kept, "/ask/view.json")))
    is_no_workspace(api.delete(of(kept), headers=owner(kept.owner_key)))


def test_the_key_is_taken_from_the_header_alone(api: TestClient, kept: Kept) -> None:
    got = api.delete(of(kept, f"?key={kept.owner_key}"))
    assert got.status_code in {401, 422}
    assert api.get(of(kept)).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("ask/view.json?data=mine", "data"),
        ("ask/view.json?workspace={id}&data=theirs", "data"),
        ("workspaces/{id}/ask/view.json?data=theirs", "data"),
        ("workspaces/{id}/ask/view.json?workspace={id}", "workspace"),
        ("workspaces/{id}?data=mine", "data"),
        ("ask/view.json?workspace={id}&workspace={id}", "workspace"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(
    api: TestClient, kept: Kept, query: str, parameter: str
) -> None:
    got = api.get(f"/api/v1/{query.format(id=kept.id)}")
    assert got.status_code == 422
    assert got.json()["parameter"] == parameter


def test_a_pinned_version_is_answered_or_refused(
    api: TestClient, kept: Kept, home: Path, warehouse: Any
) -> None:
    mine = open_workspace(kept.id, "mine", home).data_version
    assert api.get(of(kept, f"/ask/view.json?data=mine&version={mine}")).status_code == 200
    catalogue = f"/api/v1/ask/view.json?version={warehouse.data_version}"
    assert api.get(catalogue).content == api.get("/api/v1/ask/view.json").content
    got = api.get(of(kept, f"/ask/view.json?data=merged&version={mine}"))
    assert got.status_code == 409
    assert (got.json()["parameter"], got.json()["type"]) == ("version", "/api/docs#other-data")
    assert got.json()["data_version"] == open_workspace(kept.id, "merged", home).data_version


def test_neither_id_nor_key_is_logged_by_anything(
    api: TestClient, kept: Kept, caplog: pytest.LogCaptureFixture, monkeypatch: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    api = TestClient(RequestLog(api.app))
    for path in ("", "/ask/view.json", "/ask/nothing.json", "/tables.zip?x=1"):
        api.get(of(kept, path))
    api.post(of(kept, "/extend"), headers=owner(kept.owner_key))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", f"/home/workspaces/{kept.id}/.manifest.json")

    monkeypatch.setattr(WorkspaceManifest, "save", full)
    assert api.post(of(kept, "/extend"), headers=owner(kept.owner_key)).status_code == 500
    logged = [each for each in caplog.records if not each.name.startswith(CLIENTS)]
    ours = "\n".join(each.getMessage() for each in logged)
    assert "No space left on device" in ours
    assert kept.id not in ours
    assert kept.owner_key not in ours


def test_a_zip_of_many_pieces_is_whole(
    api: TestClient, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = api.get(of(kept, "/tables.zip")).content
    monkeypatch.setattr(files, "CHUNK", 64)
    pieces = api.get(of(kept, "/tables.zip")).content
    both = [ZipFile(io.BytesIO(each)) for each in (whole, pieces)]
    assert both[0].namelist() == both[1].namelist()
    assert all(both[0].read(name) == both[1].read(name) for name in both[0].namelist())
