"""A warehouse is replaced whole or not at all, whatever happens to the builder."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

import duckdb
import pytest

from etl.build import BuildFailedError, build, steps
from etl.contracts import CONTRACTS
from etl.version import data_version
from slowburn.warehouse.connection import open_warehouse
from slowburn.warehouse.home import BUNDLED_DATA


def builder(data, home, *options, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "slowburn", "build", "--data", str(data), *options],
        env=os.environ | {"SLOWBURN_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **more,
    )


def assert_whole(home) -> str:
    """Check that the warehouse in force is whole; return its data version."""
    folder = (home / "warehouse").resolve()
    manifest = json.loads((folder / "manifest.json").read_text())
    con = duckdb.connect(str(folder / "slowburn.duckdb"), read_only=True)
    for table, rows in manifest["rows"].items():
        parquet = folder / "parquet" / f"{table}.parquet"
        assert con.execute(f'SELECT count(*) FROM "{table}"').fetchone() == (rows,)
        assert con.execute(f"SELECT count(*) FROM read_parquet('{parquet}')").fetchone() == (rows,)
    con.close()
    return manifest["data_version"]


def other_version(data, folder):
    """Copy a data folder and change one fact in it."""
    shutil.copytree(data, folder)
    file = folder / "tropes.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Amnesia", "Amnesia!"), "utf-8")
    assert data_version(folder) != data_version(data)
    return folder


NURSERY = """
import os, signal, sys
from pathlib import Path
from etl.build import build

def die_around(operation, moment):
    really = getattr(Path, operation)
    def dying(*given):
        if moment == "after":
            really(*given)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(Path, operation, dying)

for line in sys.stdin:
    data, home, *death = line.split()
    child = os.fork()
    if child == 0:
        print(os.getpid(), flush=True)
        if death:
            die_around(*death)
        build(Path(data), Path(home), force=True, on_step=lambda _: print("step", flush=True))
        os._exit(0)
    print("ended", os.waitpid(child, 0)[1], flush=True)
"""


@pytest.fixture(scope="module")
def nursery():
    """Bear builders: a process that has done its imports, and forks one for each line it reads."""
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    yield process
    process.stdin.close()
    assert process.wait() == 0


def born(nursery, *given):
    """Start a builder; return its process number."""
    nursery.stdin.write(" ".join(map(str, given)) + "\n")
    return int(nursery.stdout.readline())


def ended(nursery):
    """Wait for the builder; return the signal that ended it, 0 if it ended by itself."""
    while not (line := nursery.stdout.readline()).startswith("ended"):
        assert line
    return int(line.split()[1])


def hidden(home):
    return [path.name for path in (home / "builds").iterdir() if path.name.startswith(".")]


@pytest.fixture
def two_versions(tmp_path, home):
    """The bundled data, a copy that differs, and a home where the first was built."""
    copied_home = tmp_path / "home"
    shutil.copytree(home, copied_home, symlinks=True, ignore=shutil.ignore_patterns("workspaces"))
    return BUNDLED_DATA, other_version(BUNDLED_DATA, tmp_path / "other"), copied_home


def test_a_builder_killed_at_any_moment_leaves_the_old_or_the_new_one(nursery, two_versions):
    one, two, home = two_versions
    versions = {data_version(one), data_version(two)}
    moments = random.Random(2025)
    killed = 0
    for data in [two, one] * 9:
        builder_number = born(nursery, data, home)
        last_step = moments.randint(0, steps())
        for _ in range(last_step):
            assert nursery.stdout.readline() == "step\n"
        time.sleep(moments.uniform(0, 0.2 if last_step == steps() else 0.04))
        with suppress(ProcessLookupError):
            os.kill(builder_number, signal.SIGKILL)
        killed += ended(nursery) == signal.SIGKILL
        assert assert_whole(home) in versions
    assert killed >= 9, "most builds had ended before they were killed: little was tested"
    born(nursery, two, home)
    assert ended(nursery) == 0
    assert assert_whole(home) == data_version(two)
    assert hidden(home) == []


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("operation", "in_force"), [("rename", "one"), ("symlink_to", "one"), ("replace", "two")]
)
def test_a_builder_killed_while_it_publishes_leaves_one_of_them(
    nursery, two_versions, operation, in_force, moment
):
    one, two, home = two_versions
    born(nursery, two, home, operation, moment)
    assert ended(nursery) == signal.SIGKILL
    new = in_force == "two" and moment == "after"
    assert assert_whole(home) == data_version(two if new else one)
    born(nursery, two, home)
    assert ended(nursery) == 0
    assert assert_whole(home) == data_version(two)
    assert hidden(home) == []
    assert len(list((home / "builds").iterdir())) <= 2
    assert sorted(path.name for path in home.iterdir()) == [".build-lock", "builds", "warehouse"]


def test_a_disk_that_fills_is_told_and_leaves_the_old_one(small_data, tmp_path):
    home = tmp_path / "home"
    before = build(small_data, home).manifest.data_version

    def only_small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    process = builder(BUNDLED_DATA, home, preexec_fn=only_small_files)
    said = process.communicate()[0].decode()
    assert process.returncode == 1, said
    assert "could not be written" in said
    assert "untouched" in said
    assert "Traceback" not in said
    assert assert_whole(home) == before
    assert hidden(home) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system; see above")
@pytest.mark.parametrize("size", ["6m", "9m", "12m"])  # full within tables, Parquet, checkpoint
def test_a_file_system_that_is_full_is_told_and_leaves_the_old_one(small_data, tmp_path, size):
    home = tmp_path / "home"
    home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(home)], check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount; the limit on file sizes is tested above")
    try:
        before = build(small_data, home).manifest.data_version
        with pytest.raises(BuildFailedError, match=r"No space left on device.*untouched"):
            build(BUNDLED_DATA, home)
        assert assert_whole(home) == before
        assert hidden(home) == []
    finally:
        open_warehouse.__globals__["_open"].cache_clear()
        subprocess.run(["umount", "-l", str(home)], check=True)


def test_the_same_input_gives_the_same_tables_byte_for_byte(tmp_path):
    copied = tmp_path / "copied"
    for file in sorted(BUNDLED_DATA.rglob("*.csv"), reverse=True):
        target = copied / file.relative_to(BUNDLED_DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    build(BUNDLED_DATA, tmp_path / "one")
    build(copied, tmp_path / "two")
    tables = sorted((tmp_path / "one/warehouse/parquet").iterdir())
    assert len(tables) == len(CONTRACTS)
    for table in tables:
        assert table.read_bytes() == (tmp_path / "two/warehouse/parquet" / table.name).read_bytes()


def test_nothing_is_rebuilt_when_nothing_changed(small_data, tmp_path):
    home = tmp_path / "home"
    first = build(small_data, home)
    in_force = (home / "warehouse").resolve()
    again = build(small_data, home)
    assert (first.rebuilt, again.rebuilt) == (True, False)
    assert (home / "warehouse").resolve() == in_force
    forced = build(small_data, home, force=True)
    assert forced.rebuilt
    assert forced.manifest == first.manifest


def test_one_changed_letter_is_another_data_version(small_data, tmp_path):
    home = tmp_path / "home"
    first = build(small_data, home)
    file = small_data / "tropes.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("It does.", "It dose."), "utf-8")
    assert build(small_data, home).manifest.data_version != first.manifest.data_version


def test_a_reader_reads_on_while_the_warehouse_is_replaced(small_data, tmp_path):
    home = tmp_path / "home"
    build(small_data, home)
    reader = open_warehouse(home)
    count = "SELECT count(*) FROM drama_alias"
    seen = []

    def read(_step=None):
        seen.extend(reader.connection.cursor().execute(count).fetchall())

    for round_number in range(3):
        file = small_data / "catalogue/aliases.csv"
        file.write_text(f"{file.read_text('utf-8')}zest-undated,Z{round_number}\n", "utf-8")
        build(small_data, home, on_step=read)
        read()
    assert seen == [(1,)] * 3 * (steps() + 1)
    newest = open_warehouse(home)
    assert newest.data_version != reader.data_version
    assert newest.connection.cursor().execute(count).fetchone() == (4,)


def test_the_warehouse_before_is_kept_for_whoever_is_about_to_open_it(small_data, tmp_path):
    home = tmp_path / "home"
    folders = []
    for _ in range(4):
        build(small_data, home, force=True)
        folders.append((home / "warehouse").resolve())
    assert sorted((home / "builds").iterdir()) == sorted(folders[-2:])


def test_two_builders_at_once_both_end_well(small_data, tmp_path):
    home = tmp_path / "home"
    builders = [builder(small_data, home) for _ in range(3)]
    for process in builders:
        assert process.wait() == 0, process.stdout.read()
    assert assert_whole(home) == data_version(small_data)
