"""A process that is killed leaves no half workspace, and nothing that it has confirmed is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from slowburn.warehouse.home import PROJECT
from slowburn.workspaces import disk
from slowburn.workspaces.cleaning import clear_expired
from slowburn.workspaces.secrets import is_id
from slowburn.workspaces.store import delete, extend, find, folder_of_all, keep
from slowburn.workspaces.tables import content_of

ROWS = 400_000
"""Enough that writing them takes far longer than a kill is waited for."""


def started(script, *arguments):
    """Run a script on a process of its own; whatever it prints is what a person would have seen."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )


def whole(home):
    """Return the ids of the workspaces in a home, having checked that each is whole."""
    there = {path.name for path in folder_of_all(home).iterdir() if is_id(path.name)}
    for workspace_id in there:
        folder, manifest = find(workspace_id, home)
        assert manifest.content == content_of(folder)
        for table, rows in manifest.rows.items():
            [(found,)] = duckdb.sql(f"SELECT count(*) FROM '{folder}/{table}.parquet'").fetchall()
            assert found == rows
        assert {file.name for file in folder.iterdir()} - {".manifest.json"} == {
            "manifest.json",
            *(f"{table}.parquet" for table in manifest.rows),
        }
    return there


def clear(home):
    """Clear up as the server does once what was left behind is old enough."""
    for left in folder_of_all(home).iterdir():
        os.utime(left, (0, 0))
    clear_expired(home)
    return {path.name for path in folder_of_all(home).iterdir() if path.name != ".lock"}


def unfinished(home):
    """Return the files that have been begun and are not in place."""
    return set(home.glob("workspaces/.unfinished-*/*.parquet"))


WRITE = f"""
import sys, duckdb
from pathlib import Path
from slowburn.workspaces.store import keep
con = duckdb.connect()
con.execute("CREATE TABLE drama AS SELECT uuid() AS drama_id FROM range({ROWS})")
con.execute("CREATE TABLE coverage AS SELECT uuid() AS drama_id FROM range({ROWS})")
while True:
    print("kept", keep(con, "Mine", at=Path(sys.argv[1])).id, flush=True)
"""


def test_killed_while_the_rows_are_written(tmp_path):
    chance = random.Random(4)
    confirmed, caught = set(), 0
    for _ in range(8):
        writer = started(WRITE, tmp_path)
        before = unfinished(tmp_path)
        while not unfinished(tmp_path) - before:
            assert writer.poll() is None
            time.sleep(0.002)
        time.sleep(chance.uniform(0.0, 0.08))
        writer.send_signal(signal.SIGKILL)
        confirmed |= {line.split()[1] for line in writer.stdout.read().splitlines()}
        writer.wait()
        caught += len(unfinished(tmp_path) - before)
    assert caught >= 3, "the kills came too late to tell anything"
    there = whole(tmp_path)
    assert confirmed <= there
    assert clear(tmp_path) == there


AT_EVERY_MOMENT = """
import os, signal, sys, duckdb
from pathlib import Path
from slowburn.workspaces.store import delete, extend, keep

ON_DISK = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir",
           "fcntl.flock", "shutil.rmtree"}

def say(*words):
    os.write(1, (" ".join(words) + "\\n").encode())

def act(moment):
    home = Path(sys.argv[1], str(moment))
    home.mkdir()
    seen = 0
    def killed(event, _):
        nonlocal seen
        if event in ON_DISK:
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    con = duckdb.connect()
    con.execute("CREATE TABLE drama AS SELECT uuid() AS drama_id FROM range(20)")
    sys.addaudithook(killed)
    kept = keep(con, "Mine", at=home)
    say("kept", kept.id)
    extend(kept.id, kept.owner_key, at=home)
    say("deleting", kept.id)
    delete(kept.id, kept.owner_key, at=home)
    say("deleted", kept.id)

for moment in range(1, 1000):
    child = os.fork()
    if child == 0:
        act(moment)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        break
"""


def test_killed_before_each_thing_that_is_done_on_the_disk(tmp_path):
    keeper = started(AT_EVERY_MOMENT, tmp_path)
    told, _ = keeper.communicate(timeout=300)
    said = [line.split() for line in told.splitlines()]
    homes = list(tmp_path.iterdir())
    assert len(homes) > 30
    there: set[str] = set()
    for home in homes:
        if folder_of_all(home).exists():
            ids = whole(home)
            assert clear(home) == ids
            there |= ids
    kept, deleting, deleted = (
        {word for verb, word in said if verb == wanted}
        for wanted in ("kept", "deleting", "deleted")
    )
    assert len(kept) > len(deleting) > len(deleted)
    assert kept - deleting <= there
    assert not there & deleted


@pytest.fixture
def synced(monkeypatch, tmp_path):
    """What was waited for, in order: the name, and whether a workspace was in place by then."""
    waited: list[tuple[str, bool]] = []
    fsync = os.fsync

    def recorded(handle):
        fsync(handle)
        name = Path(f"/proc/self/fd/{handle}").readlink().name
        in_place = any(is_id(path.name) for path in folder_of_all(tmp_path).iterdir())
        waited.append((name, in_place))

    monkeypatch.setattr(disk.os, "fsync", recorded)
    return waited


def test_what_is_confirmed_would_outlive_a_loss_of_power(synced, tmp_path):
    con = duckdb.connect()
    con.execute("CREATE TABLE drama AS SELECT 'a' AS drama_id")
    kept = keep(con, "Mine", at=tmp_path)
    before = [name for name, in_place in synced if not in_place]
    after = [name for name, in_place in synced if in_place]
    assert before[0] == tmp_path.name
    assert set(before[1:-1]) == {"drama.parquet", ".manifest.json"}
    assert before[-1].startswith(".unfinished-")
    assert after == ["workspaces"]
    synced.clear()
    extend(kept.id, kept.owner_key, at=tmp_path)
    assert [name for name, _ in synced] == [".manifest.json", kept.id]
    synced.clear()
    delete(kept.id, kept.owner_key, at=tmp_path)
    assert synced == [("workspaces", False)]


SHARING = """
import sys, duckdb
from pathlib import Path
from slowburn.workspaces.errors import FullError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.store import keep
con = duckdb.connect()
con.execute("CREATE TABLE drama AS SELECT 'a' AS drama_id")
sys.stdin.readline()
for _ in range(4):
    try:
        kept = keep(con, "Mine", limits=WorkspaceLimits(workspaces=5), at=Path(sys.argv[1]))
        print(kept.id, kept.owner_key)
    except FullError:
        pass
"""


def test_servers_that_share_a_folder_keep_no_more_than_is_allowed(tmp_path):
    servers = [
        subprocess.Popen(
            [sys.executable, "-c", SHARING, str(tmp_path)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [server.communicate("now\n", timeout=120)[0] for server in servers]
    kept = [line.split() for text in said for line in text.splitlines()]
    assert {workspace_id for workspace_id, _ in kept} == whole(tmp_path)
    assert len(kept) == 5
    for workspace_id, key in kept:  # whichever server kept it
        assert json.dumps(extend(workspace_id, key, at=tmp_path).rows) == '{"drama": 1}'
