"""Answers down a pipe, as a shell runs the command: nothing is cut short, nothing is blamed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
SLOWBURN = [sys.executable, "-m", "slowburn"]


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment of a shell, with the warehouse of the bundled data."""
    shell = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return shell | {"SLOWBURN_HOME": str(home)}


def test_an_answer_goes_down_a_pipe_whole(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*SLOWBURN, "ask", "dramas"], capture_output=True, check=True, env=environment
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") > 4000
    assert done.stdout.endswith(b"\n")


@pytest.mark.parametrize("question", ["dramas", "view"])
def test_whoever_closes_the_pipe_early_reads_no_traceback(
    environment: dict[str, str], question: str
) -> None:
    """As in ``slowburn ask dramas | head -1``; the pipe is closed before anything is written."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*SLOWBURN, "ask", question],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            env=environment,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_a_sentence(environment: dict[str, str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*SLOWBURN, "ask", "view"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment,
        )
    assert done.returncode == 1
    assert done.stderr == b"Could not write to standard output: No space left on device.\n"


def test_a_name_that_is_not_text_is_simply_not_found(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*SLOWBURN, "ask", "find", "--text", b"\xff\xfe"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")
