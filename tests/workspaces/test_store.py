"""Workspaces are there whole or not at all, and only for as long as they should be."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from slowburn.workspaces.cleaning import clear_expired
from slowburn.workspaces.errors import FullError, NoWorkspaceError, WorkspaceError, WrongKeyError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.manifest import WorkspaceManifest
from slowburn.workspaces.secrets import is_id
from slowburn.workspaces.store import delete, extend, find, folder_of_all, keep

ROWS = 7


@pytest.fixture
def tables():
    con = duckdb.connect()
    con.execute("CREATE TABLE drama (drama_id VARCHAR, title VARCHAR)")
    con.execute(f"INSERT INTO drama SELECT 'mine_' || i, 'Title' FROM range({ROWS}) t(i)")
    con.execute("CREATE TABLE coverage (source_id VARCHAR)")
    return con


def end(workspace_id, home, *, days):
    """Let a workspace end so many days from now."""
    folder = folder_of_all(home) / workspace_id
    ends = (datetime.now(UTC) + timedelta(days=days)).isoformat()
    replace(WorkspaceManifest.load(folder), expires=ends).save(folder)


def test_what_is_kept_is_found_with_its_rows_and_without_empty_tables(tables, tmp_path):
    kept = keep(tables, "Mine", at=tmp_path)
    folder, manifest = find(kept.id, tmp_path)
    assert manifest == kept.manifest
    assert manifest.name == "Mine"
    assert manifest.rows == {"drama": ROWS}
    assert {file.name for file in folder.iterdir()} == {"drama.parquet", "manifest.json"}
    assert (
        duckdb.sql(f"FROM '{folder}/drama.parquet'").fetchall()
        == tables.execute("FROM drama").fetchall()
    )


def test_ids_and_keys_are_never_the_same_twice_and_never_kept(tables, tmp_path):
    every = [keep(tables, "Mine", at=tmp_path) for _ in range(20)]
    secrets = {kept.id for kept in every} | {kept.owner_key for kept in every}
    assert len(secrets) == 40
    assert all(is_id(secret) for secret in secrets)
    stored = "".join(file.read_text() for file in folder_of_all(tmp_path).rglob("manifest.json"))
    assert not any(secret in stored for secret in secrets)


def test_neither_secret_stands_in_what_a_log_would_hold(tables, tmp_path):
    kept = keep(tables, "Mine", at=tmp_path)
    with pytest.raises(WrongKeyError) as wrong:
        delete(kept.id, "0" * 32, at=tmp_path)
    delete(kept.id, kept.owner_key, at=tmp_path)
    with pytest.raises(NoWorkspaceError) as gone:
        find(kept.id, tmp_path)
    for text in (repr(kept), str(kept), str(wrong.value), str(gone.value)):
        assert kept.id not in text
        assert kept.owner_key not in text


def test_others_cannot_read_the_folder(tables, tmp_path):
    kept = keep(tables, "Mine", at=tmp_path)
    for folder in (folder_of_all(tmp_path), folder_of_all(tmp_path) / kept.id):
        assert folder.stat().st_mode & 0o077 == 0


NO_IDS = [
    *("", ".", "..", "../warehouse", "/etc", ".lock"),
    *("0" * 31, "0" * 32, "0" * 33, "G" * 32, "A" * 32, "é" * 32),
    *("0" * 32 + "\n", "0" * 16 + "/" + "0" * 15),
]


@pytest.mark.parametrize("wrong", NO_IDS)
def test_what_is_no_id_never_reaches_the_disk(tables, tmp_path, wrong):
    keep(tables, "Mine", at=tmp_path)
    with pytest.raises(NoWorkspaceError):
        find(wrong, tmp_path)


@pytest.mark.parametrize("key", ["", "0" * 32, "é"])
def test_a_wrong_key_neither_extends_nor_deletes(tables, tmp_path, key):
    kept = keep(tables, "Mine", at=tmp_path)
    for act in (extend, delete):
        with pytest.raises(WrongKeyError):
            act(kept.id, key, at=tmp_path)
    assert find(kept.id, tmp_path)[1] == kept.manifest


def test_the_key_of_another_workspace_is_a_wrong_one(tables, tmp_path):
    mine, other = (keep(tables, "Mine", at=tmp_path) for _ in range(2))
    with pytest.raises(WrongKeyError):
        delete(mine.id, other.owner_key, at=tmp_path)


def test_what_is_deleted_leaves_nothing_behind(tables, tmp_path):
    kept = keep(tables, "Mine", at=tmp_path)
    delete(kept.id, f" {kept.owner_key}\n", at=tmp_path)  # as it comes out of a clipboard
    assert [file.name for file in folder_of_all(tmp_path).iterdir()] == [".lock"]
    with pytest.raises(NoWorkspaceError):
        delete(kept.id, kept.owner_key, at=tmp_path)


def test_a_workspace_ends_after_thirty_days_and_later_if_extended(tables, tmp_path):
    kept = keep(tables, "Mine", at=tmp_path)
    length = kept.manifest.ends - datetime.fromisoformat(kept.manifest.created)
    assert length == timedelta(days=30)
    end(kept.id, tmp_path, days=1)
    extended = extend(kept.id, kept.owner_key, at=tmp_path)
    left = extended.ends - datetime.now(UTC)
    assert timedelta(days=29.9) < left <= timedelta(days=30)
    assert find(kept.id, tmp_path)[1] == extended
    shorter = WorkspaceLimits(workspace_days=1)
    assert extend(kept.id, kept.owner_key, limits=shorter, at=tmp_path) == extended


def test_an_expired_workspace_is_gone_at_once_and_cleared_later(tables, tmp_path):
    over, valid = (keep(tables, "Mine", at=tmp_path) for _ in range(2))
    end(over.id, tmp_path, days=-0.001)
    with pytest.raises(NoWorkspaceError):
        find(over.id, tmp_path)
    with pytest.raises(NoWorkspaceError):
        extend(over.id, over.owner_key, at=tmp_path)
    assert clear_expired(tmp_path) == 1
    assert not (folder_of_all(tmp_path) / over.id).exists()
    assert find(valid.id, tmp_path)[1] == valid.manifest


def test_clearing_takes_leftovers_and_leaves_what_is_being_written(tables, tmp_path):
    keep(tables, "Mine", at=tmp_path)
    everything = folder_of_all(tmp_path)
    old, new, gone = (everything / name for name in (".unfinished-a", ".unfinished-b", ".gone-c"))
    for folder in (old, new, gone):
        folder.mkdir()
    os.utime(old, (time.time() - 7200,) * 2)
    assert clear_expired(tmp_path) == 0
    assert (old.exists(), new.exists(), gone.exists()) == (False, True, False)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"name": 1}', '{"expires": "soon"}'], ids=repr)
def test_a_damaged_manifest_opens_nothing_and_is_not_cleared(tables, tmp_path, damage):
    kept = keep(tables, "Mine", at=tmp_path)
    folder = folder_of_all(tmp_path) / kept.id
    (folder / "manifest.json").write_text(damage)
    with pytest.raises(NoWorkspaceError):
        find(kept.id, tmp_path)
    assert clear_expired(tmp_path) == 0
    assert folder.exists()


def test_each_limit_has_its_own_message_and_leaves_nothing(tables, tmp_path):
    keep(tables, "Mine", at=tmp_path)
    small = WorkspaceLimits(workspace_bytes=100)
    few = WorkspaceLimits(workspaces=1)
    full = WorkspaceLimits(workspaces_bytes=1000)
    said = []
    for limits in (small, few, full):
        with pytest.raises(FullError) as error:
            keep(tables, "Mine", limits=limits, at=tmp_path)
        said.append(str(error.value))
    assert "Bring fewer rows or columns" in said[0]
    assert "keeps 1 workspaces" in said[1]
    assert "no room for that among the 0.0 MB" in said[2]
    names = [file.name for file in folder_of_all(tmp_path).iterdir()]
    assert len([name for name in names if name != ".lock"]) == 1


def test_limits_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("SLOWBURN_MAX_WORKSPACE_DAYS", "7")
    assert WorkspaceLimits.from_environment() == WorkspaceLimits(workspace_days=7)
    monkeypatch.setenv("SLOWBURN_MAX_WORKSPACES", "many")
    with pytest.raises(ValueError, match="SLOWBURN_MAX_WORKSPACES must be a whole number"):
        WorkspaceLimits.from_environment()


def test_a_full_disk_leaves_nothing(tables, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WorkspaceManifest, "save", full)
    with pytest.raises(OSError, match="No space"):
        keep(tables, "Mine", at=tmp_path)
    assert list(folder_of_all(tmp_path).iterdir()) == []


def test_an_error_is_a_sentence(tmp_path):
    with pytest.raises(WorkspaceError, match="does not exist, or has expired"):
        find("0" * 32, tmp_path)
